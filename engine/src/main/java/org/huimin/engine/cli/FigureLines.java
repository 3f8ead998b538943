package org.huimin.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.huimin.engine.paper.GuidePage;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.policy.Text;
import org.jspecify.annotations.Nullable;

/**
 * The figures that decide in a place: its own and the published ones with source, the rest named.
 */
final class FigureLines {

    private static final int SOURCE = 46;

    private final Programme programme;
    private final GuidePage page;
    private final Language language;
    private final Sources sources;
    private final Set<Parameter> reached;
    private int others;
    private int first;
    private String before = "";

    FigureLines(
            Programme programme,
            GuidePage page,
            Sources sources,
            Language language,
            List<Rule> rules) {
        this.programme = programme;
        this.page = page;
        this.language = language;
        this.sources = sources;
        this.reached = Reach.figures(page.library(), page.place(), page.on(), rules);
    }

    void write(String title, SignPage to) {
        Set<Parameter> named = page.named(programme);
        Set<Parameter> all = new LinkedHashSet<>(named);
        all.addAll(reached);
        List<String> own = new ArrayList<>();
        List<String> assumed = new ArrayList<>();
        for (Parameter parameter : all) {
            Parameter.Row urban = row(parameter, Parameter.Residence.URBAN);
            Parameter.Row rural = row(parameter, Parameter.Residence.RURAL);
            boolean both = Objects.equals(urban, rural);
            boolean local = local(urban) || local(rural);
            boolean decisive = named.contains(parameter) && (urban == null || urban.verified());
            if (local || decisive) {
                List<String> lines = new ArrayList<>();
                lines.add(line(parameter, both ? "" : said("（城市）", " (urban)"), urban));
                if (!both) {
                    lines.add(line(parameter, said("（农村）", " (rural)"), rural));
                }
                // what the place set itself comes first
                own.addAll(local ? first : own.size(), lines);
                first += local ? lines.size() : 0;
            } else if (named.contains(parameter)) {
                assumed.add(parameter.name().in(language) + " " + page.figure(parameter, language));
            } else {
                others++;
            }
        }
        if (own.isEmpty() && assumed.isEmpty()) {
            return;
        }
        to.heading(title + said("（● 已与来源核对，○ 未核对）", " (● compared with its source, ○ not)"));
        own.forEach(to::item);
        if (!assumed.isEmpty()) {
            to.item(
                    said("○ 当地没有公布，按通行的数：", "○ Not published here, as usual elsewhere: ")
                            + String.join(said("；", "; "), assumed));
        }
        if (others > 0) {
            to.item(
                    said(
                                    "另有 %d 个通行的数和全部公式、案例：加 --full",
                                    "%d more usual figures, all formulas and cases: --full")
                            .formatted(others));
        }
    }

    private Parameter.@Nullable Row row(Parameter parameter, Parameter.Residence residence) {
        return parameter.row(page.place(), residence, page.on());
    }

    private static boolean local(Parameter.@Nullable Row row) {
        return row != null && row.place().code() != 0;
    }

    private String line(Parameter parameter, String whose, Parameter.@Nullable Row row) {
        Long value = row == null ? null : row.value();
        if (row == null || value == null) {
            return "○ " + parameter.name().in(language) + whose + said("：没有登记", ": not on file");
        }
        boolean again = row.source().equals(before);
        before = row.source();
        String source =
                (again ? said("来源同上", "same source") : told(row.source()))
                        + (row.clause().isEmpty() ? "" : said("；", "; ") + told(row.clause()));
        return said("%s %s%s %s%s%s %s　〔%s〕", "%s %s%s %s%s%s %s [%s]")
                .formatted(
                        row.verified() ? "●" : "○",
                        parameter.name().in(language),
                        whose,
                        shown(parameter, value),
                        said("，", ", "),
                        row.from(),
                        said("起", "on"),
                        source.length() > SOURCE ? source.substring(0, SOURCE) + "…" : source);
    }

    /** A source or a clause; what only assumes has its own mark already. */
    private String told(String written) {
        return sources.of(written).in(language).replaceFirst("^(assumed: |推定：)", "");
    }

    private String shown(Parameter parameter, long value) {
        return ShowPage.shown(parameter, value, language);
    }

    private String said(String zh, String en) {
        return new Text(zh, en).in(language);
    }
}

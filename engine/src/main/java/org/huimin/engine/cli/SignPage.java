package org.huimin.engine.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.huimin.engine.feel.Type;
import org.huimin.engine.paper.GuidePage;
import org.huimin.engine.policy.Concurrency;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.ProgrammeKind;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.policy.Text;
import org.jspecify.annotations.Nullable;

/**
 * One page on a programme as it holds in one place on one day, in plain words with the place's
 * figures, to be read and signed. What stands behind it is {@link ShowPage}.
 */
final class SignPage {

    /** How many figures stand behind a condition that nobody has put in plain words. */
    private static final int FIGURES = 4;

    private final Library library;
    private final Programme programme;
    private final GuidePage page;
    private final Sources sources;
    private final PrintStream out;
    private Language language = Language.CHINESE;
    private int heading;
    private String cited = "";

    SignPage(Programme programme, GuidePage page, Sources sources, PrintStream out) {
        this.library = page.library();
        this.programme = programme;
        this.page = page;
        this.sources = sources;
        this.out = out;
    }

    void write(String placeName, Language in) {
        language = in;
        line(ShowPage.title(programme, language));
        line(
                said("%s　%s 施行的规定　依据 %s　%s", "%s, as in force on %s, under %s, %s")
                        .formatted(
                                placeName
                                        + " "
                                        + page.place().text().replaceAll("(000)?(000)?$", ""),
                                page.on(),
                                library.cited(programme.law()).in(language),
                                programme.kind().words().in(language)));
        if (!programme.department().isEmpty()) {
            line(said("办理　", "Handled by ") + programme.department().in(language));
        }
        who();
        List<Rule> components = programme.components();
        if (!components.isEmpty()) {
            boolean monthly = programme.kind() == ProgrammeKind.ALLOWANCE;
            heading(
                    monthly
                            ? said("每月发多少（相加）", "How much a month (added up)")
                            : said("发多少", "How much"));
            numbered(components);
        }
        calculation();
        heading(said("时间", "Time"));
        new TimePage(programme, page, language).lines().forEach(this::item);
        beside();
        new FigureLines(programme, page, sources, language, all())
                .write(said("当地的数", "The figures here"), this);
        line("");
        line(
                said(
                                "经办　　　　　　审核　　　　　　签发　　　　　　日期　　　　　　规则版本 ",
                                "Prepared          Reviewed          Signed          Date          Rules ")
                        + library.version());
    }

    private List<Rule> all() {
        List<Rule> all = new ArrayList<>(programme.conditions());
        addTo(all, programme.applies());
        addTo(all, programme.covers());
        all.addAll(programme.components());
        return all;
    }

    private static void addTo(List<Rule> rules, @Nullable Rule rule) {
        if (rule != null) {
            rules.add(rule);
        }
    }

    private void who() {
        heading(said("谁可以得到（须同时符合）", "Who is entitled (all of these)"));
        List<Rule> conditions = new ArrayList<>();
        addTo(conditions, programme.applies());
        conditions.addAll(programme.conditions());
        numbered(conditions);
        if (programme.covers() instanceof Rule covers) {
            item(words(covers));
        }
    }

    private void numbered(List<Rule> rules) {
        int number = 1;
        for (Rule rule : rules) {
            wrapped("%2d. ".formatted(number++), words(rule));
        }
    }

    /** The plain words of a rule, else its name and its figures; then its clause. */
    private String words(Rule rule) {
        String plain = page.plain(programme, rule).map(text -> text.in(language)).orElse("");
        String words =
                rule.name().in(language)
                        + said("：", ": ")
                        + (plain.isEmpty() ? figures(rule) : plain);
        RuleVariant variant = rule.variant(page.place(), page.on());
        String law = variant == null ? "" : variant.law();
        return words.replaceFirst("(：|: )$", "") + (law.isEmpty() ? "" : clause(law));
    }

    /** The clause; the act is named when it is another one than in the line before. */
    private String clause(String law) {
        String whole = library.cited(law).in(language);
        String act = library.cited(law.replaceFirst(" .*", "")).in(language);
        boolean again = act.equals(cited) && !whole.equals(act);
        cited = act;
        String shown = again ? whole.replace(act, "").replaceFirst("^[,\\s]+", "") : whole;
        return said("　〔", " [") + shown + said("〕", "]");
    }

    private String figures(Rule rule) {
        Set<Parameter> reached = Reach.figures(library, page.place(), page.on(), List.of(rule));
        return String.join(
                said("；", "; "),
                reached.stream()
                        .filter(each -> each.type().present() instanceof Type.Number)
                        .limit(FIGURES)
                        .map(each -> each.name().in(language) + " " + page.figure(each, language))
                        .toList());
    }

    /** What else is put in plain words: how income is counted, for example. */
    private void calculation() {
        Set<Rule> others = new LinkedHashSet<>(programme.rules());
        all().forEach(others::remove);
        others.removeIf(rule -> page.plain(programme, rule).isEmpty());
        if (!others.isEmpty()) {
            heading(said("怎样算", "How it is counted"));
            others.forEach(rule -> item(words(rule)));
        }
    }

    /** Stated by this programme or by the other one. */
    private void beside() {
        List<String> lines = new ArrayList<>();
        for (Concurrency each : programme.concurrency()) {
            beside(each, each.with(), lines);
        }
        for (Programme other : library.programmes()) {
            for (Concurrency each : other.concurrency()) {
                if (each.with().equals(programme)) {
                    beside(each, other, lines);
                }
            }
        }
        if (!lines.isEmpty()) {
            heading(
                    said(
                            "与别的待遇（没有写的可以同时享受）",
                            "Besides other benefits (the rest may be drawn together)"));
            item(String.join(said("；", "; "), lines));
        }
    }

    private void beside(Concurrency each, Programme other, List<String> lines) {
        if (each.kind().excludes()) {
            String per =
                    each.per() == Programme.Unit.MEMBER
                            ? said("（按人）", " (per person)")
                            : said("（按户）", " (per household)");
            Text kept = new Text("，转过去以前保留", ", kept until moved over");
            lines.add(
                    new Text(other.shortName(), other.en()).in(language)
                            + said(" ", ": ")
                            + each.kind().words().in(language)
                            + per
                            + (each.until() == null ? "" : kept.in(language)));
        }
    }

    // --- lines -------------------------------------------------------------------------------

    void heading(String title) {
        String[] numbers = {"一", "二", "三", "四", "五", "六", "七"};
        line(
                (language == Language.CHINESE ? numbers[heading] + "、" : (heading + 1) + ". ")
                        + title);
        heading++;
    }

    void item(String words) {
        wrapped("  · ", words);
    }

    private void wrapped(String first, String words) {
        String indent = first;
        for (String part : Lines.wrap(words, Lines.WIDTH - first.length())) {
            line(indent + part);
            indent = " ".repeat(first.length());
        }
    }

    void line(String text) {
        Objects.requireNonNull(text);
        out.println(text);
    }

    private String said(String zh, String en) {
        return new Text(zh, en).in(language);
    }
}

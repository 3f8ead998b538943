package org.huimin.engine.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Expr;
import org.huimin.engine.feel.FormulaText;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Problem;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.ProgrammeKind;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;
import org.huimin.engine.policy.Source;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Values;
import org.huimin.engine.policy.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a programme as it holds in one place on one day: formulas, figures, cases. The page
 * to be signed is {@link SignPage}.
 */
final class ShowPage {

    /** How many cases of one file stand on the page. */
    private static final int SHOWN_OF_FILE = 2;

    private final Library library;
    private final Programme programme;
    private final PlaceCode place;
    private final LocalDate on;
    private final Language language;
    private final Sources sources;
    private final PrintStream out;
    private final Reach reach;
    private final LocalRules local;
    private int heading;

    ShowPage(
            Library library,
            Programme programme,
            PlaceCode place,
            LocalDate on,
            Sources sources,
            Language language,
            PrintStream out) {
        this.library = library;
        this.programme = programme;
        this.place = place;
        this.on = on;
        this.language = language;
        this.sources = sources;
        this.out = out;
        this.local = new LocalRules(library, place, on);
        this.reach = new Reach(library, local, place, on);
    }

    void write(String placeName, Path content) {
        roots().forEach(reach::of);
        out.println(title(programme, language));
        out.println(
                said("地区　%s %s　　适用日期　%s　　规则版本　%s", "Place %s %s  as of %s  rules %s")
                        .formatted(
                                placeName,
                                place.text().replaceAll("(000)?(000)?$", ""),
                                on,
                                library.version()));
        out.println(said("依据　", "Legal basis: ") + library.cited(programme.law()).in(language));
        boolean households = programme.unit() == Programme.Unit.HOUSEHOLD;
        out.println(
                said("按%s决定，%s", "Decided by %s; %s")
                        .formatted(
                                households ? said("户", "household") : said("人", "person"),
                                programme.kind().words().in(language)));
        new TermsPage(library, language).write(programme, out);
        who();
        amount();
        outputs();
        calculations();
        figures();
        schemes();
        cases(content);
        out.println();
        out.println(
                said(
                        "经办　　　　　　　　　审核　　　　　　　　　签发　　　　　　　　　日期",
                        "Handled by               Checked by               Signed by               Date"));
    }

    private List<Rule> roots() {
        List<Rule> roots = new ArrayList<>();
        add(roots, programme.applies());
        roots.addAll(programme.conditions());
        add(roots, programme.covers());
        roots.addAll(programme.components());
        roots.addAll(programme.outputs());
        return roots;
    }

    private static void add(List<Rule> rules, @Nullable Rule rule) {
        if (rule != null) {
            rules.add(rule);
        }
    }

    /** What holds here of a rule, and of all it names, in the order of reading. */
    private @Nullable LocalTable table(Rule rule, RuleVariant variant) {
        return variant.rows().isEmpty() ? null : LocalTable.of(rule, variant, local);
    }

    private void heading(String title) {
        String[] numbers = {"一", "二", "三", "四", "五", "六", "七"};
        out.println();
        String number = said(numbers[heading] + "、", heading + 1 + ". ");
        heading++;
        out.println(number + title);
    }

    private void who() {
        heading(said("谁可以得到", "Who is entitled"));
        if (programme.applies() instanceof Rule applies) {
            out.println(said("  前提：", "  Applies to: ") + name(applies) + clause(applies));
            out.println("      " + formula(applies));
        }
        out.println(said("  须同时符合：", "  All of these hold:"));
        int number = 1;
        for (Rule condition : programme.conditions()) {
            out.println("  %d. %s%s".formatted(number++, name(condition), clause(condition)));
            out.println("      " + formula(condition));
        }
        if (programme.covers() instanceof Rule covers) {
            out.println(said("  保障的人：", "  Covers: ") + name(covers) + clause(covers));
            out.println("      " + formula(covers));
        }
    }

    private void amount() {
        if (programme.components().isEmpty()) {
            return;
        }
        heading(
                programme.kind() == ProgrammeKind.ALLOWANCE
                        ? said("每月发多少（各项相加）", "How much a month (the sum of these)")
                        : said("发多少（各项相加）", "How much (the sum of these)"));
        int number = 1;
        for (Rule component : programme.components()) {
            out.println("  %d. %s%s".formatted(number++, name(component), clause(component)));
            out.println("      " + formula(component));
        }
    }

    private void outputs() {
        if (programme.outputs().isEmpty()) {
            return;
        }
        heading(said("同时写明", "Stated with it"));
        int number = 1;
        for (Rule output : programme.outputs()) {
            out.println("  %d. %s%s".formatted(number++, name(output), clause(output)));
            out.println("      " + formula(output));
        }
    }

    private void calculations() {
        Set<Rule> others = new LinkedHashSet<>(reach.rules());
        roots().forEach(others::remove);
        if (others.isEmpty() && reach.results().isEmpty()) {
            return;
        }
        heading(said("怎样计算", "How it is worked out"));
        for (Rule rule : others) {
            if (local.value(local.formula(rule), rule) != null) {
                continue;
            }
            String owner =
                    rule.programmeId().equals(programme.id())
                            ? ""
                            : library.programme(rule.programmeId())
                                    .map(of -> said(of.shortName() + ".", of.en() + ": "))
                                    .orElse(rule.programmeId() + ".");
            out.println(
                    said("  %s%s（%s）%s", "  %s%s (%s)%s")
                            .formatted(
                                    owner,
                                    name(rule),
                                    rule.ofMember()
                                            ? said("每人", "each person")
                                            : said("全户", "the household"),
                                    clause(rule)));
            out.println("      " + formula(rule));
        }
        if (!reach.results().isEmpty()) {
            out.println(
                    said("  还要看别的待遇的结论：", "  Outcomes of other programmes: ")
                            + String.join(
                                    said("、", "; "),
                                    reach.results().stream()
                                            .map(each -> each.name().in(language))
                                            .toList()));
        }
    }

    private String formula(Rule rule) {
        RuleVariant variant = rule.variant(place, on);
        if (variant == null) {
            return said("（%s 没有生效的规定）", "(no rule in force on %s)").formatted(on);
        }
        Expr here = local.formula(rule);
        LocalTable table = table(rule, variant);
        if (here != null) {
            String nothing =
                    rule.type().equals(Type.TRUTH) ? "" : said("（当地没有这一项）", "(not in this place)");
            return local.value(here, rule) == null || nothing.isEmpty()
                    ? formula(rule, FormulaText.of(here))
                    : nothing;
        }
        // a table stays a table
        return table == null
                ? formula(rule, variant.formula()).strip().replaceAll("\\n *", "\n      ")
                : formula(rule, String.join("\n      ", table.text()));
    }

    private String clause(Rule rule) {
        RuleVariant variant = rule.variant(place, on);
        if (variant == null || variant.law().isEmpty()) {
            return "";
        }
        String since = variant.from() == null ? "" : said("，自 ", ", from ") + variant.from();
        String local = variant.place().code() == 0 ? "" : said("，本地规定", ", local rule");
        return said("　〔", "  [")
                + library.cited(variant.law()).in(language)
                + since
                + local
                + said("〕", "]");
    }

    private void figures() {
        if (reach.parameters().isEmpty()) {
            return;
        }
        heading(said("标准和参数", "Standards and figures"));
        for (Parameter parameter : reach.parameters()) {
            Parameter.Row urban = parameter.row(place, Parameter.Residence.URBAN, on);
            Parameter.Row rural = parameter.row(place, Parameter.Residence.RURAL, on);
            if (java.util.Objects.equals(urban, rural)) {
                figure(parameter, "", urban);
            } else {
                figure(parameter, said("（城市）", " (urban)"), urban);
                figure(parameter, said("（农村）", " (rural)"), rural);
            }
        }
    }

    private void figure(Parameter parameter, String whose, Parameter.@Nullable Row row) {
        Long value = row == null ? null : row.value();
        if (row == null || value == null) {
            out.println(said("  %s%s：没有登记", "  %s%s: not set").formatted(name(parameter), whose));
            return;
        }
        out.println(
                said("  %s%s：%s，自 %s%s　〔%s%s〕", "  %s%s: %s, from %s%s  [%s%s]")
                        .formatted(
                                name(parameter),
                                whose,
                                shown(parameter, value, language),
                                row.from(),
                                row.verified() ? "" : said("（未核对）", " (not verified)"),
                                sources.of(row.source()).in(language),
                                row.clause().isEmpty()
                                        ? ""
                                        : said("；", "; ") + sources.of(row.clause()).in(language)));
    }

    /** Which of several lawful ways the place has chosen; what it has not is not on the page. */
    private void schemes() {
        Set<Parameter> chosen = new LinkedHashSet<>(local.schemes());
        chosen.removeAll(reach.parameters());
        if (chosen.isEmpty()) {
            return;
        }
        heading(
                said(
                        "当地的选择（没有采用的办法不列在上面）",
                        "What the place has chosen (other ways are not shown)"));
        List<String> choices = new ArrayList<>();
        for (Parameter parameter : chosen) {
            Parameter.Row row = parameter.row(place, Parameter.Residence.URBAN, on);
            Long value = row == null ? null : row.value();
            if (row != null && value != null) {
                choices.add(
                        name(parameter)
                                + said("：", ": ")
                                + shown(parameter, value, language)
                                + (row.verified() ? "" : "*"));
            }
        }
        out.println("  " + String.join(said("；", "; "), choices));
        out.println(said("  * 未核对", "  * not verified"));
    }

    private String name(PolicySymbol symbol) {
        return symbol.name().in(language);
    }

    private String formula(Rule rule, String text) {
        return library.formula(rule.programmeId(), text).in(language);
    }

    private String said(String zh, String en) {
        return new Text(zh, en).in(language);
    }

    /** Both names, the one asked for first. */
    static String title(Programme programme, Language language) {
        return language == Language.ENGLISH
                ? programme.en()
                : "%s（%s）　%s".formatted(programme.zh(), programme.shortName(), programme.en());
    }

    /** With the unit of an amount: 元/人/月. */
    static String shown(Parameter parameter, long value, Language language) {
        String shown = Values.text(parameter.type(), value).in(language);
        if (parameter.type().present() instanceof Type.Number(var kind, var _, var _)
                && kind == Type.Kind.DECIMAL) {
            shown = shown.replaceAll("\\.?0+$", "");
        }
        String type = new Text(parameter.type().shown(), parameter.type().shownEn()).in(language);
        String money = new Text("金额(元", "money (yuan").in(language);
        return type.startsWith(money + "/")
                ? shown + type.substring(money.length(), type.length() - 1)
                : shown;
    }

    private void cases(Path content) {
        Path folder = content.resolve("programmes").resolve(programme.id()).resolve("cases");
        int all = 0;
        List<String> lines = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : ContentFolder.files(folder, ".yaml")) {
            Source source = Source.read(content, file, problems);
            Yaml yaml = source == null ? null : source.yaml();
            int ofFile = 0;
            for (Yaml entry : yaml == null ? List.<Yaml>of() : yaml.items()) {
                if (here(entry)) {
                    all++;
                    if (ofFile++ < SHOWN_OF_FILE) {
                        lines.add(line(entry));
                    }
                }
            }
        }
        if (!lines.isEmpty()) {
            heading(said("本地的案例（共 %d 个）", "Cases of the place (%d)").formatted(all));
            if (language == Language.ENGLISH) {
                out.println("  Written in Chinese, each with its sum: see the folder of cases.");
                return;
            }
            lines.forEach(line -> out.println("  · " + line));
            if (all > lines.size()) {
                out.println("  · 其余 %d 个见 cases 目录".formatted(all - lines.size()));
            }
        }
    }

    /** A case of the place itself, of one below it, or of the nation. */
    private boolean here(Yaml entry) {
        return PlaceCode.read(entry.text("place", "")) instanceof PlaceCode.Reading.Valid(var of)
                && place.contains(of);
    }

    private static String line(Yaml entry) {
        Yaml expect = entry.get("expect");
        String amount = expect == null ? "" : expect.text("amount", "");
        String outcome =
                switch (expect == null ? "" : expect.text("outcome", "")) {
                    case "granted" -> amount.isEmpty() ? "符合" : amount + " 元";
                    case "refused" -> "不符合";
                    case "needs-information" -> "要补充信息";
                    case "not-applicable" -> "不适用";
                    default -> "";
                };
        String because = entry.text("because", "");
        return "%s → %s%s"
                .formatted(
                        entry.text("name", "?"),
                        outcome,
                        because.isEmpty() ? "" : "（" + because.replaceAll("\\s+", " ") + "）");
    }
}

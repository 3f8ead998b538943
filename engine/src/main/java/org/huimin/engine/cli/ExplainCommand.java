package org.huimin.engine.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.ProgrammeDecision;
import org.huimin.engine.policy.References;
import org.huimin.engine.policy.Result;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.policy.Values;
import org.jspecify.annotations.Nullable;

/**
 * {@code programme explain FILE.json [X]}: why a household gets what it gets, step by step; {@code
 * programme explain RULE}: what a rule reads, who uses it, its clause and its parameters by place.
 */
final class ExplainCommand {

    private static final int PLACES = 40;

    private ExplainCommand() {}

    static int run(Arguments arguments, PrintStream out) {
        String what = arguments.word(1);
        if (what == null) {
            throw new UsageException(
                    "bin/programme explain FILE.json|- [待遇] | explain 待遇.规则 [--place CODE] [--on DATE]");
        }
        Library library = arguments.library();
        if (what.equals("-") || Files.isRegularFile(Path.of(what))) {
            household(library, what, arguments, out);
            return 0;
        }
        Rule rule = Chosen.rule(library, what);
        if (rule == null) {
            throw new UsageException(
                    "没有文件或规则 %s，是否 / there is no file or rule of this name, perhaps %s"
                            .formatted(
                                    what,
                                    Suggestions.nearest(
                                                    what.substring(what.indexOf('.') + 1),
                                                    Chosen.ruleNames(library))
                                            .orElse("低保.…")));
        }
        new RuleText(library, rule, arguments.date("--on"), out).write(place(arguments));
        return 0;
    }

    private static PlaceCode place(Arguments arguments) {
        String place = arguments.option("--place");
        return place == null ? PlaceCode.NATION : PlaceCode.of(place);
    }

    private static void household(
            Library library, String file, Arguments arguments, PrintStream out) {
        HouseholdInput household = DecideCommand.household(file, arguments, library);
        String only = arguments.word(2);
        Programme programme = only == null ? null : Chosen.programme(library, only);
        List<ProgrammeDecision> decisions =
                library.decider().decide(household).stream()
                        .filter(each ->
                                programme == null || each.programmeId().equals(programme.id()))
                        .toList();
        WalkThrough.write(
                household,
                library,
                Sources.read(arguments.content()),
                decisions,
                DecideCommand.language(arguments),
                out);
    }

    /** Everything about one rule. */
    private record RuleText(Library library, Rule rule, LocalDate on, PrintStream out) {

        void write(PlaceCode place) {
            out.println(
                    "%s.%s（%s，%s）　%s"
                            .formatted(
                                    owner(rule),
                                    rule.zh(),
                                    rule.ofMember() ? "每人" : "全户",
                                    rule.type().shown(),
                                    rule.en()));
            for (RuleVariant variant : rule.variants()) {
                String from = variant.from() == null ? "" : "　自 " + variant.from();
                String to = variant.to() == null ? "" : "　至 " + variant.to();
                String where = variant.place().code() == 0 ? "" : "　地区 " + variant.place().text();
                String now = variant.equals(rule.variant(place, on)) ? "　← " + on + " 有效" : "";
                out.println("  公式" + where + from + to + now);
                out.println("    = " + variant.formula().strip().replaceAll("\\s+", " "));
                if (!variant.law().isEmpty()) {
                    out.println("    〔" + library.clause(variant.law()) + "〕");
                }
                if (!variant.note().isEmpty()) {
                    out.println("    注：" + variant.note());
                }
            }
            reads();
            users();
            parameters(place);
        }

        private String owner(Rule of) {
            return library.programme(of.programmeId())
                    .map(Programme::shortName)
                    .orElse(of.programmeId());
        }

        private void reads() {
            Set<String> names = new LinkedHashSet<>();
            rule.variants()
                    .forEach(variant ->
                            References.symbols(variant.node(), each -> names.add(name(each))));
            out.println("直接用到 / reads：" + (names.isEmpty() ? "—" : String.join("、", names)));
            Set<String> facts = new TreeSet<>();
            for (PolicySymbol symbol : reached()) {
                if (symbol instanceof Fact fact) {
                    facts.add(fact.zh());
                }
            }
            out.println("最终取决于的事实 / facts it rests on：" + String.join("、", facts));
        }

        private String name(PolicySymbol symbol) {
            return switch (symbol) {
                case Rule other ->
                        other.programmeId().equals(rule.programmeId())
                                ? other.zh()
                                : owner(other) + "." + other.zh();
                case Fact fact -> fact.zh() + "（事实）";
                case Parameter parameter -> parameter.zh() + "（参数）";
                case Result result -> result.zh();
            };
        }

        private void users() {
            Set<String> users = new LinkedHashSet<>();
            for (Programme programme : library.programmes()) {
                role(programme, users);
                for (Rule other : programme.rules()) {
                    for (RuleVariant variant : other.variants()) {
                        References.symbols(
                                variant.node(),
                                each -> {
                                    if (each.equals(rule)) {
                                        users.add(owner(other) + "." + other.zh());
                                    }
                                });
                        told(other, variant, users);
                    }
                }
            }
            out.println("谁用到它 / used by：" + (users.isEmpty() ? "—" : String.join("、", users)));
        }

        /** Whether a refusal's text shows the rule. */
        private void told(Rule other, RuleVariant variant, Set<String> users) {
            for (RuleVariant.Piece piece : variant.refusal()) {
                if (piece instanceof RuleVariant.Piece.Shown(var node)) {
                    References.symbols(
                            node,
                            each -> {
                                if (each.equals(rule)) {
                                    users.add(owner(other) + "." + other.zh() + "的说明");
                                }
                            });
                }
            }
        }

        private void role(Programme programme, Set<String> users) {
            if (programme.conditions().contains(rule)) {
                users.add(programme.zh() + "的条件");
            }
            if (programme.components().contains(rule)) {
                users.add(programme.zh() + "的金额");
            }
            if (rule.equals(programme.applies())) {
                users.add(programme.zh() + "的前提");
            }
            if (rule.equals(programme.covers())) {
                users.add(programme.zh() + "的保障对象");
            }
        }

        private Set<PolicySymbol> reached() {
            Set<PolicySymbol> reached = new LinkedHashSet<>();
            reach(rule, reached);
            return reached;
        }

        private static void reach(PolicySymbol symbol, Set<PolicySymbol> reached) {
            if (!reached.add(symbol)) {
                return;
            }
            if (symbol instanceof Rule other) {
                other.variants()
                        .forEach(variant ->
                                References.symbols(variant.node(), each -> reach(each, reached)));
            } else if (symbol instanceof Fact fact && fact.derivation() != null) {
                References.symbols(fact.derivation(), each -> reach(each, reached));
            }
        }

        private void parameters(PlaceCode within) {
            for (PolicySymbol symbol : reached()) {
                if (!(symbol instanceof Parameter parameter)) {
                    continue;
                }
                out.println("参数 %s（%s）".formatted(parameter.zh(), parameter.type().shown()));
                List<PlaceCode> places =
                        parameter.rows().stream()
                                .map(Parameter.Row::place)
                                .filter(each -> each.contains(within) || within.contains(each))
                                .distinct()
                                .sorted()
                                .toList();
                for (PlaceCode place : places.subList(0, Math.min(PLACES, places.size()))) {
                    row(parameter, place);
                }
                if (places.size() > PLACES) {
                    out.println("    … 还有 %d 个地区，用 --place 缩小范围".formatted(places.size() - PLACES));
                }
            }
        }

        private void row(Parameter parameter, PlaceCode place) {
            Parameter.Row urban = parameter.row(place, Parameter.Residence.URBAN, on);
            Parameter.Row rural = parameter.row(place, Parameter.Residence.RURAL, on);
            String shown =
                    java.util.Objects.equals(urban, rural)
                            ? value(parameter, urban)
                            : "城市 %s　农村 %s"
                                    .formatted(value(parameter, urban), value(parameter, rural));
            out.println("    %s　%s".formatted(place.text().replaceAll("(000)?(000)?$", ""), shown));
        }

        private static String value(Parameter parameter, Parameter.@Nullable Row row) {
            Long value = row == null ? null : row.value();
            return row == null || value == null
                    ? "—"
                    : "%s（自 %s，%s）"
                            .formatted(
                                    Values.shown(parameter.type(), value),
                                    row.from(),
                                    row.source());
        }
    }
}

package org.huimin.engine.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Remarks on content that loads but could be better: nothing here stops a decision. */
public final class Lint {

    private final Library library;
    private final Path root;
    private final List<String> remarks = new ArrayList<>();

    private Lint(Library library, Path root) {
        this.library = library;
        this.root = root;
    }

    /**
     * One line per remark, in the order of the programmes.
     *
     * @param asked facts that some application asks
     */
    public static List<String> remarks(Library library, Path root, Set<Fact> asked) {
        Lint lint = new Lint(library, root);
        for (Programme programme : library.programmes()) {
            lint.refusals(programme);
            lint.english(programme);
            lint.unused(programme);
            lint.parameters(programme);
            lint.laws(programme);
            lint.cases(programme);
            lint.tables(programme);
        }
        lint.remarks.addAll(new LintFacts(library, root, asked).remarks());
        return lint.remarks;
    }

    private void remark(Programme programme, String text) {
        remarks.add(programme.id() + "：" + text);
    }

    private void remark(Programme programme, String zh, String en) {
        remark(programme, zh + " / " + en);
    }

    private void refusals(Programme programme) {
        for (Rule condition : programme.conditions()) {
            boolean wordless =
                    condition.variants().stream().anyMatch(each -> each.refusal().isEmpty());
            if (wordless) {
                remark(
                        programme,
                        "条件“%s”没有不予确认的说法 refusal".formatted(condition.zh()),
                        "the condition \"%s\" says nothing to whom it refuses"
                                .formatted(condition.en()));
            }
        }
    }

    /** What an English reader would miss. */
    private void english(Programme programme) {
        english(programme, "规则没有英文名 en", programme.rules().stream().filter(each -> !each.named()));
        english(
                programme,
                "条件没有英文的不予确认说法 refusal.en",
                programme.conditions().stream()
                        .filter(each -> each.variants().stream().anyMatch(Lint::onlyChinese)));
        english(
                programme,
                "规则的 note 没有英文 note.en",
                programme.rules().stream()
                        .filter(each ->
                                each.variants().stream()
                                        .map(RuleVariant::note)
                                        .anyMatch(Text::onlyChinese)));
    }

    private void english(Programme programme, String what, Stream<Rule> rules) {
        String names = rules.map(Rule::zh).collect(Collectors.joining("、"));
        if (!names.isEmpty()) {
            remark(programme, what + "：" + names);
        }
    }

    private static boolean onlyChinese(RuleVariant variant) {
        return !variant.refusal().isEmpty() && variant.refusalEn().isEmpty();
    }

    /** Rules and parameters nothing leads to. */
    private void unused(Programme programme) {
        Set<PolicySymbol> used = new HashSet<>();
        for (Programme each : library.programmes()) {
            Cycles.rules(new Result(each, Result.Kind.GRANTED)).forEach(rule -> use(rule, used));
            each.components().forEach(rule -> use(rule, used));
            each.outputs().forEach(rule -> use(rule, used));
            if (each.covers() != null) {
                use(each.covers(), used);
            }
            each.timing().symbols().forEach(symbol -> use(symbol, used));
            for (StandardCheck check : each.checks()) {
                if (check.right() != null) {
                    use(check.right(), used);
                }
            }
        }
        for (Rule rule : programme.rules()) {
            if (!used.contains(rule) && !shown(programme, rule)) {
                remark(
                        programme,
                        "规则“%s”没有用到".formatted(rule.zh()),
                        "nothing uses the rule \"%s\"".formatted(rule.en()));
            }
        }
        for (Parameter parameter : programme.parameters()) {
            if (!used.contains(parameter) && !shown(programme, parameter)) {
                remark(
                        programme,
                        "参数“%s”没有用到".formatted(parameter.zh()),
                        "nothing uses the parameter \"%s\"".formatted(parameter.en()));
            }
        }
    }

    private static void use(PolicySymbol symbol, Set<PolicySymbol> used) {
        if (used.add(symbol) && symbol instanceof Rule rule) {
            rule.variants()
                    .forEach(each -> References.symbols(each.node(), next -> use(next, used)));
        }
    }

    /** Whether a refusal's text shows the symbol. */
    private static boolean shown(Programme programme, PolicySymbol symbol) {
        boolean[] found = {false};
        for (Rule rule : programme.rules()) {
            for (RuleVariant variant : rule.variants()) {
                for (RuleVariant.Piece piece : variant.refusal()) {
                    if (piece instanceof RuleVariant.Piece.Shown(var node)) {
                        References.symbols(node, each -> found[0] |= each.equals(symbol));
                    }
                }
            }
        }
        return found[0];
    }

    private void parameters(Programme programme) {
        boolean specimen = programme.id().startsWith("_");
        for (Parameter parameter : programme.parameters()) {
            new LintParameters(parameter, specimen)
                    .remarks()
                    .forEach(text -> remark(programme, text));
        }
    }

    /** Rows of tables that no case hits. */
    private void tables(Programme programme) {
        boolean tables =
                programme.rules().stream()
                        .flatMap(rule -> rule.variants().stream())
                        .anyMatch(variant -> !variant.rows().isEmpty());
        if (!tables) {
            return;
        }
        RowsHit hit = new RowsHit(library);
        Cases.run(root, library, programme, hit);
        for (Rule rule : programme.rules()) {
            for (RuleVariant variant : rule.variants()) {
                String labels =
                        hit.missed(variant).stream()
                                .map(RuleVariant.TableRow::label)
                                .collect(Collectors.joining("、"));
                if (!labels.isEmpty()) {
                    remark(
                            programme,
                            "表“%s”没有案例命中第 %s 行".formatted(rule.zh(), labels),
                            "no case hits row %s of the table \"%s\"".formatted(labels, rule.en()));
                }
            }
        }
    }

    private void laws(Programme programme) {
        Path folder = root.resolve("law");
        if (programme.id().startsWith("_") || !Files.isDirectory(folder)) {
            return;
        }
        Set<String> told = new HashSet<>();
        for (Rule rule : programme.rules()) {
            for (RuleVariant variant : rule.variants()) {
                String law = variant.law();
                String act = law.replaceAll("[@ ].*", "");
                boolean unresolved = !law.isEmpty() && library.clause(law).equals(law);
                if (unresolved && told.add(act)) {
                    remark(programme, "law/ 中没有法规“%s”".formatted(act), "law/ has no such act");
                }
                if (library.laws().lacks(law) && told.add(law)) {
                    remark(
                            programme,
                            "规则“%s”的条文 %s 在 law/ 里没有".formatted(rule.zh(), law),
                            "the clause of the rule \"%s\" is not in law/".formatted(rule.en()));
                }
                if (law.isEmpty() && told.add("no law: " + rule.id())) {
                    remark(
                            programme,
                            "规则“%s”没有写条文 law".formatted(rule.zh()),
                            "the rule \"%s\" names no clause".formatted(rule.en()));
                }
            }
        }
    }

    private void cases(Programme programme) {
        Path folder = root.resolve("programmes").resolve(programme.id()).resolve("cases");
        if (VocabularyReader.files(folder, ".yaml").isEmpty()) {
            remark(programme, "没有案例 cases", "it has no cases");
        }
    }
}

package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds rules and derived facts that need their own value, for every date a variant starts. */
final class Cycles {

    /** Before every rule: what holds then holds as long as the content reaches back. */
    private static final LocalDate FIRST = LocalDate.of(1949, 10, 1);

    private final List<ProgrammeReader.Draft> drafts;
    private final List<Programme> programmes;
    private final Vocabulary vocabulary;
    private final List<Problem> problems;
    private final Map<PolicySymbol, Yaml> formulas = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    Cycles(
            List<ProgrammeReader.Draft> drafts,
            Vocabulary vocabulary,
            List<VocabularyReader.Derivation> derivations,
            List<Problem> problems) {
        derivations.forEach(each -> formulas.put(each.fact(), each.formula()));
        this.drafts = drafts;
        this.programmes = drafts.stream().map(ProgrammeReader.Draft::programme).toList();
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    void find() {
        Set<LocalDate> dates = new TreeSet<>(Set.of(FIRST));
        for (Programme programme : programmes) {
            for (Rule rule : programme.rules()) {
                for (RuleVariant variant : rule.variants()) {
                    if (variant.from() != null) {
                        dates.add(variant.from());
                    }
                    if (variant.to() != null) {
                        dates.add(variant.to().plusDays(1));
                    }
                }
            }
        }
        for (LocalDate date : dates) {
            Map<Object, Boolean> done = new HashMap<>();
            List<PolicySymbol> path = new ArrayList<>();
            vocabulary.facts().forEach(fact -> visit(fact, date, done, path));
            for (Programme programme : programmes) {
                programme.rules().forEach(rule -> visit(rule, date, done, path));
            }
        }
    }

    private void visit(
            PolicySymbol symbol, LocalDate on, Map<Object, Boolean> done, List<PolicySymbol> path) {
        Boolean finished = done.get(symbol);
        if (finished != null) {
            if (!finished) {
                tell(path.subList(path.indexOf(symbol), path.size()), symbol, on);
            }
            return;
        }
        done.put(symbol, false);
        path.add(symbol);
        switch (symbol) {
            case Fact fact -> {
                if (fact.derivation() != null) {
                    References.symbols(fact.derivation(), next -> visit(next, on, done, path));
                }
            }
            case Rule rule -> {
                for (RuleVariant variant : rule.variants()) {
                    if (variant.inForce(on)) {
                        References.symbols(variant.node(), next -> visit(next, on, done, path));
                    }
                }
            }
            case Parameter _ -> {}
            case Result result -> rules(result).forEach(next -> visit(next, on, done, path));
        }
        path.removeLast();
        done.put(symbol, true);
    }

    /** The rules a result is made of. */
    static List<PolicySymbol> rules(Result result) {
        Programme programme = result.programme();
        List<PolicySymbol> rules = new ArrayList<>();
        if (result.kind() == Result.Kind.GRANTED) {
            if (programme.applies() != null) {
                rules.add(programme.applies());
            }
            rules.addAll(programme.conditions());
            return rules;
        }
        rules.add(new Result(programme, Result.Kind.GRANTED));
        if (result.kind() != Result.Kind.COVERED) {
            rules.addAll(programme.components());
        } else if (programme.covers() != null) {
            rules.add(programme.covers());
        }
        return rules;
    }

    /** On the first day of which all rules of the circle are in force. */
    private void tell(List<PolicySymbol> circle, PolicySymbol again, LocalDate on) {
        String names =
                circle.stream().map(this::named).collect(Collectors.joining(" → "))
                        + " → "
                        + named(again);
        String key = circle.stream().map(this::named).sorted().collect(Collectors.joining("|"));
        if (!told.add(key)) {
            return;
        }
        boolean always = on.equals(FIRST);
        String zh = (always ? "" : "自 " + on + " 起，") + "公式互相引用成了圈：" + names;
        String en =
                (always ? "" : "from " + on + " on ")
                        + "formulas refer to each other in a circle: "
                        + names;
        String remedy = "让其中一条不再引用下一条 / let one of them not name the next";
        Yaml where = where(circle, again, on);
        if (where == null) {
            where =
                    circle.stream()
                            .map(formulas::get)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
        }
        if (where != null) {
            where.problem("circle", zh, en, remedy);
        } else {
            problems.add(new Problem("circle", "vocabulary", 0, 0, again.zh(), zh, en, remedy));
        }
    }

    /** As other programmes call it: 低保.人均月收入. */
    private String named(PolicySymbol symbol) {
        return symbol instanceof Rule rule
                ? programmes.stream()
                                .filter(each -> each.id().equals(rule.programmeId()))
                                .map(each -> each.shortName() + ".")
                                .collect(Collectors.joining())
                        + rule.zh()
                : symbol.zh();
    }

    /** The entry of a variant of the circle in force that day; null when facts alone make it. */
    private @Nullable Yaml where(List<PolicySymbol> circle, PolicySymbol again, LocalDate on) {
        List<PolicySymbol> all = new ArrayList<>(List.of(again));
        all.addAll(circle);
        for (PolicySymbol symbol : all) {
            for (ProgrammeReader.Draft draft : drafts) {
                for (ProgrammeReader.RuleDraft rule : draft.rules()) {
                    boolean begun = rule.from() == null || !rule.from().isAfter(on);
                    boolean over = rule.to() != null && rule.to().isBefore(on);
                    if (rule.rule() == symbol && begun && !over) {
                        return rule.entry();
                    }
                }
            }
        }
        return null;
    }
}

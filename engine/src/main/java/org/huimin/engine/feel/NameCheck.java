package org.huimin.engine.feel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What the names of a formula mean, and which nullable ones are known to have a value. */
final class NameCheck {

    static final String MEMBERS = "家庭成员";
    static final String DECISION_DATE = "决定日";

    /** A variable of an iteration. */
    private record Variable(String name, int slot) {}

    private final Checker checker;
    private final Scope scope;
    private final List<Variable> variables = new ArrayList<>();
    private Set<Node.Ref> present = Set.of();

    /** Whose member names may stand without a variable; -1 nobody's. */
    private int bareSlot;

    NameCheck(Checker checker, Scope scope) {
        this.checker = checker;
        this.scope = scope;
        this.bareSlot = checker.level == Level.MEMBER ? 0 : Node.HOUSEHOLD;
    }

    // --- surroundings -------------------------------------------------------------------------

    /** Checks where the condition is known to hold, or not to. */
    <T extends @org.jspecify.annotations.Nullable Object> T where(
            Node condition, boolean holds, Supplier<T> check) {
        Set<Node.Ref> outer = present;
        present = new HashSet<>(outer);
        notNull(condition, holds, present);
        try {
            return check.get();
        } finally {
            present = outer;
        }
    }

    /** Checks with the members' names of the slot bare, as in a filter. */
    <T extends @org.jspecify.annotations.Nullable Object> T bare(int slot, Supplier<T> check) {
        int outer = bareSlot;
        bareSlot = slot;
        try {
            return check.get();
        } finally {
            bareSlot = outer;
        }
    }

    /** Checks with a variable for the slot. */
    <T> T with(Expr.Name variable, int slot, Supplier<T> check) {
        if (scope.find(variable.text()) != null || variable.text().equals(MEMBERS)) {
            checker.flaw(
                    "variable-hides-name",
                    variable.span(),
                    "变量“%s”与已有的名称相同".formatted(variable.text()),
                    "the variable \"%s\" hides a name".formatted(variable.text()),
                    "人");
        }
        variables.add(new Variable(variable.text(), slot));
        try {
            return check.get();
        } finally {
            variables.removeLast();
        }
    }

    /** What the condition being {@code holds} says about values not being null. */
    private static void notNull(Node condition, boolean holds, Set<Node.Ref> into) {
        switch (condition) {
            case Node.Compare(var comparison, Node.Ref ref, Node.Constant(var _, long value))
                    when value == Type.NONE -> {
                Node.Comparison wanted = holds ? Node.Comparison.UNEQUAL : Node.Comparison.EQUAL;
                if (comparison == wanted) {
                    into.add(ref);
                }
            }
            case Node.Logic(boolean and, var left, var right) -> {
                if (and == holds) {
                    notNull(left, holds, into);
                    notNull(right, holds, into);
                }
            }
            case Node.Not(var value) -> notNull(value, !holds, into);
            case Node other -> {}
        }
    }

    // --- names --------------------------------------------------------------------------------

    Typed name(Expr.Name name) {
        if (name.text().equals(DECISION_DATE)) {
            return Typed.of(new Node.DecisionDate());
        }
        if (name.text().equals(MEMBERS) || slotOf(name.text()) >= 0) {
            return checker.flaw(
                    "list-as-value",
                    name.span(),
                    "“%s”不是一个值".formatted(name.text()),
                    "\"%s\" is not a value".formatted(name.text()),
                    name.text().equals(MEMBERS) ? "count(家庭成员)" : name.text() + ".年龄");
        }
        Symbol symbol = scope.find(name.text());
        return symbol == null ? unknown(name) : bare(symbol, name, "");
    }

    private Typed bare(Symbol symbol, Expr.Name name, String prefix) {
        if (!symbol.ofMember()) {
            return reference(symbol, Node.HOUSEHOLD, name);
        }
        if (bareSlot >= 0) {
            return reference(symbol, bareSlot, name);
        }
        String full = prefix + name.text();
        String variable = variables.isEmpty() ? "" : variables.getLast().name() + "." + full;
        return checker.flaw(
                "level",
                name.span(),
                "“%s”是每个成员各有的，%s没有这个值".formatted(full, owner()),
                "\"%s\" belongs to each member, the %s has no such value"
                        .formatted(full, checker.level.en()),
                checker.level == Level.PLACE
                        ? "entity: household"
                        : variable.isEmpty()
                                ? "sum(for 人 in 家庭成员 return 人." + full + ")"
                                : variable);
    }

    private String owner() {
        return checker.level == Level.PLACE ? "一个地区" : "一户";
    }

    private Typed reference(Symbol symbol, int slot, Expr.Name name) {
        if (symbol.type() instanceof Type.Broken) {
            return Typed.BROKEN;
        }
        if (checker.level == Level.PLACE && symbol.level() != Level.PLACE) {
            return checker.flaw(
                    "level",
                    name.span(),
                    "“%s”属于%s，地区层级的规则只能用参数和地区层级的规则".formatted(name.text(), symbol.level().zh()),
                    "\"%s\" belongs to a %s; a rule of the place names parameters and rules of the place only"
                            .formatted(name.text(), symbol.level().en()),
                    "entity: " + symbol.level().en());
        }
        Node.Ref ref = new Node.Ref(symbol, slot);
        return symbol.type() instanceof Type.Optional(Type value) && present.contains(ref)
                ? new Typed(new Node.Present(value, ref), value)
                : Typed.of(ref);
    }

    Typed path(Expr.Path path) {
        List<Expr.Name> names = new ArrayList<>();
        Expr at = path;
        while (at instanceof Expr.Path(var _, var base, var name)) {
            names.addFirst(name);
            at = base;
        }
        if (!(at instanceof Expr.Name first)) {
            return checker.flaw(
                    "path",
                    path.span(),
                    "“.”前应是名称",
                    "a name must stand before \".\"",
                    "sum(家庭成员[…].月工资收入)");
        }
        int slot = slotOf(first.text());
        if (slot >= 0 && names.size() == 1) {
            Symbol symbol = scope.find(names.getFirst().text());
            return symbol == null
                    ? unknown(names.getFirst())
                    : ofMember(symbol, slot, names.getFirst());
        }
        Expr.Name programme = slot >= 0 ? names.removeFirst() : first;
        if (names.size() != 1 || !scope.isProgramme(programme.text())) {
            return unknown(programme, scope.names(), List.of());
        }
        Expr.Name name = names.getFirst();
        Symbol symbol = scope.find(programme.text(), name.text());
        if (symbol == null) {
            return unknown(name, scope.names(programme.text()), List.of());
        }
        return slot >= 0
                ? ofMember(symbol, slot, name)
                : bare(symbol, name, programme.text() + ".");
    }

    private Typed ofMember(Symbol symbol, int slot, Expr.Name name) {
        if (!symbol.ofMember()) {
            return checker.flaw(
                    "level",
                    name.span(),
                    "“%s”是全户共有的，不属于某个成员".formatted(name.text()),
                    "\"%s\" belongs to the household, not to a member".formatted(name.text()),
                    name.text());
        }
        return reference(symbol, slot, name);
    }

    /** Checks a member-level name of a list projection {@code 家庭成员.计入工资}. */
    Typed projected(Expr.Name name, int slot) {
        Symbol symbol = scope.find(name.text());
        return symbol == null ? unknown(name) : ofMember(symbol, slot, name);
    }

    private Typed unknown(Expr.Name name) {
        return unknown(name, scope.names(), scope.elsewhere(name.text()));
    }

    private Typed unknown(Expr.Name name, Collection<String> known, List<String> elsewhere) {
        return checker.flaw(
                "unknown-name",
                name.span(),
                "没有名为“%s”的事实、规则或参数".formatted(name.text()),
                "no fact, rule or parameter is called \"%s\"".formatted(name.text()),
                suggestion(name.text(), known, elsewhere));
    }

    /** What is called so in other programmes first, then what is nearly called so here. */
    private static String suggestion(
            String name, Collection<String> known, List<String> elsewhere) {
        List<String> ways = new ArrayList<>(elsewhere);
        boolean same = ways.stream().anyMatch(each -> each.endsWith("." + name));
        Suggestions.nearest(name, known)
                .filter(each -> !ways.contains(each))
                .ifPresent(near -> ways.add(same ? ways.size() : 0, near));
        return ways.isEmpty()
                ? "名称见 bin/vocabulary 与本项目的规则、参数 / see bin/vocabulary"
                : String.join(" 或 / or ", ways);
    }

    private int slotOf(String variable) {
        for (int i = variables.size() - 1; i >= 0; i--) {
            if (variables.get(i).name().equals(variable)) {
                return variables.get(i).slot();
            }
        }
        return Node.HOUSEHOLD;
    }
}

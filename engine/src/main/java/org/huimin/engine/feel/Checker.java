package org.huimin.engine.feel;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.huimin.engine.feel.Expr.Operator;
import org.huimin.engine.feel.Node.Comparison;
import org.jspecify.annotations.Nullable;

/** Resolves the names of one formula and types it; tells everything that is wrong at once. */
public final class Checker {

    static final String MEMBERS = "家庭成员";
    static final String DECISION_DATE = "决定日";

    /** A node with its type; BROKEN after a flaw. */
    record Typed(Node node, Type type) {
        static final Typed BROKEN = new Typed(new Node.Constant(Type.BROKEN, 0), Type.BROKEN);

        static Typed of(Node node) {
            return new Typed(node, node.type());
        }

        boolean broken() {
            return type instanceof Type.Broken;
        }
    }

    /** A variable of an iteration. */
    private record Variable(String name, int slot) {}

    final Consumer<Flaw> flaws;
    final Numbers numbers;
    private final Scope scope;
    private final boolean ofMember;
    private final List<Variable> variables = new ArrayList<>();
    private int depth;

    /** Whose member names may stand without a variable: -1 nobody's. */
    private int bareSlot;

    private Checker(Scope scope, boolean ofMember, Consumer<Flaw> flaws) {
        this.scope = scope;
        this.ofMember = ofMember;
        this.flaws = flaws;
        this.numbers = new Numbers(flaws);
        this.bareSlot = ofMember ? 0 : Node.HOUSEHOLD;
    }

    /**
     * The checked formula.
     *
     * @param ofMember the formula is about one member, whose names it may use bare
     * @param wanted the type the formula must have; null for any
     * @return null after a flaw
     */
    public static @Nullable Node check(
            Expr expression,
            Scope scope,
            boolean ofMember,
            @Nullable Type wanted,
            Consumer<Flaw> flaws) {
        List<Flaw> found = new ArrayList<>();
        Checker checker = new Checker(scope, ofMember, found::add);
        try {
            Typed typed = checker.typed(expression, wanted);
            Node node =
                    wanted == null || typed.broken()
                            ? typed.node()
                            : checker.fit(typed, wanted, expression.span());
            found.forEach(flaws);
            return found.isEmpty() ? node : null;
        } catch (ArithmeticException e) {
            flaws.accept(
                    new Flaw(
                            expression.span(),
                            "公式里的数字太大",
                            "a number in the formula is too large",
                            null));
            return null;
        }
    }

    /** Whether the formula being checked stands for one person at this point. */
    boolean aboutOnePerson() {
        return ofMember || depth > 0;
    }

    Typed typed(Expr expression, @Nullable Type wanted) {
        return switch (expression) {
            case Expr.Figure(var _, var value) -> Typed.of(Numbers.constant(value));
            case Expr.Truth(var _, var value) ->
                    Typed.of(new Node.Constant(Type.TRUTH, value ? 1 : 0));
            case Expr.Quote quote -> code(quote, wanted);
            case Expr.Name name -> name(name);
            case Expr.Path path -> path(path);
            case Expr.Filter filter ->
                    flaw(
                            filter.span(),
                            "名单不能单独作值，请放进 count、sum、every 或 some",
                            "a list is not a value; put it into count, sum, every or some",
                            "count(家庭成员[…])");
            case Expr.For iteration ->
                    flaw(
                            iteration.span(),
                            "for 只能放在 sum、min、max 里",
                            "for stands only inside sum, min or max",
                            "sum(for 人 in 家庭成员 return …)");
            case Expr.Range range ->
                    flaw(range.span(), "区间只能放在 in 之后", "a range stands only after in", null);
            case Expr.Call call -> new Functions(this).call(call, wanted);
            case Expr.Negated(var span, var value) -> negated(span, typed(value, null));
            case Expr.Binary binary -> binary(binary);
            case Expr.In in -> in(in);
            case Expr.If choice -> choice(choice, wanted);
            case Expr.Quantified quantified -> quantified(quantified);
        };
    }

    private Typed code(Expr.Quote quote, @Nullable Type wanted) {
        if (wanted instanceof Type.Broken) {
            return Typed.BROKEN;
        }
        if (!(wanted instanceof Type.Code(CodeList list))) {
            return flaw(
                    quote.span(),
                    "文字“%s”只能与代码类的事实比较".formatted(quote.value()),
                    "the text \"%s\" can only be compared with a fact that is a code"
                            .formatted(quote.value()),
                    null);
        }
        var rank = list.rank(quote.value());
        if (rank.isEmpty()) {
            List<String> names = list.codes().stream().map(CodeList.Code::zh).toList();
            return flaw(
                    quote.span(),
                    "“%s”不在代码表%s中；可用：%s"
                            .formatted(quote.value(), list.zh(), String.join("、", names)),
                    "\"%s\" is not in the code list %s".formatted(quote.value(), list.id()),
                    Suggestions.nearest(quote.value(), names).orElse(null));
        }
        return Typed.of(new Node.Constant(wanted, rank.getAsInt()));
    }

    private Typed name(Expr.Name name) {
        if (name.text().equals(DECISION_DATE)) {
            return Typed.of(new Node.DecisionDate());
        }
        if (name.text().equals(MEMBERS) || slotOf(name.text()) >= 0) {
            return flaw(
                    name.span(),
                    "“%s”不是一个值".formatted(name.text()),
                    "\"%s\" is not a value".formatted(name.text()),
                    name.text().equals(MEMBERS) ? "count(家庭成员)" : name.text() + ".年龄");
        }
        Symbol symbol = scope.find(name.text());
        return symbol == null ? unknownName(name, scope.names()) : bare(symbol, name, "");
    }

    private Typed bare(Symbol symbol, Expr.Name name, String prefix) {
        if (!symbol.ofMember()) {
            return reference(symbol, Node.HOUSEHOLD);
        }
        if (bareSlot >= 0) {
            return reference(symbol, bareSlot);
        }
        String full = prefix + name.text();
        String variable = variables.isEmpty() ? "" : variables.getLast().name() + "." + full;
        return flaw(
                name.span(),
                "“%s”是每个成员各有的，一户没有这个值".formatted(full),
                "\"%s\" belongs to each member, the household has no such value".formatted(full),
                variable.isEmpty() ? "sum(for 人 in 家庭成员 return 人." + full + ")" : variable);
    }

    private static Typed reference(Symbol symbol, int slot) {
        return symbol.type() instanceof Type.Broken
                ? Typed.BROKEN
                : Typed.of(new Node.Ref(symbol, slot));
    }

    private Typed unknownName(Expr.Name name, java.util.Collection<String> known) {
        return flaw(
                name.span(),
                "没有名为“%s”的事实、规则或参数".formatted(name.text()),
                "no fact, rule or parameter is called \"%s\"".formatted(name.text()),
                Suggestions.nearest(name.text(), known).orElse(null));
    }

    private Typed path(Expr.Path path) {
        List<Expr.Name> names = new ArrayList<>();
        Expr at = path;
        while (at instanceof Expr.Path(var _, var base, var name)) {
            names.addFirst(name);
            at = base;
        }
        if (!(at instanceof Expr.Name first)) {
            return flaw(path.span(), "“.”前应是名称", "a name must stand before \".\"", null);
        }
        int slot = slotOf(first.text());
        if (slot >= 0 && names.size() == 1) {
            Symbol symbol = scope.find(names.getFirst().text());
            return symbol == null
                    ? unknownName(names.getFirst(), scope.names())
                    : ofMember(symbol, slot, names.getFirst());
        }
        Expr.Name programme = slot >= 0 ? names.removeFirst() : first;
        if (names.size() != 1 || !scope.isProgramme(programme.text())) {
            return unknownName(programme, scope.names());
        }
        Expr.Name name = names.getFirst();
        Symbol symbol = scope.find(programme.text(), name.text());
        if (symbol == null) {
            return unknownName(name, scope.names(programme.text()));
        }
        return slot >= 0
                ? ofMember(symbol, slot, name)
                : bare(symbol, name, programme.text() + ".");
    }

    private Typed ofMember(Symbol symbol, int slot, Expr.Name name) {
        if (!symbol.ofMember()) {
            return flaw(
                    name.span(),
                    "“%s”是全户共有的，不属于某个成员".formatted(name.text()),
                    "\"%s\" belongs to the household, not to a member".formatted(name.text()),
                    name.text());
        }
        return reference(symbol, slot);
    }

    private int slotOf(String variable) {
        for (int i = variables.size() - 1; i >= 0; i--) {
            if (variables.get(i).name().equals(variable)) {
                return variables.get(i).slot();
            }
        }
        return Node.HOUSEHOLD;
    }

    private Typed negated(Span span, Typed value) {
        if (value.type() instanceof Type.Number number) {
            if (value.node() instanceof Node.Constant(var _, long plain)) {
                return Typed.of(new Node.Constant(number, Math.negateExact(plain)));
            }
            Node zero = new Node.Constant(number, 0);
            return Typed.of(
                    new Node.Arithmetic(number, Node.Operation.SUBTRACT, zero, value.node()));
        }
        return value.broken() ? value : notNumber(value, span);
    }

    Typed notNumber(Typed value, Span span) {
        return flaw(
                span,
                "此处应为数字或金额，却是%s".formatted(value.type().shown()),
                "a number or money is needed here, not %s".formatted(value.type().shown()),
                null);
    }

    private Typed binary(Expr.Binary binary) {
        return switch (binary.operator()) {
            case AND, OR -> {
                Node left = truth(binary.left());
                Node right = truth(binary.right());
                yield left == null || right == null
                        ? Typed.BROKEN
                        : Typed.of(new Node.Logic(binary.operator() == Operator.AND, left, right));
            }
            case ADD, SUBTRACT, MULTIPLY ->
                    arithmetic(binary, typed(binary.left(), null), typed(binary.right(), null));
            case DIVIDE ->
                    flaw(
                            binary.span(),
                            "除法须写明如何取整",
                            "a division must say how it is rounded",
                            "round(… / …, 0.01, \"四舍五入\") 或 floor(… / …)");
            case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST -> {
                Typed[] sides = sides(binary.left(), binary.right());
                yield compare(comparison(binary.operator()), sides[0], sides[1], binary.span());
            }
        };
    }

    private static Comparison comparison(Operator operator) {
        return Comparison.valueOf(operator.name());
    }

    /** Types both sides; a text takes the code list of the other side. */
    private Typed[] sides(Expr left, Expr right) {
        if (left instanceof Expr.Quote) {
            Typed typedRight = typed(right, null);
            return new Typed[] {typed(left, typedRight.type()), typedRight};
        }
        Typed typedLeft = typed(left, null);
        return new Typed[] {typedLeft, typed(right, typedLeft.type())};
    }

    Typed arithmetic(Expr.Binary binary, Typed left, Typed right) {
        if (left.broken() || right.broken()) {
            return Typed.BROKEN;
        }
        if (!(left.type() instanceof Type.Number a)) {
            return notNumber(left, binary.left().span());
        }
        if (!(right.type() instanceof Type.Number b)) {
            return notNumber(right, binary.right().span());
        }
        if (binary.operator() == Operator.MULTIPLY) {
            Type.Number type = numbers.product(a, left.node(), b, right.node(), binary.span());
            return type == null
                    ? Typed.BROKEN
                    : Typed.of(
                            new Node.Arithmetic(
                                    type, Node.Operation.MULTIPLY, left.node(), right.node()));
        }
        String doing = binary.operator() == Operator.ADD ? "相加" : "相减";
        Type.Number type = numbers.common(a, b, aboutOnePerson(), binary.span(), doing);
        if (type == null) {
            return Typed.BROKEN;
        }
        Node.Operation operation = Node.Operation.valueOf(binary.operator().name());
        return Typed.of(
                Numbers.aligned(
                        left.node(),
                        a,
                        right.node(),
                        b,
                        type.scale(),
                        (x, y) -> new Node.Arithmetic(type, operation, x, y)));
    }

    private Typed compare(Comparison comparison, Typed left, Typed right, Span span) {
        if (left.broken() || right.broken()) {
            return Typed.BROKEN;
        }
        if (left.type() instanceof Type.Number a && right.type() instanceof Type.Number b) {
            Type.Number type = numbers.common(a, b, aboutOnePerson(), span, "比较");
            return type == null
                    ? Typed.BROKEN
                    : Typed.of(
                            Numbers.aligned(
                                    left.node(),
                                    a,
                                    right.node(),
                                    b,
                                    type.scale(),
                                    (x, y) -> new Node.Compare(comparison, x, y)));
        }
        boolean order = comparison != Comparison.EQUAL && comparison != Comparison.UNEQUAL;
        if (!sameKind(left.type(), right.type()) || order && left.type() instanceof Type.Truth) {
            return flaw(
                    span,
                    "%s与%s不能这样比较".formatted(left.type().shown(), right.type().shown()),
                    "%s and %s cannot be compared this way"
                            .formatted(left.type().shown(), right.type().shown()),
                    null);
        }
        return Typed.of(new Node.Compare(comparison, left.node(), right.node()));
    }

    static boolean sameKind(Type left, Type right) {
        return switch (left) {
            case Type.Number _ -> right instanceof Type.Number;
            case Type.Truth _ -> right instanceof Type.Truth;
            case Type.Date _ -> right instanceof Type.Date;
            case Type.Code(CodeList list) ->
                    right instanceof Type.Code(CodeList other) && other.id().equals(list.id());
            case Type.Broken _ -> true;
        };
    }

    private Typed in(Expr.In in) {
        Typed value = typed(in.value(), null);
        Node any = null;
        boolean broken = value.broken();
        for (Expr test : in.tests()) {
            Typed hit;
            if (test instanceof Expr.Range range) {
                hit = range(value, range);
            } else {
                Typed other = typed(test, value.type());
                hit = compare(Comparison.EQUAL, value, other, test.span());
            }
            broken |= hit.broken();
            any = any == null ? hit.node() : new Node.Logic(false, any, hit.node());
        }
        return broken || any == null ? Typed.BROKEN : Typed.of(any);
    }

    private Typed range(Typed value, Expr.Range range) {
        Comparison from = range.lowIncluded() ? Comparison.AT_LEAST : Comparison.MORE;
        Comparison to = range.highIncluded() ? Comparison.AT_MOST : Comparison.LESS;
        Typed low = compare(from, value, typed(range.low(), value.type()), range.low().span());
        Typed high = compare(to, value, typed(range.high(), value.type()), range.high().span());
        return low.broken() || high.broken()
                ? Typed.BROKEN
                : Typed.of(new Node.Logic(true, low.node(), high.node()));
    }

    private Typed choice(Expr.If choice, @Nullable Type wanted) {
        Node condition = truth(choice.condition());
        Typed then = typed(choice.then(), wanted);
        Typed otherwise =
                typed(choice.otherwise(), wanted == null && !then.broken() ? then.type() : wanted);
        if (condition == null || then.broken() || otherwise.broken()) {
            return Typed.BROKEN;
        }
        if (then.type() instanceof Type.Number a && otherwise.type() instanceof Type.Number b) {
            Type.Number type = numbers.common(a, b, aboutOnePerson(), choice.span(), "二选一");
            return type == null
                    ? Typed.BROKEN
                    : Typed.of(
                            Numbers.aligned(
                                    then.node(),
                                    a,
                                    otherwise.node(),
                                    b,
                                    type.scale(),
                                    (x, y) -> new Node.Choice(type, condition, x, y)));
        }
        if (!sameKind(then.type(), otherwise.type())) {
            return flaw(
                    choice.span(),
                    "then 得%s，else 得%s，两者须同类"
                            .formatted(then.type().shown(), otherwise.type().shown()),
                    "then gives %s, else gives %s; they must agree"
                            .formatted(then.type().shown(), otherwise.type().shown()),
                    null);
        }
        return Typed.of(new Node.Choice(then.type(), condition, then.node(), otherwise.node()));
    }

    /** A yes/no formula, or null after a flaw. */
    @Nullable Node truth(Expr expression) {
        Typed typed = typed(expression, Type.TRUTH);
        if (typed.broken()) {
            return null;
        }
        if (!(typed.type() instanceof Type.Truth)) {
            flaw(
                    expression.span(),
                    "此处应为是或否，却是%s".formatted(typed.type().shown()),
                    "a yes or no is needed here, not %s".formatted(typed.type().shown()),
                    null);
            return null;
        }
        return typed.node();
    }

    private Typed quantified(Expr.Quantified quantified) {
        return over(
                quantified.list(),
                quantified.variable().text(),
                (slot, filter) -> {
                    Node test = truth(quantified.test());
                    if (test == null) {
                        return Typed.BROKEN;
                    }
                    boolean every = quantified.every();
                    Node body =
                            filter == null
                                    ? test
                                    : every
                                            ? new Node.Logic(false, new Node.Not(filter), test)
                                            : new Node.Logic(true, filter, test);
                    return Typed.of(
                            new Node.Aggregate(
                                    Type.TRUTH,
                                    every ? Node.Gather.EVERY : Node.Gather.SOME,
                                    slot,
                                    null,
                                    body));
                });
    }

    /** What to do with the members of a list: their slot and, if any, the list's filter. */
    interface Body {
        Typed of(int slot, @Nullable Node filter);
    }

    /** Opens a list of members as a new slot and, unless null, names its variable. */
    Typed over(Expr list, @Nullable String variable, Body body) {
        List<Expr> tests = new ArrayList<>();
        Expr at = list;
        while (at instanceof Expr.Filter(var _, var inner, var test)) {
            tests.addFirst(test);
            at = inner;
        }
        if (!(at instanceof Expr.Name(var _, var text)) || !text.equals(MEMBERS)) {
            return flaw(
                    list.span(),
                    "这里应是家庭成员的名单",
                    "the list of members is needed here",
                    "家庭成员 或 家庭成员[条件]");
        }
        int slot = ++depth;
        int outerBare = bareSlot;
        bareSlot = slot;
        Node filter = null;
        boolean broken = false;
        for (Expr test : tests) {
            Node node = truth(test);
            broken |= node == null;
            if (node != null) {
                filter = filter == null ? node : new Node.Logic(true, filter, node);
            }
        }
        bareSlot = outerBare;
        if (variable != null) {
            variables.add(new Variable(variable, slot));
        }
        Typed result = body.of(slot, filter);
        if (variable != null) {
            variables.removeLast();
        }
        depth--;
        return broken ? Typed.BROKEN : result;
    }

    /** Checks a member-level name of a list projection {@code 家庭成员.计入工资}. */
    Typed projected(Expr.Name name, int slot) {
        Symbol symbol = scope.find(name.text());
        return symbol == null ? unknownName(name, scope.names()) : ofMember(symbol, slot, name);
    }

    /** The value as the wanted type; reports and returns null when it does not fit. */
    @Nullable Node fit(Typed typed, Type wanted, Span span) {
        if (typed.type() instanceof Type.Number number && wanted instanceof Type.Number target) {
            return numbers.fit(typed.node(), number, target, aboutOnePerson(), span);
        }
        if (!sameKind(typed.type(), wanted)) {
            flaw(
                    span,
                    "公式得%s，此处须为%s".formatted(typed.type().shown(), wanted.shown()),
                    "the formula gives %s, %s is wanted"
                            .formatted(typed.type().shown(), wanted.shown()),
                    null);
            return null;
        }
        return typed.node();
    }

    Typed date(Expr.Call call) {
        if (call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Expr.Quote(var _, var text)) {
            try {
                return Typed.of(new Node.Constant(Type.DATE, LocalDate.parse(text).toEpochDay()));
            } catch (DateTimeParseException e) {
                return flaw(
                        call.span(),
                        "“%s”不是日期".formatted(text),
                        "\"%s\" is not a date".formatted(text),
                        "date(\"2026-01-31\")");
            }
        }
        return flaw(call.span(), "date 要一个日期文字", "date takes a text", "date(\"2026-01-31\")");
    }

    Typed flaw(Span span, String zh, String en, @Nullable String suggestion) {
        flaws.accept(new Flaw(span, zh, en, suggestion));
        return Typed.BROKEN;
    }
}

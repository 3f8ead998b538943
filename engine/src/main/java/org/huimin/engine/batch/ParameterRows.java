package org.huimin.engine.batch;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.References;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;
import org.jspecify.annotations.Nullable;

/**
 * All parameters of one date, resolved up front: for every place that a table or a rule names, a
 * row for urban, one for rural and one for households whose residence is unknown; rows that are
 * alike are one. The deepest named place that contains a household decides its row.
 */
final class ParameterRows {

    static final int URBAN = 0;
    static final int RURAL = 1;
    static final int UNKNOWN_RESIDENCE = 2;

    private static final long[] SPAN = {
        1_000_000_000_000L, 10_000_000_000L, 100_000_000L, 1_000_000L, 1_000L, 1L
    };

    /** The library's, and after them which variant of a rule is in force where there are more. */
    private final List<Parameter> parameters = new ArrayList<>();

    private final Map<Parameter, Integer> numbers = new IdentityHashMap<>();
    private final int figures;

    /** The variants in force somewhere, of every rule. */
    private final Map<Rule, List<RuleVariant>> inForce = new LinkedHashMap<>();

    private final Map<Rule, Parameter> choices = new LinkedHashMap<>();
    private final List<PlaceCode> places = new ArrayList<>();
    private final Map<Long, Integer> indexes = new HashMap<>();

    /** The row of a place (index × 3 + residence); rows that are alike are one. */
    private final int[] rowOf;

    /** By row × width + parameter. */
    private final long[] values;

    private final Object stored;
    private final byte[] missing;
    private final int[] variantSetOfRow;
    private final List<Map<Rule, @Nullable RuleVariant>> variantSets = new ArrayList<>();

    /** By set of variants: the rules without one. */
    private final Map<Integer, Set<Rule>> without = new ConcurrentHashMap<>();

    private final boolean[] levels = new boolean[6];
    private final Set<Integer> schemes;

    /** What is in force somewhere. */
    private record Row(int variantSet, LongBuffer values, ByteBuffer missing) {
        void set(int p, @Nullable Long value) {
            // anything does for a value that is missing; by 1 one can divide
            values.put(p, value == null ? 1 : value);
            missing.put(p, (byte) (value == null ? 1 : 0));
        }
    }

    ParameterRows(Library library, LocalDate on) {
        this.figures = library.parameters().size();
        this.schemes = schemes(library);
        Set<PlaceCode> named = new TreeSet<>(Set.of(PlaceCode.NATION));
        library.parameters().forEach(each -> each.rows().forEach(row -> named.add(row.place())));
        for (Programme programme : library.programmes()) {
            programme
                    .rules()
                    .forEach(rule -> rule.variants().forEach(each -> named.add(each.place())));
        }
        for (PlaceCode place : named) {
            indexes.put(place.code(), places.size());
            places.add(place);
            levels[place.level()] = true;
        }
        List<Map<Rule, @Nullable RuleVariant>> ofPlaces =
                places.stream().map(place -> variants(library, place, on)).toList();
        number(library, ofPlaces);
        rowOf = new int[places.size() * 3];
        Map<Map<Rule, @Nullable RuleVariant>, Integer> sets = new LinkedHashMap<>();
        Map<Row, Integer> rows = new LinkedHashMap<>();
        for (int place = 0; place < places.size(); place++) {
            Map<Rule, @Nullable RuleVariant> variants = ofPlaces.get(place);
            Integer set = sets.computeIfAbsent(variants, _ -> sets.size());
            List<Row> ofPlace = rows(places.get(place), set, on);
            ofPlace.forEach(row -> choose(row, variants));
            for (int residence = 0; residence < 3; residence++) {
                Row row = ofPlace.get(residence);
                rowOf[place * 3 + residence] = rows.computeIfAbsent(row, _ -> rows.size());
            }
        }
        variantSets.addAll(sets.keySet());
        variantSetOfRow = new int[rows.size()];
        values = new long[rows.size() * width()];
        missing = new byte[values.length];
        rows.forEach((row, number) -> {
            variantSetOfRow[number] = row.variantSet();
            row.values().get(0, values, number * width(), width());
            row.missing().get(0, missing, number * width(), width());
        });
        stored = stored(values);
    }

    /** Numbers the parameters, and makes some for rules with several variants in force. */
    private void number(Library library, List<Map<Rule, @Nullable RuleVariant>> ofPlaces) {
        for (Map<Rule, @Nullable RuleVariant> variants : ofPlaces) {
            variants.forEach((rule, variant) -> {
                List<RuleVariant> found = inForce.computeIfAbsent(rule, _ -> new ArrayList<>());
                if (variant != null && found.stream().noneMatch(each -> each == variant)) {
                    found.add(variant);
                }
            });
        }
        parameters.addAll(library.parameters());
        inForce.forEach((rule, variants) -> {
            if (variants.size() > 1) {
                Parameter which = Parameter.variantOf(rule);
                choices.put(rule, which);
                parameters.add(which);
            }
        });
        for (int p = 0; p < parameters.size(); p++) {
            numbers.put(parameters.get(p), p);
        }
    }

    private void choose(Row row, Map<Rule, @Nullable RuleVariant> variants) {
        choices.forEach((rule, which) -> {
            int variant = inForce.getOrDefault(rule, List.of()).indexOf(variants.get(rule));
            row.set(index(which), (long) Math.max(0, variant));
        });
    }

    /** What is in force in the place, by residence. */
    private List<Row> rows(PlaceCode at, int variantSet, LocalDate on) {
        List<Row> rows = new ArrayList<>();
        for (int residence = 0; residence < 3; residence++) {
            LongBuffer figures = LongBuffer.allocate(width());
            rows.add(new Row(variantSet, figures, ByteBuffer.allocate(width())));
        }
        for (int p = 0; p < figures; p++) {
            Parameter.Row urban = parameters.get(p).row(at, Parameter.Residence.URBAN, on);
            Parameter.Row rural = parameters.get(p).row(at, Parameter.Residence.RURAL, on);
            Long urbanValue = urban == null ? null : urban.value();
            Long ruralValue = rural == null ? null : rural.value();
            boolean same = Objects.equals(urbanValue, ruralValue);
            rows.get(URBAN).set(p, urbanValue);
            rows.get(RURAL).set(p, ruralValue);
            rows.get(UNKNOWN_RESIDENCE).set(p, same ? urbanValue : null);
        }
        return rows;
    }

    private static Map<Rule, @Nullable RuleVariant> variants(
            Library library, PlaceCode place, LocalDate on) {
        Map<Rule, @Nullable RuleVariant> variants = new LinkedHashMap<>();
        for (Programme programme : library.programmes()) {
            programme.rules().forEach(rule -> variants.put(rule, rule.variant(place, on)));
        }
        return variants;
    }

    /**
     * The row in force in the deepest named place that contains the 12-digit place.
     *
     * @param residence {@link #URBAN}, {@link #RURAL} or {@link #UNKNOWN_RESIDENCE}
     */
    int row(long code, int residence) {
        return rowOf[place(code) * 3 + residence];
    }

    private int place(long code) {
        for (int level = 5; level > 0; level--) {
            if (levels[level]) {
                Integer index = indexes.get(code - code % SPAN[level]);
                // 350200000000 at county level is the prefecture itself
                if (index != null) {
                    return index;
                }
            }
        }
        return Objects.requireNonNull(indexes.get(0L));
    }

    /** Whether the same figures and formulas are in force in the place as another library has. */
    boolean sameAs(ParameterRows other, long code) {
        if (figures != other.figures) {
            return false;
        }
        for (int p = 0; p < figures; p++) {
            Parameter parameter = parameters.get(p);
            Parameter match = other.parameters.get(p);
            if (!parameter.id().equals(match.id())
                    || !parameter.programmeId().equals(match.programmeId())) {
                return false;
            }
        }
        for (int residence = 0; residence < 3; residence++) {
            if (!sameRow(row(code, residence), other, other.row(code, residence))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameRow(int row, ParameterRows other, int otherRow) {
        int from = row * width();
        int there = otherRow * other.width();
        int length = figures;
        return formulas(row).equals(other.formulas(otherRow))
                && Arrays.equals(values, from, from + length, other.values, there, there + length)
                && Arrays.equals(
                        missing, from, from + length, other.missing, there, there + length);
    }

    /** Every rule's formula in force, by programme and rule. */
    private Map<String, String> formulas(int row) {
        Map<String, String> formulas = new TreeMap<>();
        variantSets
                .get(variantSetOfRow[row])
                .forEach((rule, variant) ->
                        formulas.put(
                                rule.programmeId() + "/" + rule.id(),
                                variant == null ? "" : variant.formula()));
        return formulas;
    }

    /** How many rows there are. */
    int rows() {
        return variantSetOfRow.length;
    }

    int width() {
        return parameters.size();
    }

    /** Whether all figures fit ints: half the memory to look them up in. */
    boolean narrow() {
        return stored instanceof int[];
    }

    /** int[] where they are {@link #narrow}, else long[]; by row × {@link #width} + parameter. */
    Object values() {
        return stored;
    }

    private static Object stored(long[] values) {
        int[] narrow = Arrays.stream(values).mapToInt(value -> (int) value).toArray();
        boolean fit = Arrays.equals(values, Arrays.stream(narrow).asLongStream().toArray());
        return fit ? narrow : values;
    }

    /** Between which bounds the parameter lies over all places; 0 where it has no value. */
    Ranges.Range range(Parameter parameter) {
        long low = 0;
        long high = 0;
        for (int at = index(parameter); at < values.length; at += width()) {
            low = Math.min(low, values[at]);
            high = Math.max(high, values[at]);
        }
        return Ranges.Range.of(low, high);
    }

    /** By row × {@link #width} + parameter: 1 where it has no value. */
    byte[] missing() {
        return missing;
    }

    /** The number of the parameter in a row. */
    int index(Parameter parameter) {
        return Objects.requireNonNull(numbers.get(parameter), parameter::zh);
    }

    /** The kind of the row's own. */
    Kind kind(int row) {
        return new Kind(Set.of(variantSetOfRow[row]), schemes(row), missing(row), Set.of());
    }

    /**
     * The kind that the row shares with all rows where the same rules are in force at all, whatever
     * their variants.
     */
    Kind shared(int row) {
        Map<Integer, Long> fixed = new TreeMap<>(schemes(row));
        Set<Integer> never = new TreeSet<>(missing(row));
        Set<Integer> sometimes = new TreeSet<>();
        for (int other = 0; other < rows(); other++) {
            fixed.entrySet().retainAll(schemes(other).entrySet());
            Set<Integer> lacking = missing(other);
            never.retainAll(lacking);
            sometimes.addAll(lacking);
        }
        sometimes.removeAll(never);
        Set<Rule> without = without(row);
        Set<Integer> sets = new TreeSet<>();
        for (int other = 0; other < rows(); other++) {
            if (without(other).equals(without)) {
                sets.add(variantSetOfRow[other]);
            }
        }
        return new Kind(sets, fixed, never, sometimes);
    }

    /** The rules without a variant in force in the row. */
    Set<Rule> without(int row) {
        return without.computeIfAbsent(
                variantSetOfRow[row],
                set -> {
                    Set<Rule> none = new HashSet<>();
                    variantSets
                            .get(set)
                            .forEach((rule, variant) -> {
                                if (variant == null) {
                                    none.add(rule);
                                }
                            });
                    return none;
                });
    }

    /** The formula of every rule; of several variants the row tells which. */
    Map<Rule, @Nullable Node> formulas(Kind kind) {
        Map<Rule, @Nullable Node> formulas = new HashMap<>();
        inForce.forEach((rule, variants) -> {
            Node formula = null;
            for (int number = 0; number < variants.size(); number++) {
                RuleVariant variant = variants.get(number);
                boolean here =
                        kind.variants().stream()
                                .anyMatch(set -> variantSets.get(set).get(rule) == variant);
                if (here) {
                    Node otherwise = formula;
                    formula =
                            otherwise == null
                                    ? variant.node()
                                    : chosen(rule, number, variant.node(), otherwise);
                }
            }
            formulas.put(rule, formula);
        });
        return formulas;
    }

    private Node chosen(Rule rule, int number, Node then, Node otherwise) {
        Parameter which = Objects.requireNonNull(choices.get(rule));
        Node test =
                new Node.Compare(
                        Node.Comparison.EQUAL,
                        new Node.Ref(which, Node.HOUSEHOLD),
                        new Node.Constant(Type.COUNT, number));
        return new Node.Choice(rule.type(), test, then, otherwise);
    }

    /**
     * The schemes the row's region chose, by parameter index: codes, yes/no, units of rounding.
     * There are few kinds of them over the country, so that a loop can be made for a kind.
     */
    private Map<Integer, Long> schemes(int row) {
        Map<Integer, Long> chosen = new TreeMap<>();
        for (int p = 0; p < width(); p++) {
            int at = row * width() + p;
            if (schemes.contains(p) && missing[at] == 0) {
                chosen.put(p, values[at]);
            }
        }
        return chosen;
    }

    private static Set<Integer> schemes(Library library) {
        Set<Integer> schemes = new HashSet<>();
        List<Parameter> all = library.parameters();
        for (int p = 0; p < all.size(); p++) {
            Type type = all.get(p).type();
            if (type instanceof Type.Code || type instanceof Type.Truth) {
                schemes.add(p);
            }
        }
        for (Programme programme : library.programmes()) {
            for (Rule rule : programme.rules()) {
                for (RuleVariant variant : rule.variants()) {
                    References.walk(
                            variant.node(),
                            node -> {
                                if (node instanceof Node.Round round
                                        && round.unit() instanceof Node.Ref(var symbol, int _)
                                        && symbol instanceof Parameter unit) {
                                    schemes.add(all.indexOf(unit));
                                }
                            });
                }
            }
        }
        return schemes;
    }

    /** The parameters (by index) without a value in the row. */
    private Set<Integer> missing(int row) {
        Set<Integer> without = new TreeSet<>();
        for (int p = 0; p < width(); p++) {
            if (missing[row * width() + p] != 0) {
                without.add(p);
            }
        }
        return without;
    }
}

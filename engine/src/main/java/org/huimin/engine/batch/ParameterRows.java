package org.huimin.engine.batch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * row for urban, one for rural and one for households whose residence is unknown. The deepest named
 * place that contains a household decides its row.
 */
final class ParameterRows {

    static final int URBAN = 0;
    static final int RURAL = 1;
    static final int UNKNOWN_RESIDENCE = 2;

    private static final long[] SPAN = {
        1_000_000_000_000L, 10_000_000_000L, 100_000_000L, 1_000_000L, 1_000L, 1L
    };

    private final List<Parameter> parameters;
    private final List<PlaceCode> places = new ArrayList<>();
    private final Map<Long, Integer> indexes = new HashMap<>();
    private final long[] values;
    private final byte[] missing;
    private final List<Map<Rule, @Nullable RuleVariant>> variantSets = new ArrayList<>();
    private final int[] variantSetOf;
    private final boolean[] levels = new boolean[6];
    private final Set<Integer> schemes;

    ParameterRows(Library library, LocalDate on) {
        this.parameters = library.parameters();
        this.schemes = schemes(library);
        Set<PlaceCode> named = new TreeSet<>(Set.of(PlaceCode.NATION));
        parameters.forEach(each -> each.rows().forEach(row -> named.add(row.place())));
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
        int width = parameters.size();
        values = new long[places.size() * 3 * width];
        missing = new byte[values.length];
        variantSetOf = new int[places.size()];
        Map<Map<Rule, @Nullable RuleVariant>, Integer> sets = new LinkedHashMap<>();
        for (int place = 0; place < places.size(); place++) {
            for (int p = 0; p < width; p++) {
                fill(parameters.get(p), p, place, on);
            }
            Map<Rule, @Nullable RuleVariant> variants = variants(library, places.get(place), on);
            Integer known = sets.putIfAbsent(variants, sets.size());
            variantSetOf[place] = known == null ? sets.size() - 1 : known;
        }
        variantSets.addAll(sets.keySet());
    }

    private void fill(Parameter parameter, int p, int place, LocalDate on) {
        PlaceCode at = places.get(place);
        Parameter.Row urban = parameter.row(at, Parameter.Residence.URBAN, on);
        Parameter.Row rural = parameter.row(at, Parameter.Residence.RURAL, on);
        Long urbanValue = urban == null ? null : urban.value();
        Long ruralValue = rural == null ? null : rural.value();
        set(place * 3 + URBAN, p, urbanValue);
        set(place * 3 + RURAL, p, ruralValue);
        boolean same = Objects.equals(urbanValue, ruralValue);
        set(place * 3 + UNKNOWN_RESIDENCE, p, same ? urbanValue : null);
    }

    private void set(int row, int p, @Nullable Long value) {
        int at = row * parameters.size() + p;
        values[at] = value == null ? 0 : value;
        missing[at] = (byte) (value == null ? 1 : 0);
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
     * Places looked up lately; one per thread. A slot holds code and index in one number, so that a
     * look-up touches one line of the cache.
     */
    final class Recent {
        private static final int BITS = 15;
        private static final int INDEX_BITS = 23;
        private final long[] slots = new long[1 << BITS];

        /** The index of the deepest named place that contains the 12-digit place. */
        int place(long code) {
            int slot = (int) (code * 0x9E3779B97F4A7C15L >>> 64 - BITS);
            long known = slots[slot];
            // the code is one too high, so that an empty slot is nobody's
            if (known >>> INDEX_BITS != code + 1) {
                known = code + 1 << INDEX_BITS | ParameterRows.this.place(code);
                slots[slot] = known;
            }
            return (int) known & (1 << INDEX_BITS) - 1;
        }
    }

    Recent recent() {
        return new Recent();
    }

    /** The index of the deepest named place that contains the 12-digit place. */
    int place(long code) {
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
        int here = place(code);
        int there = other.place(code);
        if (width() != other.width()
                || !formulas(variantSet(here)).equals(other.formulas(other.variantSet(there)))) {
            return false;
        }
        for (int p = 0; p < width(); p++) {
            Parameter parameter = parameters.get(p);
            Parameter match = other.parameters.get(p);
            if (!parameter.id().equals(match.id())
                    || !parameter.programmeId().equals(match.programmeId())) {
                return false;
            }
        }
        int from = here * 3 * width();
        int otherFrom = there * 3 * width();
        int length = 3 * width();
        return Arrays.equals(
                        values, from, from + length, other.values, otherFrom, otherFrom + length)
                && Arrays.equals(
                        missing, from, from + length, other.missing, otherFrom, otherFrom + length);
    }

    /** Every rule's formula in force, by programme and rule. */
    private Map<String, String> formulas(int variantSet) {
        Map<String, String> formulas = new TreeMap<>();
        variants(variantSet)
                .forEach((rule, variant) ->
                        formulas.put(
                                rule.programmeId() + "/" + rule.id(),
                                variant == null ? "" : variant.formula()));
        return formulas;
    }

    int places() {
        return places.size();
    }

    int width() {
        return parameters.size();
    }

    long[] values() {
        return values;
    }

    /** Between which bounds the parameter lies over all places; 0 where it has no value. */
    Ranges.Range range(Parameter parameter) {
        long low = 0;
        long high = 0;
        for (int at = parameters.indexOf(parameter); at < values.length; at += width()) {
            low = Math.min(low, values[at]);
            high = Math.max(high, values[at]);
        }
        return Ranges.Range.of(low, high);
    }

    /** Which variant set is in force at the place. */
    int variantSet(int place) {
        return variantSetOf[place];
    }

    /** The variant of every rule. */
    Map<Rule, @Nullable RuleVariant> variants(int variantSet) {
        return variantSets.get(variantSet);
    }

    /**
     * The schemes the row's region chose, by parameter index: codes, yes/no, units of rounding.
     * There are few kinds of them over the country, so loops are made for each kind.
     */
    Map<Integer, Long> schemes(int row) {
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
    Set<Integer> missing(int row) {
        Set<Integer> without = new TreeSet<>();
        for (int p = 0; p < width(); p++) {
            if (missing[row * width() + p] != 0) {
                without.add(p);
            }
        }
        return without;
    }
}

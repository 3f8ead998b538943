package org.huimin.engine.feel;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A closed list of codes; the order is the rank, so 残疾等级 in ["一级".."二级"] compares ranks.
 *
 * @param none the code that means "has none", or "" when the list has no such code
 * @param spellings rank by every spelling, in lower case: of the codes first, then of the Chinese
 *     names, then of the English names and other spellings
 */
public record CodeList(
        String id,
        String zh,
        String en,
        String none,
        List<Code> codes,
        Map<String, Integer> spellings) {

    /**
     * One code with its names.
     *
     * @param also other spellings that files use
     */
    public record Code(String code, String zh, String en, List<String> also) {

        public Code(String code, String zh, String en) {
            this(code, zh, en, List.of());
        }
    }

    /** How a computed amount is rounded; the engine's own list, content may only rename it. */
    public static final CodeList ROUNDING_MODE =
            new CodeList(
                    "rounding-mode",
                    "取整方式",
                    "rounding mode",
                    "",
                    List.of(
                            new Code("half-up", "四舍五入", "half up"),
                            new Code("up", "进一", "up"),
                            new Code("down", "舍去", "down"),
                            new Code("half-even", "四舍六入五成双", "half even")));

    public CodeList(String id, String zh, String en, String none, List<Code> codes) {
        this(id, zh, en, none, List.copyOf(codes), spellings(codes));
    }

    /** The rank of a code given as code, Chinese or English name, or other spelling. */
    public OptionalInt rank(String text) {
        Integer rank = spellings.get(text);
        if (rank == null) {
            rank = spellings.get(fold(text));
        }
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /** The code given as code, Chinese or English name, or other spelling. */
    public Optional<Code> find(String text) {
        OptionalInt rank = rank(text);
        return rank.isPresent() ? Optional.of(codes.get(rank.getAsInt())) : Optional.empty();
    }

    /** The rank that means "none", 0 when the list has no such code. */
    public int noneRank() {
        return none.isEmpty() ? 0 : rank(none).orElse(0);
    }

    private static Map<String, Integer> spellings(List<Code> codes) {
        Map<String, Integer> ranks = new HashMap<>();
        put(ranks, codes, code -> List.of(code.code()));
        put(ranks, codes, code -> List.of(code.zh()));
        put(ranks, codes, code -> List.of(code.en()));
        put(ranks, codes, Code::also);
        return Map.copyOf(ranks);
    }

    private static void put(
            Map<String, Integer> ranks, List<Code> codes, Function<Code, List<String>> spellings) {
        for (int rank = 0; rank < codes.size(); rank++) {
            for (String spelling : spellings.apply(codes.get(rank))) {
                ranks.putIfAbsent(fold(spelling), rank);
            }
        }
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}

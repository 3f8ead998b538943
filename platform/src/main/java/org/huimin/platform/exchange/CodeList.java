package org.huimin.platform.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A code list: codes in rank order with their labels.
 *
 * @param none the code that means "none of them", or null
 */
public record CodeList(
        String id,
        String zh,
        @Nullable String none,
        List<Code> codes,
        Map<String, String> spellings) {

    /** One code and its labels. */
    public record Code(String code, String zh, String en, List<String> also) {}

    static CodeList of(String id, String zh, @Nullable String none, List<Code> codes) {
        Map<String, String> spellings = new HashMap<>();
        for (Code code : codes) {
            spellings.putIfAbsent(fold(code.en()), code.code());
            code.also().forEach(other -> spellings.putIfAbsent(fold(other), code.code()));
        }
        for (Code code : codes) {
            spellings.put(fold(code.zh()), code.code());
        }
        for (Code code : codes) {
            spellings.put(fold(code.code()), code.code());
        }
        return new CodeList(id, zh, none, List.copyOf(codes), Map.copyOf(spellings));
    }

    /** The code meant by a code or a label, or null. */
    public @Nullable String find(String codeOrLabel) {
        String exact = spellings.get(codeOrLabel);
        return exact != null ? exact : spellings.get(fold(codeOrLabel));
    }

    /** Position of a code in the list, 0 first. */
    public OptionalInt rank(String code) {
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i).code().equals(code)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The Chinese label of a code; the code itself when the list no longer knows it. */
    public String label(String code) {
        return codes.stream()
                .filter(c -> c.code().equals(code))
                .map(Code::zh)
                .findFirst()
                .orElse(code);
    }

    /** A few labels for an error message. */
    String sample() {
        return sample(Code::zh, "、");
    }

    /** The same in English. */
    String sampleEn() {
        return sample(Code::en, ", ");
    }

    private String sample(Function<Code, String> label, String between) {
        List<String> labels =
                codes.stream().limit(6).map(c -> c.code() + "=" + label.apply(c)).toList();
        return String.join(between, labels) + (codes.size() > 6 ? "…" : "");
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}

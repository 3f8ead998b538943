package org.huimin.platform.places;

import java.text.Normalizer;
import java.util.Locale;
import org.huimin.engine.base.PlaceCode;

/**
 * What was typed into a search box, made comparable with the stored keys: narrow, lower case,
 * without blanks and apostrophes, ü as v.
 *
 * @param code the place code it may be, or −1
 */
record SearchKey(String text, long code) {

    private static final int LONGEST = 60;

    static SearchKey of(String typed) {
        String plain =
                Normalizer.normalize(typed, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replace('ü', 'v')
                        .replaceAll("[\\s'’\\p{Cntrl}]", "");
        String text = plain.substring(0, Math.min(plain.length(), LONGEST));
        return new SearchKey(text, codeIn(text));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** No text that begins with the key comes after it in the order of code points. */
    String end() {
        return text + Character.toString(Character.MAX_CODE_POINT);
    }

    private static long codeIn(String text) {
        return switch (PlaceCode.read(text)) {
            case PlaceCode.Reading.Valid(var place) -> place.code();
            case PlaceCode.Reading.Invalid _ -> -1;
        };
    }
}

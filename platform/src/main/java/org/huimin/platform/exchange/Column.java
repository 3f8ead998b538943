package org.huimin.platform.exchange;

import java.util.List;
import org.huimin.engine.feel.CodeList;
import org.jspecify.annotations.Nullable;

/**
 * One column of a department's file.
 *
 * @param also further header texts under which departments deliver it
 * @param scale decimals of a number (money 2, count 0)
 * @param codes the code list of a code column, else null
 * @param min smallest allowed scaled number, or null
 * @param max greatest allowed scaled number, or null
 * @param secret kept only encrypted
 * @param nothing texts by which departments say that there is nothing (长期 for an end that never
 *     comes)
 * @param past a day that can lie neither after today nor before the person's birth
 */
public record Column(
        String id,
        String zh,
        String en,
        List<String> also,
        ColumnType type,
        int scale,
        @Nullable CodeList codes,
        boolean required,
        @Nullable Long min,
        @Nullable Long max,
        boolean secret,
        List<String> nothing,
        boolean past) {

    /** The code list of a code column. */
    public CodeList codeList() {
        if (codes == null) {
            throw new IllegalStateException("column " + id + " is not a code");
        }
        return codes;
    }
}

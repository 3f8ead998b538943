package org.huimin.engine.reform;

import org.jspecify.annotations.Nullable;

/**
 * One thing that differs between two versions of the law.
 *
 * @param programme id of the programme
 * @param id of the rule, parameter or part of the programme
 * @param where place, urban or rural, and dates as far as they matter; "" when nationwide and open
 * @param before formula, value or text; null when there was none
 * @param after the same afterwards; null when there is none any more
 * @param clauseBefore the clause or source, as people cite it
 */
public record LawChange(
        Kind kind,
        String programme,
        String programmeZh,
        String id,
        String zh,
        String where,
        @Nullable String before,
        @Nullable String after,
        String clauseBefore,
        String clauseAfter) {

    /** What differs. */
    public enum Kind {
        PROGRAMME("待遇", "programme"),
        RULE("规则", "rule"),
        PARAMETER("参数", "parameter");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }
}

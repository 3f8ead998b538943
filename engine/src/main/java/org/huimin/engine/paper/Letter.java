package org.huimin.engine.paper;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huimin.engine.policy.Text;

/**
 * A letter about a decision, with blanks to be filled.
 *
 * @param occasion what has been decided
 * @param text may have blanks {@code {待遇}}, see {@link Blank}
 */
public record Letter(String id, Occasion occasion, Text title, Text text) {

    /** What a letter tells. */
    public enum Occasion {
        GRANTED,
        /** Granted without money: a status, a referral. */
        RECOGNISED,
        REFUSED,
        NEEDS_INFORMATION,
        CHANGED,
        STOPPED;

        /** As content writes it: {@code needs-information}. */
        static Optional<Occasion> of(String written) {
            for (Occasion each : values()) {
                if (each.written().equals(written)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }

        String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What a letter may leave open; both languages write the Chinese name. */
    public enum Blank {
        APPLICANT("申请人"),
        PROGRAMME("待遇"),
        WHO("对象"),
        PLACE("地区"),
        DAY("决定日"),
        AMOUNT("金额"),
        PARTS("组成"),
        REASONS("理由"),
        MISSING("缺少"),
        CLAUSES("条文"),
        FIRST_MONTH("起始月");

        private final String zh;

        Blank(String zh) {
            this.zh = zh;
        }

        /** The name between the braces. */
        public String zh() {
            return zh;
        }

        static List<String> names() {
            return List.of(values()).stream().map(Blank::zh).toList();
        }
    }
}

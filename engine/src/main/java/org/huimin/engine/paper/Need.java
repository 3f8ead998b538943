package org.huimin.engine.paper;

import java.util.Locale;
import java.util.Optional;
import org.huimin.engine.policy.Text;

/** Whether an applicant has to tell or bring something. */
public enum Need {
    /** Without it the application is not complete. */
    REQUIRED(new Text("必填", "required")),
    /** The office fetches it first; the applicant confirms or corrects. */
    FETCHED(new Text("系统先取，本人核对", "fetched first, you check")),
    /** Only for those it concerns. */
    CONDITIONAL(new Text("有此情形的", "where it applies")),
    /** May follow after help has been given. */
    LATER(new Text("可以后补", "may follow later"));

    private final Text words;

    Need(Text words) {
        this.words = words;
    }

    /** In words. */
    public Text words() {
        return words;
    }

    /** As content writes it: {@code required}. */
    static Optional<Need> of(String written) {
        for (Need need : values()) {
            if (need.name().toLowerCase(Locale.ROOT).equals(written)) {
                return Optional.of(need);
            }
        }
        return Optional.empty();
    }
}

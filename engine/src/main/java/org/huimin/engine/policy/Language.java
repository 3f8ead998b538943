package org.huimin.engine.policy;

import java.util.Locale;
import java.util.Optional;

/** The languages people are told decisions in. */
public enum Language {
    CHINESE("zh"),
    ENGLISH("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** zh or en. */
    public String code() {
        return code;
    }

    /** The language of a code such as zh, en or zh-CN; empty when it is another one. */
    public static Optional<Language> of(String code) {
        String main = code.toLowerCase(Locale.ROOT).replaceAll("[-_].*", "");
        for (Language each : values()) {
            if (each.code.equals(main)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}

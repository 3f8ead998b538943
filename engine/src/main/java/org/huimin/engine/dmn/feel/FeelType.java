package org.huimin.engine.dmn.feel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A type of FEEL values. */
public sealed interface FeelType {

    /** Any and the simple types. */
    enum Basic implements FeelType {
        ANY("Any"),
        NULL("Null"),
        NUMBER("number"),
        STRING("string"),
        BOOLEAN("boolean"),
        DATE("date"),
        TIME("time"),
        DATE_TIME("date and time"),
        DAYS_AND_TIME("days and time duration"),
        YEARS_AND_MONTHS("years and months duration");

        private final String feelName;

        Basic(String feelName) {
            this.feelName = feelName;
        }

        @Override
        public String toString() {
            return feelName;
        }

        /** The simple type of that FEEL name, or null. */
        static @Nullable Basic named(String name) {
            for (Basic basic : values()) {
                if (basic.feelName.equals(name)) {
                    return basic;
                }
            }
            return switch (name) {
                case "any" -> ANY;
                case "dateTime" -> DATE_TIME;
                case "dayTimeDuration" -> DAYS_AND_TIME;
                case "yearMonthDuration" -> YEARS_AND_MONTHS;
                default -> null;
            };
        }
    }

    /** {@code list<T>}. */
    record ListOf(FeelType element) implements FeelType {
        @Override
        public String toString() {
            return "list<" + element + ">";
        }
    }

    /** {@code range<T>}. */
    record RangeOf(FeelType element) implements FeelType {
        @Override
        public String toString() {
            return "range<" + element + ">";
        }
    }

    /** {@code context<a: T, …>}: at least these entries. */
    record ContextOf(Map<String, FeelType> entries) implements FeelType {
        public ContextOf {
            entries = new LinkedHashMap<>(entries);
        }

        @Override
        public String toString() {
            return entries.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "context<", ">"));
        }
    }

    /** {@code function<T, …> -> R}. */
    record FunctionOf(List<FeelType> parameters, FeelType result) implements FeelType {}

    /** An item definition: a named type, perhaps narrowed by allowed values. */
    final class Named implements FeelType {
        private final String name;
        private FeelType base = Basic.ANY;
        private @Nullable Formula allowed;
        private boolean allowedOfWhole;

        public Named(String name) {
            this.name = name;
        }

        /**
         * @param allowed unary tests that a value (of a collection: each element) must pass
         * @param ofWhole whether the tests are about the collection as a whole
         */
        public void define(FeelType base, @Nullable Formula allowed, boolean ofWhole) {
            this.base = base;
            this.allowed = allowed;
            this.allowedOfWhole = ofWhole;
        }

        public FeelType base() {
            return base;
        }

        @Nullable Formula allowed() {
            return allowed;
        }

        boolean allowedOfWhole() {
            return allowedOfWhole;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The type behind names. */
    static FeelType plain(FeelType type) {
        FeelType plain = type;
        for (int i = 0; plain instanceof Named named && i < 100; i++) {
            plain = named.base();
        }
        return plain;
    }
}

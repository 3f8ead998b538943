package org.huimin.engine.policy;

import org.huimin.engine.feel.Type;

/** What a value has to be, in English words. */
final class EnglishTypes {

    private EnglishTypes() {}

    static String of(Type type) {
        return switch (type) {
            case Type.Number number ->
                    switch (number.kind()) {
                        case MONEY -> "an amount in yuan";
                        case MONTHS -> "a number of months";
                        case COUNT -> "a whole number";
                        case DECIMAL, PLAIN -> "a number";
                    };
            case Type.Truth _ -> "true or false";
            case Type.Date _ -> "a date";
            case Type.Month _ -> "a month";
            case Type.Text _ -> "a text";
            case Type.Code(var list) -> "a code of the list " + list.id();
            case Type.Optional(Type present) -> of(present) + " or none";
            case Type.Broken _ -> "something else";
        };
    }
}

package org.huimin.platform.exchange;

import java.util.Optional;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A fact of the vocabulary as data about people records it.
 *
 * @param ofHousehold about a household, else about a person
 * @param scale decimals of a number (money 2, count 0)
 * @param codes the list of a code fact, else null
 * @param absentIsNone when nobody delivers it: there is none (else: unknown)
 * @param derived a formula can tell it too
 */
public record RecordedFact(
        String id,
        String zh,
        String en,
        boolean ofHousehold,
        Kind kind,
        int scale,
        @Nullable CodeList codes,
        boolean absentIsNone,
        boolean sensitive,
        boolean derived) {

    /** What a fact's values are kept as. */
    public enum Kind {
        MONEY,
        DECIMAL,
        COUNT,
        BOOLEAN,
        DATE,
        CODE;

        /** Kept as a scaled whole number. */
        public boolean isNumber() {
            return this == MONEY || this == DECIMAL || this == COUNT;
        }
    }

    /** The fact as data records it; empty when its type is for formulas only. */
    static Optional<RecordedFact> of(Fact fact) {
        Type type = fact.type().present();
        return kind(type)
                .map(kind ->
                        new RecordedFact(
                                fact.id(),
                                fact.zh(),
                                fact.en(),
                                !fact.ofMember(),
                                kind,
                                type instanceof Type.Number number ? number.scale() : 0,
                                type instanceof Type.Code(CodeList list) ? list : null,
                                fact.absent() == Fact.Absent.NONE,
                                fact.sensitive(),
                                fact.derived()));
    }

    private static Optional<Kind> kind(Type type) {
        return switch (type) {
            case Type.Number number ->
                    switch (number.kind()) {
                        case MONEY -> Optional.of(Kind.MONEY);
                        case DECIMAL -> Optional.of(Kind.DECIMAL);
                        case COUNT -> Optional.of(Kind.COUNT);
                        case MONTHS, PLAIN -> Optional.empty();
                    };
            case Type.Truth _ -> Optional.of(Kind.BOOLEAN);
            case Type.Date _ -> Optional.of(Kind.DATE);
            case Type.Code _ -> Optional.of(Kind.CODE);
            case Type.Month _, Type.Text _, Type.Optional _, Type.Broken _ -> Optional.empty();
        };
    }

    /** The code list of a code fact. */
    public CodeList codeList() {
        if (codes == null) {
            throw new IllegalStateException("fact " + id + " is not a code");
        }
        return codes;
    }
}

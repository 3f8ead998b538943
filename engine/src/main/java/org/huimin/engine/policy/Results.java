package org.huimin.engine.policy;

/** What programmes come to for the household: conditions met, members covered, amounts. */
final class Results {

    private final Evaluation evaluation;
    private final Value[][] granted;

    Results(Evaluation evaluation, int programmes) {
        this.evaluation = evaluation;
        this.granted = new Value[programmes][];
    }

    /** Whether the programme's unit meets every condition. */
    Value granted(Programme programme, int member) {
        Value[] row = granted[programme.ordinal];
        if (row == null) {
            row = new Value[evaluation.members() + 1];
            granted[programme.ordinal] = row;
        }
        Value known = row[member + 1];
        if (known == null) {
            Rule applies = programme.applies();
            known = applies == null ? Value.TRUE : evaluation.rule(applies, member).value();
            for (Rule condition : programme.conditions()) {
                if (known.isFalse()) {
                    break;
                }
                known = known.and(evaluation.rule(condition, member).value());
            }
            row[member + 1] = known;
        }
        return known;
    }

    Value covers(Programme programme, int member) {
        Rule covers = programme.covers();
        return covers == null ? Value.TRUE : evaluation.rule(covers, member).value();
    }

    /**
     * The sum of the components, whether granted or not.
     *
     * @throws DecisionFault when the sum overflows
     */
    Value amount(Programme programme, int member) {
        try {
            return sum(programme, member);
        } catch (ArithmeticException e) {
            throw new DecisionFault(programme.zh(), e);
        }
    }

    private Value sum(Programme programme, int member) {
        Value amount = Value.known(0);
        for (Rule component : programme.components()) {
            Value part = evaluation.rule(component, member).value();
            amount =
                    amount.known() && part.known()
                            ? Value.known(Math.addExact(amount.value(), part.value()))
                            : Value.unknown(amount, part);
        }
        return amount;
    }

    Value of(Result result, int member) {
        Programme programme = result.programme();
        boolean household = programme.unit() == Programme.Unit.HOUSEHOLD;
        Value granted = granted(programme, household ? Evaluation.HOUSEHOLD : member);
        return switch (result.kind()) {
            case GRANTED -> granted;
            case COVERED -> granted.isFalse() ? granted : granted.and(covers(programme, member));
            case SUM -> amount(programme, household ? Evaluation.HOUSEHOLD : member);
            case AMOUNT -> {
                if (granted.isFalse()) {
                    yield Value.known(0);
                }
                Value amount = amount(programme, household ? Evaluation.HOUSEHOLD : member);
                yield Formulas.choice(granted, amount, Value.known(0));
            }
        };
    }
}

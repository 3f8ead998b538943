package org.huimin.engine.dmn;

import java.util.HashSet;
import java.util.Set;

/** Reads everything that a decision needs, so that what we do not take shows at once. */
final class RequirementCheck {
    private final DecisionModel linked;
    private final Set<String> done = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    RequirementCheck(DecisionModel linked) {
        this.linked = linked;
    }

    void check(String reference) {
        DecisionModel.Part part = linked.part(reference);
        if (part == null || !done.add(reference)) {
            if (open.contains(reference) && part instanceof DecisionModel.Part.OfDecision of) {
                throw circular(of);
            }
            return;
        }
        open.add(reference);
        linked.type(part.model(), part.variable().typeRef(), part.variable().name(), 0);
        switch (part) {
            case DecisionModel.Part.OfInput _ -> {}
            case DecisionModel.Part.OfDecision of -> {
                linked.logic(of.model(), of.decision());
                of.decision().required().forEach(this::check);
                of.decision().knowledge().forEach(this::checkApart);
            }
            case DecisionModel.Part.OfKnowledge of -> {
                linked.logic(of.model(), of.knowledge());
                of.knowledge().knowledge().forEach(this::checkApart);
            }
            case DecisionModel.Part.OfService of -> {
                of.service().outputs().forEach(each -> require(each, of));
                of.service().inputData().forEach(each -> require(each, of));
                of.service().inputDecisions().forEach(each -> require(each, of));
                of.service().outputs().forEach(this::checkApart);
            }
        }
        open.remove(reference);
    }

    private void require(String reference, DecisionModel.Part.OfService of) {
        linked.required(reference, of.model(), of.service().name(), of.service().line());
    }

    /** What is called is evaluated apart: a call back is recursion, not a circle. */
    private void checkApart(String reference) {
        Set<String> outer = new HashSet<>(open);
        open.clear();
        check(reference);
        open.addAll(outer);
    }

    private static DmnException circular(DecisionModel.Part.OfDecision of) {
        return new DmnException(
                new DmnProblem(
                        of.model().file(),
                        of.decision().line(),
                        of.decision().name(),
                        "circular requirement",
                        "决策之间循环依赖",
                        "decisions require each other in a circle"));
    }
}

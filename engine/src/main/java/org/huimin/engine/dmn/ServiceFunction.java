package org.huimin.engine.dmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.dmn.feel.Arguments;
import org.huimin.engine.dmn.feel.Calling;
import org.huimin.engine.dmn.feel.Evaluator;
import org.huimin.engine.dmn.feel.FeelFunction;
import org.huimin.engine.dmn.feel.FeelType;
import org.huimin.engine.dmn.feel.Formula;
import org.huimin.engine.dmn.feel.Frame;
import org.jspecify.annotations.Nullable;

/** A decision service as a function of its inputs. */
record ServiceFunction(DecisionRun run, DecisionModel.Part.OfService of) implements FeelFunction {

    List<String> references() {
        List<String> references = new ArrayList<>(of.service().inputData());
        references.addAll(of.service().inputDecisions());
        return references;
    }

    @Override
    public String name() {
        return of.service().name();
    }

    @Override
    public List<Parameter> parameters() {
        return references().stream()
                .map(reference -> {
                    DecisionModel.Part part =
                            run.linked()
                                    .required(reference, of.model(), name(), of.service().line());
                    return new Parameter(
                            part.variable().name(),
                            run.linked().type(part.model(), part.variable().typeRef(), name(), 0));
                })
                .toList();
    }

    @Override
    public @Nullable FeelType resultType() {
        String typeRef = of.variable().typeRef();
        if (typeRef != null) {
            return run.linked().type(of.model(), typeRef, name(), 0);
        }
        List<String> outputs = of.service().outputs();
        DecisionModel.Part output = outputs.size() == 1 ? run.linked().part(outputs.get(0)) : null;
        String only = output == null ? null : output.variable().typeRef();
        return output == null || only == null
                ? null
                : run.linked().type(output.model(), only, name(), 0);
    }

    @Override
    public @Nullable Object call(
            Calling calling, List<@Nullable Object> arguments, @Nullable List<String> names) {
        Frame bound = Arguments.bind(this, Frame.empty(), calling, arguments, names);
        if (bound == null) {
            return null;
        }
        Map<String, @Nullable Object> given = new HashMap<>();
        List<String> references = references();
        List<Parameter> parameters = parameters();
        for (int i = 0; i < references.size(); i++) {
            Formula name = new Formula.Name(parameters.get(i).name(), false);
            given.put(references.get(i), new Evaluator(calling).value(name, bound));
        }
        return run.typed(of, run.inside(calling, given).outputs(of));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

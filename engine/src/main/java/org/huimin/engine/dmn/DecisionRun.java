package org.huimin.engine.dmn;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.dmn.feel.Calling;
import org.huimin.engine.dmn.feel.Evaluator;
import org.huimin.engine.dmn.feel.FeelContext;
import org.huimin.engine.dmn.feel.FeelFault;
import org.huimin.engine.dmn.feel.FeelType;
import org.huimin.engine.dmn.feel.Formula;
import org.huimin.engine.dmn.feel.Frame;
import org.huimin.engine.dmn.feel.Typing;
import org.jspecify.annotations.Nullable;

/**
 * Decisions of a model for given inputs. What is asked for is read and checked as a whole first;
 * {@link DmnException} when something in it is outside the subset, and then nothing is evaluated.
 */
public final class DecisionRun {

    /** Values of inputs by name; a name of an imported model as {@code namespace#name}. */
    public record Inputs(Map<String, @Nullable Object> values) {

        boolean has(DmnModel model, String name) {
            return values.containsKey(model.namespace() + "#" + name) || values.containsKey(name);
        }

        @Nullable Object get(DmnModel model, String name) {
            String full = model.namespace() + "#" + name;
            return values.containsKey(full) ? values.get(full) : values.get(name);
        }
    }

    /**
     * @param value of the FEEL kinds; null when there is none
     * @param notes why something became null, English
     */
    public record Result(@Nullable Object value, List<String> notes) {}

    private final DecisionModel linked;
    private final Inputs inputs;
    private final Calling calling;
    private final Map<String, @Nullable Object> known;

    private DecisionRun(
            DecisionModel linked,
            Inputs inputs,
            Calling calling,
            Map<String, @Nullable Object> known) {
        this.linked = linked;
        this.inputs = inputs;
        this.calling = calling;
        this.known = new HashMap<>(known);
    }

    /** The value of a decision of the main model. */
    public static Result decide(DecisionModel linked, String decision, Inputs inputs, Clock clock) {
        for (DmnModel.Decision each : linked.main().decisions()) {
            if (each.name().equals(decision) || each.id().equals(decision)) {
                return run(linked, linked.main().namespace() + "#" + each.id(), inputs, clock);
            }
        }
        throw unknown(linked, decision);
    }

    /** The value of a decision service of the main model, its parameters given as inputs. */
    public static Result serve(DecisionModel linked, String service, Inputs inputs, Clock clock) {
        for (DmnModel.Service each : linked.main().services()) {
            if (each.name().equals(service) || each.id().equals(service)) {
                return run(linked, linked.main().namespace() + "#" + each.id(), inputs, clock);
            }
        }
        throw unknown(linked, service);
    }

    private static DmnException unknown(DecisionModel linked, String name) {
        return new DmnException(
                new DmnProblem(
                        linked.main().file(),
                        0,
                        name,
                        "missing decision",
                        "模型里没有“" + name + "”",
                        "the model has no \"" + name + "\""));
    }

    private static Result run(DecisionModel linked, String reference, Inputs inputs, Clock clock) {
        Calling calling = new Calling(clock);
        DecisionRun run = new DecisionRun(linked, inputs, calling, Map.of());
        new RequirementCheck(linked).check(reference);
        DecisionModel.Part part = linked.part(reference);
        try {
            Object value =
                    part instanceof DecisionModel.Part.OfService service
                            ? run.serveWithInputs(service)
                            : run.value(reference);
            return new Result(value, calling.notes());
        } catch (FeelFault fault) {
            throw stopped(linked, part, fault);
        } catch (StackOverflowError deep) {
            FeelFault fault = new FeelFault("evaluation limit", "嵌套太深", "nested too deeply", -1);
            throw stopped(linked, part, fault);
        }
    }

    private static DmnException stopped(
            DecisionModel linked, DecisionModel.@Nullable Part part, FeelFault fault) {
        String element = part == null ? "" : part.variable().name();
        return new DmnException(
                new DmnProblem(
                        linked.main().file(),
                        0,
                        element,
                        fault.construct(),
                        fault.zh(),
                        fault.en()));
    }

    DecisionModel linked() {
        return linked;
    }

    /** A run of the same inputs in which some parts have values already. */
    DecisionRun inside(Calling calling, Map<String, @Nullable Object> given) {
        return new DecisionRun(linked, inputs, calling, given);
    }

    private @Nullable Object value(String reference) {
        if (known.containsKey(reference)) {
            return known.get(reference);
        }
        Object value =
                switch (linked.part(reference)) {
                    case DecisionModel.Part.OfInput of -> input(of);
                    case DecisionModel.Part.OfDecision of -> decided(of);
                    case DecisionModel.Part.OfKnowledge of -> function(of, reference);
                    case DecisionModel.Part.OfService of -> new ServiceFunction(this, of);
                    case null -> null;
                };
        known.put(reference, value);
        return value;
    }

    private @Nullable Object input(DecisionModel.Part.OfInput of) {
        Object given = inputs.get(of.model(), of.input().name());
        return typed(of, given);
    }

    @Nullable Object typed(DecisionModel.Part of, @Nullable Object value) {
        FeelType type = linked.type(of.model(), of.variable().typeRef(), of.variable().name(), 0);
        return Typing.coerce(value, type, calling);
    }

    private @Nullable Object decided(DecisionModel.Part.OfDecision of) {
        Formula logic = linked.logic(of.model(), of.decision());
        if (logic == null) {
            return null;
        }
        List<String> all = new ArrayList<>(of.decision().required());
        all.addAll(of.decision().knowledge());
        Frame frame = Frame.empty();
        fill(frame, of.model(), all);
        calling.enter();
        Object value = new Evaluator(calling).value(logic, frame);
        calling.leave();
        return typed(of, value);
    }

    /** Gives a frame the values of requirements, imported ones under their prefix. */
    private void fill(Frame frame, DmnModel model, List<String> references) {
        Map<String, Map<String, @Nullable Object>> imported = new LinkedHashMap<>();
        for (String reference : references) {
            DecisionModel.Part part = linked.part(reference);
            if (part == null) {
                continue;
            }
            String prefix = DecisionModel.prefix(model, part.model());
            if (prefix.isEmpty()) {
                frame.set(part.variable().name(), value(reference));
            } else {
                Map<String, @Nullable Object> values = imported.get(prefix);
                if (values == null) {
                    values = new LinkedHashMap<>();
                    imported.put(prefix, values);
                }
                values.put(part.variable().name(), value(reference));
            }
        }
        for (String prefix : imported.keySet()) {
            Map<String, @Nullable Object> values = imported.get(prefix);
            frame.set(prefix, values == null ? null : new FeelContext(values));
        }
    }

    private @Nullable Object function(DecisionModel.Part.OfKnowledge of, String reference) {
        Formula logic = linked.logic(of.model(), of.knowledge());
        if (!(logic instanceof Formula.Lambda lambda)) {
            return null;
        }
        Frame frame = Frame.empty();
        FeelType type = linked.type(of.model(), of.variable().typeRef(), of.variable().name(), 0);
        FeelType result =
                FeelType.plain(type) instanceof FeelType.FunctionOf function
                        ? function.result()
                        : type;
        Formula body =
                result == FeelType.Basic.ANY
                        ? lambda.body()
                        : new Formula.Typed(lambda.body(), result);
        Object closure =
                new Evaluator(calling).value(new Formula.Lambda(lambda.parameters(), body), frame);
        known.put(reference, closure);
        frame.set(of.variable().name(), closure);
        fill(frame, of.model(), of.knowledge().knowledge());
        return closure;
    }

    private @Nullable Object serveWithInputs(DecisionModel.Part.OfService of) {
        List<@Nullable Object> arguments = new ArrayList<>();
        ServiceFunction function = new ServiceFunction(this, of);
        for (String reference : function.references()) {
            DecisionModel.Part part =
                    linked.required(
                            reference, of.model(), of.service().name(), of.service().line());
            arguments.add(inputs.get(part.model(), part.variable().name()));
        }
        return function.call(calling, arguments, null);
    }

    @Nullable Object outputs(DecisionModel.Part.OfService of) {
        List<String> references = of.service().outputs();
        if (references.size() == 1) {
            return value(references.get(0));
        }
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (String reference : references) {
            DecisionModel.Part part =
                    linked.required(
                            reference, of.model(), of.service().name(), of.service().line());
            entries.put(part.variable().name(), value(reference));
        }
        return new FeelContext(entries);
    }
}

package org.huimin.engine.oracle;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.huimin.engine.dmn.feel.Calling;
import org.huimin.engine.dmn.feel.Evaluator;
import org.huimin.engine.dmn.feel.FeelNames;
import org.huimin.engine.dmn.feel.FeelParser;
import org.huimin.engine.dmn.feel.FeelTypes;
import org.huimin.engine.dmn.feel.Frame;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.parser.feel11.profiles.KieExtendedFEELProfile;

/** Engines of the standard's FEEL, asked the same. */
enum Feels {
    OURS {
        @Override
        @Nullable Object value(String text, Map<String, @Nullable Object> variables) {
            FeelNames names = FeelNames.root(List.of("甲", "乙", "真", "实"));
            Frame frame = Frame.empty();
            variables.forEach((name, value) -> {
                names.add(name);
                frame.set(
                        name,
                        value instanceof List<?> list
                                ? list.stream().map(Feels::context).toList()
                                : value);
            });
            return new Evaluator(new Calling(Clock.systemUTC()))
                    .value(FeelParser.expression(text, names, new FeelTypes()), frame);
        }
    },
    KIE {
        private final FEEL feel = FEELBuilder.builder().withProfiles(List.of(new KieExtendedFEELProfile())).build();

        @Override
        @Nullable Object value(String text, Map<String, @Nullable Object> variables) {
            try {
                return feel.evaluate(text, variables);
            } catch (RuntimeException e) {
                return "failure: " + e;
            }
        }
    },
    FEEL_SCALA {
        private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();

        @Override
        @Nullable Object value(String text, Map<String, @Nullable Object> variables) {
            EvaluationResult result = feel.evaluateExpression(text, variables);
            return result.isSuccess() ? result.result() : "failure: " + result.failure().message();
        }
    };

    /** The value of an expression; null when it has none. */
    abstract @Nullable Object value(String text, Map<String, @Nullable Object> variables);

    @SuppressWarnings("unchecked")
    private static Object context(@Nullable Object member) {
        return new org.huimin.engine.dmn.feel.FeelContext((Map<String, @Nullable Object>) member);
    }
}

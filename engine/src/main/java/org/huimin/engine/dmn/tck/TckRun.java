package org.huimin.engine.dmn.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huimin.engine.dmn.Constructs;
import org.huimin.engine.dmn.DecisionModel;
import org.huimin.engine.dmn.DecisionRun;
import org.huimin.engine.dmn.DmnException;
import org.huimin.engine.dmn.DmnModel;
import org.huimin.engine.dmn.DmnProblem;
import org.huimin.engine.dmn.DmnReader;
import org.huimin.engine.dmn.feel.FeelContext;
import org.huimin.engine.dmn.feel.FeelType;
import org.jspecify.annotations.Nullable;

/** Runs every test case in a folder. */
final class TckRun {

    private final Clock clock;
    private final List<TckResult> results = new ArrayList<>();

    private TckRun(Clock clock) {
        this.clock = clock;
    }

    static List<TckResult> run(Path folder, Clock clock) throws IOException {
        TckRun run = new TckRun(clock);
        for (TckFile file : TckFile.under(folder)) {
            run.run(file);
        }
        return run.results;
    }

    private void run(TckFile file) throws IOException {
        Path folder = file.path().toAbsolutePath().getParent();
        DecisionModel linked = null;
        List<DmnProblem> broken = List.of();
        try {
            linked = linked(folder, file.model());
        } catch (DmnException e) {
            broken = e.problems();
        }
        for (TckFile.Case each : file.cases()) {
            for (TckFile.Expected expected : each.expected()) {
                results.add(
                        linked == null
                                ? result(
                                        folder,
                                        each,
                                        expected,
                                        Set.of(),
                                        TckResult.Status.REJECTED,
                                        "",
                                        broken,
                                        List.of())
                                : ask(linked, folder, each, expected));
            }
        }
    }

    private static DecisionModel linked(@Nullable Path folder, String main) throws IOException {
        if (folder == null) {
            throw new IOException("no folder");
        }
        DmnModel model = DmnReader.read(folder.resolve(main));
        List<DmnModel> others = new ArrayList<>();
        if (!model.imports().isEmpty()) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path other :
                        files.filter(each -> each.toString().endsWith(".dmn")).sorted().toList()) {
                    if (!other.endsWith(main)) {
                        others.add(DmnReader.read(other));
                    }
                }
            }
        }
        return DecisionModel.of(model, others);
    }

    private TckResult ask(
            DecisionModel linked,
            @Nullable Path folder,
            TckFile.Case asked,
            TckFile.Expected expected) {
        String service = asked.service();
        String node = service == null ? expected.node() : service;
        Set<String> constructs = Constructs.of(linked, node);
        DecisionRun.Inputs inputs = new DecisionRun.Inputs(typed(linked, asked.inputs()));
        DecisionRun.Result found;
        try {
            found =
                    service == null
                            ? DecisionRun.decide(linked, node, inputs, clock)
                            : DecisionRun.serve(linked, node, inputs, clock);
        } catch (DmnException e) {
            return result(
                    folder,
                    asked,
                    expected,
                    constructs,
                    TckResult.Status.REJECTED,
                    "",
                    e.problems(),
                    List.of());
        } catch (RuntimeException ours) {
            // a defect of ours must neither hide nor end the run
            return result(
                    folder,
                    asked,
                    expected,
                    constructs,
                    TckResult.Status.FAILED,
                    "",
                    List.of(),
                    List.of("defect: " + ours));
        }
        Object wanted = expected.error() ? null : expected.value();
        Object value = found.value();
        boolean several = service != null && !expected.node().equals(service);
        if (several && value instanceof FeelContext outputs && outputs.has(expected.node())) {
            value = outputs.get(expected.node());
        }
        boolean passed = TckValues.equal(wanted, value);
        return result(
                folder,
                asked,
                expected,
                constructs,
                passed ? TckResult.Status.PASSED : TckResult.Status.FAILED,
                TckValues.shown(value),
                List.of(),
                found.notes());
    }

    /** Gives values that a test file wrote without a type the type of the input. */
    private static Map<String, @Nullable Object> typed(
            DecisionModel linked, Map<String, @Nullable Object> inputs) {
        Map<String, @Nullable Object> typed = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> input : inputs.entrySet()) {
            FeelType type = linked.inputType(input.getKey());
            typed.put(input.getKey(), TckValues.typed(input.getValue(), type));
        }
        return typed;
    }

    private static TckResult result(
            @Nullable Path folder,
            TckFile.Case asked,
            TckFile.Expected expected,
            Set<String> constructs,
            TckResult.Status status,
            String found,
            List<DmnProblem> problems,
            List<String> notes) {
        String group = folder == null ? "" : String.valueOf(folder.getFileName());
        Path parent = folder == null ? null : folder.getParent();
        String level = parent == null ? "" : String.valueOf(parent.getFileName());
        return new TckResult(
                level,
                group,
                asked.id(),
                expected.node(),
                status,
                constructs,
                expected.error() ? "null (error)" : TckValues.shown(expected.value()),
                found,
                problems,
                notes);
    }
}

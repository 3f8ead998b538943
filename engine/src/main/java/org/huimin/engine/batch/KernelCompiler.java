package org.huimin.engine.batch;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/**
 * Compiles kernels: as steps, each a class of its own with one loop small enough for HotSpot to
 * compile in turn. Kernels of different kinds of places have most of their steps in common; a step
 * is compiled once.
 */
final class KernelCompiler {

    /** HotSpot never compiles a method of more bytecodes; it would run some 85 times slower. */
    static final int HOTSPOT_LIMIT = 8_000;

    private static final String PACKAGE = "org.huimin.engine.batch.kernels";

    /**
     * Characters of Java per step. Far below HotSpot's limit on purpose: C2 takes seconds for a
     * method of 4,000 bytecodes, longer where unknowns fill it with booleans, and the loop crawls
     * meanwhile.
     */
    private static final int CLEAN_BUDGET = 12_000;

    /** Of a loop of many steps: some of them would turn out too large, and all be made again. */
    private static final int MANY_BUDGET = 8_000;

    private static final int FULL_BUDGET = 2_000;

    /** Characters of Java that are compiled at a time. */
    private static final int UNIT = 40_000;

    /** A step ready to run, and its class file. */
    private record Step(Kernel code, byte[] bytecode) {}

    /** Steps by their text. */
    private final Map<String, CompletableFuture<Step>> steps = new ConcurrentHashMap<>();

    /**
     * A kernel ready to run.
     *
     * @param source as a reviewer reads it
     * @param keptLongs numbers of the arrays it keeps values in, see {@link Batch#longs}
     */
    record Compiled(Kernel kernel, String source, int[] keptLongs, int[] keptTruths) {}

    /** One step after the other. */
    private record Sequence(Kernel[] steps) implements Kernel {
        @Override
        public void run(Batch batch, int from, int to) {
            for (Kernel step : steps) {
                step.run(batch, from, to);
            }
        }
    }

    Compiled compile(Layout layout, Plan plan) {
        StepWriter writer = new StepWriter(layout, plan);
        Map<Plan.Step, Fragment> fragments = new LinkedHashMap<>();
        plan.steps().forEach(step -> fragments.put(step, writer.write(step)));
        int weight = fragments.values().stream().mapToInt(Fragment::weight).sum();
        int clean = weight > 4 * CLEAN_BUDGET ? MANY_BUDGET : CLEAN_BUDGET;
        int budget = layout.full() ? FULL_BUDGET : clean;
        while (true) {
            Methods methods = new Methods(plan, fragments, budget);
            List<String> texts = new KernelSource(layout, methods).steps();
            List<Step> made = compiled(texts);
            boolean small = made.stream().allMatch(KernelCompiler::small);
            if (small || budget < 500) {
                Kernel[] codes = made.stream().map(Step::code).toArray(Kernel[]::new);
                return new Compiled(
                        codes.length == 1 ? codes[0] : new Sequence(codes),
                        KernelSource.unit(PACKAGE, texts),
                        methods.keptLongs(),
                        methods.keptTruths());
            }
            budget = budget * 2 / 3;
            for (int at = 0; at < made.size(); at++) {
                if (!small(made.get(at))) {
                    steps.remove(texts.get(at));
                }
            }
        }
    }

    private static boolean small(Step step) {
        return largestMethod(step.bytecode()) <= HOTSPOT_LIMIT * 9 / 10;
    }

    /** The steps; those that nobody has begun to compile are compiled here, the rest awaited. */
    private List<Step> compiled(List<String> texts) {
        Map<String, CompletableFuture<Step>> mine = new LinkedHashMap<>();
        List<CompletableFuture<Step>> all = new ArrayList<>();
        for (String text : texts) {
            CompletableFuture<Step> fresh = new CompletableFuture<>();
            CompletableFuture<Step> begun = steps.putIfAbsent(text, fresh);
            if (begun == null) {
                mine.put(text, fresh);
            }
            all.add(begun == null ? fresh : begun);
        }
        if (!mine.isEmpty()) {
            try {
                cookAll(mine);
            } catch (RuntimeException e) {
                IllegalStateException defect = defect(e);
                mine.values().forEach(each -> each.completeExceptionally(defect));
                throw defect;
            }
        }
        return all.stream().map(CompletableFuture::join).toList();
    }

    /** In units of about so many characters, on as many threads as the machine has processors. */
    private static void cookAll(Map<String, CompletableFuture<Step>> wanted) {
        Queue<Map<String, CompletableFuture<Step>>> units = new ConcurrentLinkedQueue<>();
        Map<String, CompletableFuture<Step>> unit = new LinkedHashMap<>();
        int length = 0;
        for (Map.Entry<String, CompletableFuture<Step>> step : wanted.entrySet()) {
            unit.put(step.getKey(), step.getValue());
            length += step.getKey().length();
            if (length > UNIT) {
                units.add(unit);
                unit = new LinkedHashMap<>();
                length = 0;
            }
        }
        if (!unit.isEmpty()) {
            units.add(unit);
        }
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), units.size());
        DeepStack.callAll(
                threads,
                () -> {
                    for (var next = units.poll(); next != null; next = units.poll()) {
                        cook(next);
                    }
                });
    }

    private static void cook(Map<String, CompletableFuture<Step>> wanted) {
        try {
            SimpleCompiler compiler = new SimpleCompiler();
            compiler.setParentClassLoader(KernelCompiler.class.getClassLoader());
            compiler.cook(KernelSource.unit(PACKAGE, List.copyOf(wanted.keySet())));
            Map<String, byte[]> classes = compiler.getBytecodes();
            int number = 0;
            for (CompletableFuture<Step> step : wanted.values()) {
                String name = PACKAGE + "." + KernelSource.className(number++);
                byte[] bytecode = classes.get(name);
                if (bytecode == null) {
                    throw new ClassNotFoundException(name);
                }
                Class<?> code = compiler.getClassLoader().loadClass(name);
                step.complete(
                        new Step((Kernel) code.getDeclaredConstructor().newInstance(), bytecode));
            }
        } catch (CompileException | ReflectiveOperationException e) {
            throw defect(e);
        }
    }

    private static IllegalStateException defect(Exception cause) {
        if (cause instanceof IllegalStateException known) {
            return known;
        }
        return new IllegalStateException(
                "生成的代码不能编译，这是引擎的缺陷 / the generated code does not compile, a defect"
                        + " of the engine: "
                        + cause.getMessage(),
                cause);
    }

    /** Class files of all steps compiled so far. */
    List<byte[]> classFiles() {
        return steps.values().stream().map(step -> step.join().bytecode()).toList();
    }

    /** Bytecodes of the largest method of a class file. */
    static int largestMethod(byte[] classFile) {
        int largest = 0;
        for (MethodModel method : ClassFile.of().parse(classFile).methods()) {
            int length =
                    method.findAttribute(Attributes.code())
                            .map(code -> code.codeLength())
                            .orElse(0);
            largest = Math.max(largest, length);
        }
        return largest;
    }
}

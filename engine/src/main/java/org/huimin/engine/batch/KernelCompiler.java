package org.huimin.engine.batch;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/** Compiles kernels, in methods small enough for HotSpot to compile in turn. */
final class KernelCompiler {

    /** HotSpot never compiles a method of more bytecodes; it would run some 85 times slower. */
    static final int HOTSPOT_LIMIT = 8_000;

    private static final String PACKAGE = "org.huimin.engine.batch.kernels";
    private static final String CLASS = "HouseholdKernel";

    /**
     * Characters of Java per method. Far below HotSpot's limit on purpose: C2 takes seconds for a
     * method of 4,000 bytecodes, longer where unknowns fill it with booleans, and the loop crawls
     * meanwhile.
     */
    private static final int CLEAN_BUDGET = 12_000;

    private static final int FULL_BUDGET = 1_500;

    /**
     * A kernel ready to run.
     *
     * @param bytecode of its class file
     */
    record Compiled(Kernel kernel, String source, byte[] bytecode, int keptLongs, int keptTruths) {}

    private KernelCompiler() {}

    static Compiled compile(Layout layout, Plan plan, int lane) {
        int budget = layout.full() ? FULL_BUDGET : CLEAN_BUDGET;
        StepWriter writer = new StepWriter(layout, plan);
        Map<Plan.Step, Fragment> fragments = new LinkedHashMap<>();
        plan.steps().forEach(step -> fragments.put(step, writer.write(step)));
        while (true) {
            Methods methods = new Methods(plan, fragments, budget);
            String text = new KernelSource(layout, methods, lane).write(PACKAGE, CLASS);
            Compiled compiled = compile(text, methods);
            if (largestMethod(compiled.bytecode()) <= HOTSPOT_LIMIT * 9 / 10 || budget < 500) {
                return compiled;
            }
            budget = budget * 2 / 3;
        }
    }

    private static Compiled compile(String text, Methods methods) {
        try {
            SimpleCompiler compiler = new SimpleCompiler();
            compiler.setParentClassLoader(KernelCompiler.class.getClassLoader());
            compiler.cook(text);
            Map<String, byte[]> classes = compiler.getBytecodes();
            String name = PACKAGE + "." + CLASS;
            Kernel kernel =
                    (Kernel)
                            compiler.getClassLoader()
                                    .loadClass(name)
                                    .getDeclaredConstructor()
                                    .newInstance();
            byte[] bytecode = classes.get(name);
            if (bytecode == null) {
                throw new IllegalStateException("no class file for " + name);
            }
            return new Compiled(kernel, text, bytecode, methods.keptLongs(), methods.keptTruths());
        } catch (CompileException | ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "生成的代码不能编译，这是引擎的缺陷 / the generated code does not compile, a defect"
                            + " of the engine: "
                            + e.getMessage(),
                    e);
        }
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

package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedTest {

    @Test
    void whatOneStatementReadsIsWrittenIntoIt() {
        assertThat(
                        Folded.of(
                                List.of(
                                        "boolean t0 = (f1 >= 18L);",
                                        "boolean t1 = c2[i] != 0;",
                                        "boolean v3 = (t0 & t1);",
                                        "out0[i] = (byte) (v3 ? 1 : 0);")))
                .containsExactly("out0[i] = (byte) (((f1 >= 18L) & (c2[i] != 0)) ? 1 : 0);");
    }

    @Test
    void whatTwoStatementsReadKeepsItsName() {
        List<String> lines =
                List.of(
                        "boolean t0 = (f1 >= 18L);",
                        "out0[i] = (byte) t0;",
                        "out1[i] = (byte) t0;");
        assertThat(Folded.of(lines)).isEqualTo(lines);
    }

    @Test
    void aNameForANameIsThatName() {
        assertThat(
                        Folded.of(
                                List.of(
                                        "long t0 = Math.addExact(f1, f2);",
                                        "long v3 = t0;",
                                        "amt0[i] = v3;",
                                        "kv3[i] = v3;")))
                .containsExactly(
                        "long v3 = Math.addExact(f1, f2);", "amt0[i] = v3;", "kv3[i] = v3;");
        assertThat(Folded.of(List.of("long v3 = f1;", "amt0[i] = v3;", "kv3[i] = v3;")))
                .containsExactly("amt0[i] = f1;", "kv3[i] = f1;");
    }

    @Test
    void whatMayThrowIsNotHiddenInAChoice() {
        List<String> lines =
                List.of("long t0 = Math.addExact(f1, f2);", "amt0[i] = (w0 ? t0 : 0L);");
        assertThat(Folded.of(lines)).isEqualTo(lines);
        assertThat(
                        Folded.of(
                                List.of(
                                        "long t0 = Math.addExact(f1, f2);",
                                        "amt0[i] = Math.max(t0, 0L);")))
                .containsExactly("amt0[i] = Math.max(Math.addExact(f1, f2), 0L);");
    }

    @Test
    void whatIsCalculatedOnceIsNotMovedIntoALoopOrABlock() {
        List<String> lines =
                List.of(
                        "long t0 = (f1 * f2);",
                        "for (int j = b; j < e; j++) {",
                        "    g1 += t0;",
                        "}");
        assertThat(Folded.of(lines)).isEqualTo(lines);
    }

    @Test
    void whatChangesMeanwhileIsReadWhereItWas() {
        List<String> lines =
                List.of("long t0 = (g1 + 1L);", "g1 = 0L;", "amt0[i] = t0;", "kv2[i] = g1;");
        assertThat(Folded.of(lines)).isEqualTo(lines);
        List<String> kept =
                List.of("long t0 = kv1[i];", "kv1[i] = 0L;", "amt0[i] = t0;", "kv2[i] = t0;");
        assertThat(Folded.of(kept)).isEqualTo(kept);
    }

    @Test
    void commentsAndLiteralsStay() {
        assertThat(
                        Folded.of(
                                List.of(
                                        "// 重残 · t0",
                                        "long t0 = (f1 & 0xFFL);",
                                        "amt0[i] = (t0 + 12L);")))
                .containsExactly("// 重残 · t0", "amt0[i] = ((f1 & 0xFFL) + 12L);");
    }
}

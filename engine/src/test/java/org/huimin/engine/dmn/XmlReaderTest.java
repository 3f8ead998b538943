package org.huimin.engine.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not get in through a file: other files, entity bombs, broken or foreign XML. */
class XmlReaderTest {

    @Test
    void readsNoOtherFile(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        String xml =
                "<!DOCTYPE d [<!ENTITY e SYSTEM \"%s\">]><definitions xmlns=\"%s\" name=\"&e;\">&e;</definitions>"
                        .formatted(secret.toUri(), ModelText.DMN15);
        assertThatThrownBy(() -> ModelText.read(xml))
                .isInstanceOf(DmnException.class)
                .hasMessageNotContaining("the secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<definitions>",
                "<definitions/>",
                "<definitions xmlns=\"http://www.omg.org/spec/DMN/20151101/dmn.xsd\"/>",
                "<html xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>",
                "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>"
            })
    void tellsWhatIsNoModel(String xml) {
        assertThatThrownBy(() -> ModelText.read(xml))
                .isInstanceOfSatisfying(
                        DmnException.class,
                        e -> assertThat(e.problems().get(0).shown()).contains("small.dmn"));
    }

    @Test
    void nestsOnlySoDeep() {
        assertThatThrownBy(() -> ModelText.read("<a>".repeat(5_000) + "</a>".repeat(5_000)))
                .isInstanceOf(DmnException.class);
    }

    @Test
    void throwsOnlyTheDeclaredErrorWhenAFileIsDamaged() {
        String whole =
                ModelText.model(
                        ModelText.input("n", "number")
                                + ModelText.decision(
                                        "d",
                                        ModelText.needsInput("n") + ModelText.literal("n + 1")));
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
            for (int j = 0; j < 3; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
            }
            try {
                DmnModel model = DmnReader.read(new ByteArrayInputStream(bytes), "damaged.dmn");
                DecisionRun.decide(
                        DecisionModel.of(model, java.util.List.of()),
                        "d",
                        new DecisionRun.Inputs(java.util.Map.of()),
                        java.time.Clock.systemUTC());
            } catch (DmnException declared) {
                assertThat(declared.problems()).isNotEmpty();
            }
        }
    }
}

package org.huimin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TraceJsonTest {

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Test
    void aTraceReadsBackAsItWas() {
        SplittableRandom random = new SplittableRandom(31);
        Decider decider = Content.specimens().decider();
        for (int i = 0; i < 50; i++) {
            for (ProgrammeDecision decision : decider.decide(Households.random(random))) {
                String json = mapper.writeValueAsString(TraceJson.write(decision.trace()));
                assertThat(TraceJson.read(mapper.readTree(json))).isEqualTo(decision.trace());
            }
        }
    }

    /** Written by the first version; kept as it was for ever. */
    @Test
    void aTraceOfTheFirstSchemaStillLoads() {
        String old =
                """
                {"schema":1,"kind":"rule","id":"incomeBelow","zh":"收入低于雨线","programme":"_specimen",
                 "value":"false","shown":"否","law":"specimen-umbrella-act@2020-01-01 art.4",
                 "clause":"specimen-umbrella-act@2020-01-01 art.4","formula":"人均收入 < 雨伞标准",
                 "inputs":[{"kind":"parameter","id":"standard","zh":"雨伞标准","value":"900.00","shown":"900.00 元",
                   "unit":"元/人/月","origin":{"place":"350200000000","residence":"*","from":"2024-07-01",
                   "source":"厦伞〔2024〕3号","verified":false}}]}
                """;
        Trace trace = TraceJson.read(mapper.readTree(old));
        assertThat(trace.id()).isEqualTo("incomeBelow");
        assertThat(trace.shown().in(Language.CHINESE)).isEqualTo("否");
        assertThat(trace.shown().in(Language.ENGLISH))
                .as("no English was kept then")
                .isEqualTo("否");
        assertThat(trace.inputs().getFirst().origin())
                .extracting(Trace.Origin::source)
                .isEqualTo("厦伞〔2024〕3号");
    }

    @Test
    void aNewerSchemaIsRefused() {
        assertThatThrownBy(() -> TraceJson.read(mapper.readTree("{\"schema\":99}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("99");
    }
}

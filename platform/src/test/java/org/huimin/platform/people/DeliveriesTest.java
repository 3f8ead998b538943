package org.huimin.platform.people;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ExchangeFixture;
import org.huimin.platform.exchange.QuarantinedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files delivered into one database, emptied before every test but for the register. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeliveriesTest {
    static final String HARVESTS = "公民身份号码,收购方,月份,金额,账号\n";
    static final String BOATS = "船号,公民身份号码,估值,份额,已沉没,船员\n";

    // one for all tests: the life cycle is per class
    @TempDir static Path folder;
    Islands islands;
    int nth;

    @BeforeAll
    void begin() {
        islands = new Islands(folder);
    }

    @AfterAll
    void end() {
        islands.close();
    }

    @BeforeEach
    void empty() {
        nth++;
        islands.database.doAs(
                org.huimin.platform.testing.TestCallers.system(),
                jdbc -> {
                    for (String table :
                            List.of(
                                    "people.record_harvests",
                                    "people.record_boats",
                                    "people.record_islanders",
                                    "people.current",
                                    "people.membership",
                                    "people.household",
                                    "people.person",
                                    "exchange.batch")) {
                        jdbc.sql("delete from " + table).update();
                    }
                });
        islands.takeRegister();
    }

    final Batch.DeliveredFile take(String stem, String text, Charset charset) {
        return islands.exchange.take(
                islands.exchange.file(stem + "-" + nth + ".csv", text, charset));
    }

    final List<QuarantinedRow> quarantined() {
        return CallerContext.run(
                ExchangeFixture.DATA,
                () ->
                        islands.exchange
                                .imports()
                                .quarantined(
                                        islands.exchange.imports().list(1, 1).getFirst().id(),
                                        1,
                                        100));
    }
}

package org.huimin.platform.people;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import javax.sql.DataSource;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.Datasets;
import org.huimin.platform.exchange.ExchangeFixture;
import org.huimin.platform.testing.TestCallers;
import org.huimin.platform.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

/** The people module over the invented islands, with a clock a test can turn. */
final class Islands implements AutoCloseable {
    static final Path CONTENT = Path.of("src/test/resources/islands");
    static final String HEADER = "公民身份号码,姓名,性别,出生日期,户号,与户主关系,村居区划代码,城乡,联系电话,状态,登记日期\n";

    static final String ANNA = ExchangeFixture.id("350213", "19700203", 12);
    static final String BEN = ExchangeFixture.id("350213", "19680504", 11);
    static final String CARL = ExchangeFixture.id("350299", "20100607", 31);
    static final String DORA = ExchangeFixture.id("350214", "19500101", 22);

    static final long EAST = 350213_100_001L;
    static final long WEST = 350213_101_002L;

    final TestDatabase database = TestDatabase.create();
    final TurnedClock clock = new TurnedClock(Instant.parse("2026-03-15T02:00:00Z"));
    final Datasets datasets;
    final CurrentTable current;
    final ProjectionSql projectionSql;
    final ExchangeFixture exchange;

    Islands(Path folder) {
        this(folder, CONTENT);
    }

    Islands(Path folder, Path content) {
        this(folder, content, Lanes::of);
    }

    Islands(Path folder, Path content, Function<DataSource, Lanes> connections) {
        Lanes lanes = connections.apply(database.app());
        this.datasets = Datasets.load(content);
        this.current = new CurrentTable(datasets, Programmes.ids(content));
        GeneratedTables.make(database.owner(), datasets, current);
        this.projectionSql = new ProjectionSql(datasets, current);
        this.exchange =
                new ExchangeFixture(
                        database,
                        content,
                        _ -> new DepartmentRecords(database.secrets(), projectionSql, lanes),
                        folder,
                        clock);
    }

    /** A clock that goes on a little at every look, and as far as a test says. */
    static final class TurnedClock extends Clock {
        private Instant now;

        TurnedClock(Instant now) {
            this.now = now;
        }

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.ofHours(8);
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plusMillis(1);
            return now;
        }
    }

    static String row(
            String id, String name, String household, String relation, long place, String status) {
        return "%s,%s,,,%s,%s,%d,农村,13900000000,%s,\n"
                .formatted(id, name, household, relation, place, status);
    }

    Batch.DeliveredFile take(String name, String text) {
        return exchange.take(exchange.file(name, text));
    }

    /** One household of three in the east, one of one in the west. */
    Batch.DeliveredFile takeRegister() {
        return take(
                "岛民名册.csv",
                HEADER
                        + row(ANNA, "安娜", "H1", "户主", EAST, "在册")
                        + row(BEN, "本", "H1", "配偶", EAST, "在册")
                        + row(CARL, "卡尔", "H1", "子女", EAST, "在册")
                        + row(DORA, "朵拉", "H2", "户主", WEST, "在册"));
    }

    /** A column of a person's projection, as the system sees it. */
    @Nullable Object now(String id, String column) {
        return database.as(
                TestCallers.system(),
                jdbc ->
                        jdbc.sql(
                                        "select c."
                                                + column
                                                + " from people.current c join people.person p using (person_id) where p.person_index = ?")
                                .param(database.secrets().blindIndex(id))
                                .query()
                                .singleRow()
                                .get(column));
    }

    long count(String from) {
        return database.as(
                TestCallers.system(),
                jdbc -> jdbc.sql("select count(*) from " + from).query(Long.class).single());
    }

    @Override
    public void close() {
        database.close();
    }
}

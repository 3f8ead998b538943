package org.huimin.platform.insight;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.decisions.PartResult;
import org.huimin.platform.decisions.RunStatus;
import org.huimin.platform.insight.VillageTally.Village;
import org.huimin.platform.monitoring.LedgerListener;
import org.huimin.platform.monitoring.Observation;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the counts of each decided part where they differ from the current ones. */
@Component
class FigureKeeper implements LedgerListener {
    /**
     * Closes what differs or is no longer observed, then writes what is not current: an unchanged
     * night writes nothing.
     */
    private static final String STAGE =
            """
            create temporary table if not exists village_in (
                place bigint, households integer, people integer) on commit delete rows
            """;

    private static final String STAGE_PROGRAMMES =
            """
            create temporary table if not exists programme_in_village_in (
                place bigint, programme text, entitled_households integer, entitled_people integer, entitled_fen bigint,
                paid_households integer, paid_people integer, paid_fen bigint, missed integer, wrong integer,
                unclear integer) on commit delete rows
            """;

    private static final String CLOSE =
            """
            update insight.village v set recorded_to = :at
            where v.recorded_to is null and v.place between :from and :to
              and not exists (select from village_in i
                              where (i.place, i.households, i.people) = (v.place, v.households, v.people))
            """;

    private static final String WRITE =
            """
            insert into insight.village (place, households, people, run_id, decided_on, recorded_from)
            select i.place, i.households, i.people, :run, :on, :at from village_in i
            where not exists (select from insight.village v where v.place = i.place and v.recorded_to is null)
            """;

    private static final String COUNTS =
            "entitled_households, entitled_people, entitled_fen, paid_households, paid_people, paid_fen, missed, wrong, unclear";

    private static final String CLOSE_PROGRAMMES =
            """
            update insight.programme_in_village v set recorded_to = :at
            where v.recorded_to is null and v.place between :from and :to
              and (v.place, v.programme, %s) not in (select place, programme, %s from programme_in_village_in)
            """
                    .formatted(COUNTS, COUNTS);

    private static final String WRITE_PROGRAMMES =
            """
            insert into insight.programme_in_village (place, programme, %s, run_id, recorded_from)
            select place, programme, %s, :run, :at from programme_in_village_in i
            where not exists (select from insight.programme_in_village v
                              where (v.place, v.programme) = (i.place, i.programme) and v.recorded_to is null)
            """
                    .formatted(COUNTS, COUNTS);

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Clock clock;

    FigureKeeper(JdbcTemplate jdbc, JdbcClient client, Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public void partCompared(PartResult part, List<Observation> observed) {
        stage(part, observed);
        Map<String, Object> values =
                Map.of(
                        "at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        "from", part.fromPlace(),
                        "to", part.toPlace(),
                        "run", part.run(),
                        "on", part.on());
        for (String sql : List.of(CLOSE, WRITE, CLOSE_PROGRAMMES, WRITE_PROGRAMMES)) {
            client.sql(sql).params(values).update();
        }
    }

    private void stage(PartResult part, List<Observation> observed) {
        jdbc.execute(STAGE);
        jdbc.execute(STAGE_PROGRAMMES);
        List<Map.Entry<Long, Village>> villages =
                List.copyOf(VillageTally.of(part, observed).entrySet());
        jdbc.batchUpdate(
                "insert into village_in values (?, ?, ?)",
                villages,
                1000,
                (insert, village) -> {
                    insert.setLong(1, village.getKey());
                    insert.setInt(2, village.getValue().households);
                    insert.setInt(3, village.getValue().people);
                });
        for (int p = 0; p < part.programmes().size(); p++) {
            int index = p;
            String programme = part.programmes().get(p).id();
            List<Map.Entry<Long, Village>> touched = new ArrayList<>(villages);
            touched.removeIf(village -> village.getValue().programmes[index].isEmpty());
            jdbc.batchUpdate(
                    "insert into programme_in_village_in values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    touched,
                    1000,
                    (insert, village) ->
                            set(
                                    insert,
                                    village.getKey(),
                                    programme,
                                    village.getValue().programmes[index]));
        }
    }

    private static void set(
            PreparedStatement insert, long place, String programme, VillageTally.Programmes count)
            throws SQLException {
        insert.setLong(1, place);
        insert.setString(2, programme);
        insert.setInt(3, count.entitledHouseholds);
        insert.setInt(4, count.entitledPeople);
        insert.setLong(5, count.entitledFen);
        insert.setInt(6, count.paidHouseholds);
        insert.setInt(7, count.paidPeople);
        insert.setLong(8, count.paidFen);
        insert.setInt(9, count.missed);
        insert.setInt(10, count.wrong);
        insert.setInt(11, count.unclear);
    }

    @Override
    public void runFinished(RunStatus run) {
        PlaceRange covered = new PlaceCode(run.place()).range();
        client.sql(
                        "insert into insight.checked (run_id, covers_from, covers_to, decided_on, finished_at)"
                                + " values (?, ?, ?, ?, ?) on conflict (run_id) do nothing")
                .params(
                        run.id(),
                        covered.from(),
                        covered.to(),
                        run.on(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}

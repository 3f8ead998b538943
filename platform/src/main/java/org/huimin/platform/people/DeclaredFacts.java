package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.huimin.engine.base.InputProblem;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.exchange.Datasets;
import org.huimin.platform.exchange.RecordedFact;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Facts stated by caseworkers. Nothing is overwritten: a new statement ends what it contradicts, a
 * retracted one stays readable.
 */
@Service
public class DeclaredFacts {
    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Datasets datasets;
    private final ProjectionSql projection;
    private final Clock clock;

    DeclaredFacts(
            JdbcClient jdbc,
            DataSource dataSource,
            Datasets datasets,
            ProjectionSql projection,
            Clock clock) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.datasets = datasets;
        this.projection = projection;
        this.clock = clock;
    }

    /** A statement that cannot be taken; the message says why and what to do. */
    public static final class NotDeclarable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient InputProblem problem;

        NotDeclarable(InputProblem problem) {
            super(problem.line());
            this.problem = problem;
        }

        public InputProblem problem() {
            return problem;
        }
    }

    /**
     * States a fact.
     *
     * @param written as people write it: 1570.00, 是, 2026-01-31, a code or its label
     * @param from first day, null = always
     * @param to day after the last one, null = until further notice
     * @return id of the statement, for {@link #retract}
     * @throws NotDeclarable for an unknown fact or person, or a value it cannot have
     */
    @Transactional
    public UUID declare(
            UUID person,
            String factId,
            String written,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String source) {
        Permissions.require(Permission.DECLARE_FACT);
        RecordedFact fact =
                datasets.facts()
                        .find(factId)
                        .filter(f -> !f.ofHousehold())
                        .orElseThrow(() ->
                                new NotDeclarable(
                                        new InputProblem(
                                                "fact-unknown",
                                                "没有成员事实“" + factId + "”",
                                                "there is no fact about a person '" + factId + "'",
                                                "请从词汇表中选择",
                                                "choose one of the vocabulary")));
        String value =
                FactText.stored(fact, written)
                        .orElseThrow(() ->
                                new NotDeclarable(
                                        new InputProblem(
                                                "fact-value",
                                                "“" + fact.zh() + "”不能是这个值",
                                                "'" + factId + "' cannot have this value",
                                                "请按类型填写：" + fact.kind(),
                                                "write a value of type " + fact.kind())));
        if (source.isBlank()) {
            throw new NotDeclarable(
                    new InputProblem(
                            "fact-source",
                            "没有写明依据",
                            "no source is given",
                            "请写明入户、材料或电话核实",
                            "say which visit, document or call it rests on"));
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new NotDeclarable(
                    new InputProblem(
                            "fact-dates",
                            "结束日期不晚于开始日期",
                            "it ends before it begins",
                            "请改日期",
                            "mend the dates"));
        }
        Long place =
                jdbc.sql("select place from people.person where person_id = ? for update")
                        .param(person)
                        .query(Long.class)
                        .optional()
                        .orElseThrow(() ->
                                new NotDeclarable(
                                        new InputProblem(
                                                "person-unknown",
                                                "管辖范围内没有这个人",
                                                "there is no such person within your scope",
                                                "请重新查找",
                                                "search again")));
        Timestamp now = now();
        String valid = "[" + (from == null ? "" : from) + "," + (to == null ? "" : to) + ")";
        jdbc.sql(
                        """
                        with ended as (
                          update people.fact set recorded = tstzrange(lower(recorded), ?), retracted_by = ?
                           where person_id = ? and fact = ? and upper_inf(recorded) and valid && ?::daterange returning *)
                        insert into people.fact (person_id, place, fact, value, valid, recorded, source, declared_by)
                        select person_id, place, fact, value, rest, tstzrange(?, null), source, declared_by
                          from ended, unnest(datemultirange(valid) - datemultirange(?::daterange)) rest\
                        """)
                .params(now, caller(), person, factId, valid, now, valid)
                .update();
        UUID id =
                jdbc.sql(
                                "insert into people.fact (person_id, place, fact, value, valid, recorded, source, declared_by) values (?, ?, ?, ?, ?::daterange, tstzrange(?, null), ?, ?) returning fact_id")
                        .params(person, place, factId, value, valid, now, source, caller())
                        .query(UUID.class)
                        .single();
        refresh(person, factId);
        return id;
    }

    /**
     * Takes a statement back; the departments' value counts again. False when there is none to take
     * back.
     */
    @Transactional
    public boolean retract(UUID declaration) {
        Permissions.require(Permission.DECLARE_FACT);
        record Taken(UUID person, String fact) {}
        Taken taken =
                jdbc.sql(
                                "update people.fact set recorded = tstzrange(lower(recorded), ?), retracted_by = ? where fact_id = ? and upper_inf(recorded) returning person_id, fact")
                        .params(now(), caller(), declaration)
                        .query((rows, _) ->
                                new Taken(rows.getObject(1, UUID.class), rows.getString(2)))
                        .optional()
                        .orElse(null);
        if (taken == null) {
            return false;
        }
        refresh(taken.person(), taken.fact());
        return true;
    }

    /** Statements about a person that stand. */
    @Transactional(readOnly = true)
    public List<Declaration> of(UUID person) {
        Permissions.require(Permission.VIEW_HOUSEHOLD);
        return jdbc.sql(
                        "select *, lower(valid) as valid_from, upper(valid) as valid_to, lower(recorded) as since from people.fact where person_id = ? and upper_inf(recorded) order by fact, valid")
                .param(person)
                .query(Declaration::of)
                .list();
    }

    private void refresh(UUID person, String fact) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            Sql sql = new Sql(connection);
            Touched.make(
                    sql,
                    "select person_index from people.person where person_id = '" + person + "'");
            new Refresh(sql, projection, Moment.now(LocalDate.now(clock))).columns(Set.of(fact));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot refresh " + person, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static String caller() {
        return CallerContext.current().username();
    }

    private Timestamp now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Timestamp.from(now);
    }
}

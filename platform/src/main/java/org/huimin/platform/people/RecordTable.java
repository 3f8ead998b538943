package org.huimin.platform.people;

import java.util.List;
import java.util.stream.Collectors;
import org.huimin.platform.exchange.Column;
import org.huimin.platform.exchange.DatasetContract;

/** The table that keeps a dataset's rows: each row once, whole, and in all its versions. */
record RecordTable(DatasetContract contract) {
    String name() {
        return SqlNames.table(contract.id());
    }

    /** How a column is kept: identity numbers as blind index, secrets sealed, numbers scaled. */
    static String sqlType(Column column) {
        return switch (column.type()) {
            case ID_NUMBER -> "uuid";
            case TEXT -> column.secret() ? "bytea" : "text";
            case CODE -> "text";
            case DATE, MONTH -> "date";
            case MONEY, DECIMAL, COUNT, PLACE -> "bigint";
            case BOOLEAN -> "boolean";
        };
    }

    /** The names of the contract's columns, in its order, for a list. */
    String columnList(String prefix) {
        return contract.columns().stream()
                .map(c -> prefix + SqlNames.column(c.id()))
                .collect(Collectors.joining(", "));
    }

    /**
     * The column to find a person's rows by. Where a person has one row its key is the person's
     * index, and one index of the table serves both.
     */
    String personColumn() {
        return onePerPerson() ? "record_key" : "person_index";
    }

    /**
     * Where a person's rows of all times are found by an index. A table with one row a person has
     * an index of the current rows and one of the past ones; a look at both must name each.
     */
    String allVersions() {
        return onePerPerson()
                ? "(select * from %1$s where recorded_to is null union all select * from %1$s where recorded_to is not null)"
                        .formatted(name())
                : name();
    }

    /** The rows recorded now of the relation {@code touched t}, as {@code r}. */
    String nowOfTouched() {
        return name() + " r join touched t on t.person_index = r." + personColumn();
    }

    /**
     * The rows of all times of {@code touched t}, as {@code r}. The look-ups stand within the
     * union: a join from outside does not get through the row-level policies, and would read the
     * table.
     */
    String everOfTouched() {
        return onePerPerson()
                ? "touched t cross join lateral (select * from %1$s c where c.record_key = t.person_index and c.recorded_to is null union all select * from %1$s c where c.record_key = t.person_index and c.recorded_to is not null) r"
                        .formatted(name())
                : nowOfTouched();
    }

    /** At most one current row a person. */
    boolean onePerPerson() {
        return contract.person() != null && contract.key().equals(List.of(contract.person()));
    }

    /**
     * Statements that make the table, or add what a contract has gained; harmless when repeated.
     */
    List<String> ddl() {
        String bare = name().substring(name().indexOf('.') + 1);
        String columns =
                contract.columns().stream()
                        .map(c -> SqlNames.column(c.id()) + " " + sqlType(c))
                        .collect(Collectors.joining(",\n  "));
        String additions =
                contract.columns().stream()
                        .map(c ->
                                "add column if not exists "
                                        + SqlNames.column(c.id())
                                        + " "
                                        + sqlType(c))
                        .collect(Collectors.joining(", "));
        return List.of(
                """
                create table if not exists %s (
                  record_key uuid not null,
                  row_hash uuid not null,
                  person_index uuid,
                  place bigint not null,
                  file_id bigint not null,
                  row_no integer not null,
                  recorded_from timestamptz not null,
                  recorded_to timestamptz,
                  %s)\
                """
                        .formatted(name(), columns),
                "alter table " + name() + " " + additions,
                "create unique index if not exists %s_current on %s (record_key) where recorded_to is null"
                        .formatted(bare, name()),
                onePerPerson()
                        ? "create index if not exists %s_past on %s (record_key) where recorded_to is not null"
                                .formatted(bare, name())
                        : "create index if not exists %s_person on %s (person_index)"
                                .formatted(bare, name()),
                "comment on table %s is %s"
                        .formatted(
                                name(),
                                SqlNames.literal(
                                        contract.zh() + " · " + contract.department().zh())),
                "select access.protect(%s)".formatted(SqlNames.literal(name())),
                "grant maintain on %s to huimin_app".formatted(name()));
    }

    /** The columns of the table a file's good rows are copied into. */
    String stagingColumns() {
        String columns =
                contract.columns().stream()
                        .map(c -> SqlNames.column(c.id()) + " " + sqlType(c))
                        .collect(Collectors.joining(", "));
        return "record_key uuid, row_hash uuid, person_index uuid, row_no integer, id_sealed bytea, new_id uuid, "
                + columns;
    }
}

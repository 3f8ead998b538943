package org.huimin.platform.people;

import java.sql.SQLException;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.RecordStore.Delivery;

/** Notes which places and months a dataset was delivered for. */
final class Coverage {
    private final Sql sql;

    Coverage(Sql sql) {
        this.sql = sql;
    }

    /**
     * Notes a delivery, with the months its rows are about.
     *
     * @param rows table with the delivery's rows
     * @return whether it brought months that were not delivered before
     */
    boolean deliver(DatasetContract contract, Delivery delivery, String rows) throws SQLException {
        long from = delivery.places().from();
        long to = delivery.places().to();
        sql.run(
                """
                insert into people.coverage (dataset, place_from, place_to, first_delivered_at, delivered_at, file_id) values (?, ?, ?, ?, ?, ?)
                on conflict (dataset, place_from, place_to) do update set delivered_at = excluded.delivered_at, file_id = excluded.file_id\
                """,
                contract.id(),
                from,
                to,
                delivery.recordedAt(),
                delivery.recordedAt(),
                delivery.fileId());
        return contract.monthColumn().isPresent()
                && sql.run(
                                """
                                insert into people.coverage_month (dataset, place_from, place_to, delivered_at, month)
                                select distinct ?, ?::bigint, ?::bigint, ?::timestamptz, date_trunc('month', i.%s)::date from %s i where i.%s is not null
                                on conflict do nothing\
                                """
                                        .formatted(
                                                SqlNames.column(contract.monthColumn().get().id()),
                                                rows,
                                                SqlNames.column(contract.monthColumn().get().id())),
                                contract.id(),
                                from,
                                to,
                                delivery.recordedAt())
                        > 0;
    }
}

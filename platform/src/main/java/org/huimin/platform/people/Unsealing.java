package org.huimin.platform.people;

import java.util.Optional;
import java.util.UUID;
import org.huimin.platform.access.Secrets;
import org.huimin.platform.exchange.Column;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Datasets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is kept sealed, one value at a time. */
final class Unsealing {
    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Datasets datasets;

    Unsealing(JdbcClient jdbc, Secrets secrets, Datasets datasets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.datasets = datasets;
    }

    Optional<String> identityNumber(UUID person) {
        return jdbc.sql("select id_sealed from people.person where person_id = ?")
                .param(person)
                .query((rows, _) -> secrets.open(rows.getBytes(1)))
                .optional();
    }

    /** A sealed column of the register's row about the person. */
    Optional<String> ofRegister(UUID person, String column) {
        for (DatasetContract contract : datasets.all()) {
            if (contract.population() != null
                    && contract.column(column).filter(Column::secret).isPresent()) {
                RecordTable table = new RecordTable(contract);
                return jdbc.sql(
                                "select r.%s from %s r join people.person p on p.person_index = r.%s where p.person_id = ? and r.recorded_to is null"
                                        .formatted(
                                                SqlNames.column(column),
                                                table.name(),
                                                table.personColumn()))
                        .param(person)
                        .query((rows, _) -> Optional.ofNullable(rows.getBytes(1)))
                        .optional()
                        .flatMap(sealed -> sealed)
                        .map(secrets::open);
            }
        }
        return Optional.empty();
    }
}

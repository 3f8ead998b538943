package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.SQLException;
import org.huimin.platform.access.Secrets;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Intake;
import org.huimin.platform.exchange.RecordStore;
import org.springframework.stereotype.Component;

/** Keeps the departments' rows and what follows from them. */
@Component
final class DepartmentRecords implements RecordStore {
    private final Secrets secrets;
    private final ProjectionSql projection;
    private final Lanes lanes;

    DepartmentRecords(Secrets secrets, ProjectionSql projection, Lanes lanes) {
        this.secrets = secrets;
        this.projection = projection;
        this.lanes = lanes;
    }

    @Override
    public Intake begin(Connection connection, DatasetContract contract, Delivery delivery)
            throws SQLException {
        return new RecordIntake(connection, contract, delivery, secrets, projection, lanes);
    }
}

package org.huimin.platform.people;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.huimin.platform.exchange.Datasets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {
    private final Path content;

    PeopleConfiguration(@Value("${huimin.content:content}") String content) {
        this.content = Path.of(content);
    }

    /** The tables exist before anybody can use them. */
    @Bean
    CurrentTable currentTable(Datasets datasets, @Qualifier("owner") DataSource owner) {
        CurrentTable current = new CurrentTable(datasets, Programmes.ids(content));
        GeneratedTables.make(owner, datasets, current);
        return current;
    }

    /** What an import that was killed left half-done is settled before anybody reads. */
    @Bean
    Lanes importLanes(DataSource dataSource, CurrentTable current) throws SQLException {
        SecondHalf.settle(dataSource);
        return Lanes.of(dataSource);
    }

    @Bean
    ProjectionSql projectionSql(Datasets datasets, CurrentTable current) {
        return new ProjectionSql(datasets, current);
    }
}

package org.huimin.platform.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The primary {@link DataSource} connects as the application role. {@code @Qualifier("owner")}
 * connects as the owner: only for generated DDL. Both exist only over a migrated database.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {
    @Bean
    Home home(DatabaseProperties properties) {
        return new Home(properties.home());
    }

    @Bean
    MasterKey masterKey(DatabaseProperties properties, Home home) {
        return MasterKey.of(properties.secretKey(), home);
    }

    @Bean(destroyMethod = "close")
    Database database(DatabaseProperties properties, Home home, MasterKey key) {
        return Database.open(properties, home, key);
    }

    @Bean(destroyMethod = "")
    @Primary
    DataSource dataSource(Database database) {
        return database.app();
    }

    @Bean(destroyMethod = "", defaultCandidate = false)
    @Qualifier("owner")
    DataSource ownerDataSource(Database database) {
        return database.owner();
    }
}

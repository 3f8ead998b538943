package org.huimin.platform.access;

import java.time.Clock;
import javax.sql.DataSource;
import org.huimin.platform.database.MasterKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    @Bean
    ScopedTransactionManager transactionManager(DataSource dataSource) {
        return new ScopedTransactionManager(dataSource);
    }

    @Bean
    Secrets secrets(MasterKey key) {
        return Secrets.of(key);
    }

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }
}

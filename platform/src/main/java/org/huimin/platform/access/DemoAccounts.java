package org.huimin.platform.access;

import org.huimin.engine.base.PlaceCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Adds the accounts of a {@link Demonstration} that are not there yet. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("huimin.demo")
@EnableConfigurationProperties(Demonstration.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class DemoAccounts implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);

    private final Staff staff;
    private final Demonstration demonstration;

    DemoAccounts(Staff staff, Demonstration demonstration) {
        this.staff = staff;
        this.demonstration = demonstration;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (Demonstration.Account account : demonstration.accounts()) {
            long place = PlaceCode.of(account.place()).code();
            String password = demonstration.password();
            if (staff.add(account.username(), account.name(), account.roles(), place, password)) {
                log.info("Demo account {} added", account.username());
            }
        }
    }
}

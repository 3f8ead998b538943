package org.huimin.platform.access;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/**
 * Accounts for looking around, as the settings list them; only where {@code huimin.demo} is true.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("huimin.demo")
@EnableConfigurationProperties(DemoAccounts.Settings.class)
class DemoAccounts implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);

    private final Staff staff;
    private final Settings settings;

    DemoAccounts(Staff staff, Settings settings) {
        this.staff = staff;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (Settings.Account account : settings.accounts) {
            long place = PlaceRange.code(account.place);
            if (staff.add(
                    account.username, account.name, account.roles, place, settings.password)) {
                log.info("Demo account {} added", account.username);
            }
        }
    }

    @ConfigurationProperties("huimin.demonstration")
    record Settings(String password, List<Account> accounts) {
        record Account(String username, String name, Set<Role> roles, String place) {}
    }
}

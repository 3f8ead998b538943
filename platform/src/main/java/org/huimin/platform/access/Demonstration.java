package org.huimin.platform.access;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Accounts for looking around, as the settings list them; a bean only where {@code huimin.demo} is
 * true.
 */
@ConfigurationProperties("huimin.demonstration")
public record Demonstration(String password, List<Account> accounts) {
    /**
     * @param place 2 to 12 digits
     */
    public record Account(String username, String name, Set<Role> roles, String place) {}
}

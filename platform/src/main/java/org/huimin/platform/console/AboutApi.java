package org.huimin.platform.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.engine.base.PlaceCode;
import org.huimin.platform.access.Demonstration;
import org.huimin.platform.access.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;

/** What this installation is; for the sign-in page. */
@ConsoleApi
final class AboutApi {
    private final Optional<Demonstration> demonstration;
    private final String version;

    AboutApi(ObjectProvider<Demonstration> demonstration) {
        this.demonstration = Optional.ofNullable(demonstration.getIfAvailable());
        String built = AboutApi.class.getPackage().getImplementationVersion();
        this.version = built == null ? "development" : built;
    }

    /**
     * @param accounts of a demonstration; empty in earnest use
     */
    record About(String name, String version, boolean demo, List<DemoAccount> accounts) {}

    record DemoAccount(String username, String password, String name, Text role, String place) {}

    @Open
    @GetMapping("/api/about")
    About about() {
        return new About(
                "惠民",
                version,
                demonstration.isPresent(),
                demonstration.map(AboutApi::accounts).orElse(List.of()));
    }

    private static List<DemoAccount> accounts(Demonstration demonstration) {
        return demonstration.accounts().stream()
                .map(account ->
                        new DemoAccount(
                                account.username(),
                                demonstration.password(),
                                account.name(),
                                new Text(
                                        names(account.roles(), Role::zh, "、"),
                                        names(account.roles(), Role::en, ", ")),
                                "%012d".formatted(PlaceCode.of(account.place()).code())))
                .toList();
    }

    private static String names(Set<Role> roles, Function<Role, String> name, String between) {
        return roles.stream().sorted().map(name).collect(Collectors.joining(between));
    }
}

package org.huimin.platform.console;

import java.nio.file.Path;
import java.util.Set;
import javax.sql.DataSource;
import org.huimin.engine.base.PlaceCode;
import org.huimin.platform.access.Role;
import org.huimin.platform.access.Staff;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.places.PlacesLoader;
import org.huimin.platform.testing.Browser;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole platform over the content of {@link Archipelago}, used by people who sign in. */
@PlatformTest
abstract class ArchipelagoTest {
    private static final String PASSWORD = "a lighthouse keeper";

    @Autowired Staff staff;
    @Autowired Audit audit;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @LocalServerPort int port;

    @DynamicPropertySource
    static void content(DynamicPropertyRegistry registry) {
        registry.add("huimin.content", Archipelago::content);
    }

    @BeforeEach
    void places() {
        new PlacesLoader(owner, Path.of("../content/divisions")).loadOnly(PlaceCode.of("350213"));
    }

    final Browser signedIn(String username, Role role, long place) {
        staff.add(username, role.zh(), Set.of(role), place, PASSWORD);
        return new Browser(port).signIn(username, PASSWORD);
    }
}

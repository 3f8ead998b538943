package org.huimin.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.huimin.platform.access.Role;
import org.huimin.platform.access.Staff;
import org.huimin.platform.testing.Browser;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Many names tried from one address: the address waits, whatever name comes next. */
@PlatformTest
@TestPropertySource(properties = "huimin.sign-in.failures-per-address=4")
class AddressLimitTest {
    private static final String PASSWORD = "a lighthouse keeper";

    @Autowired Staff staff;
    @LocalServerPort int port;

    @Test
    void anAddressThatTriesNameAfterNameHasToWait() {
        staff.add("keeper", "守塔人", Set.of(Role.CLERK), 350213000000L, PASSWORD);
        var browser = new Browser(port);
        browser.get("/api/session");
        for (String name : new String[] {"anna", "ben", "carl", "dora"}) {
            var wrong = browser.post("/api/session", Map.of("username", name, "password", "guess"));
            assertThat(wrong.status()).as(wrong.body()).isEqualTo(401);
        }
        var refused =
                browser.post("/api/session", Map.of("username", "keeper", "password", PASSWORD));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("/code")).isEqualTo("address-locked");
        assertThat(refused.text("/zh/detail")).contains("多次登录失败");
        assertThat(refused.text("/en/remedy")).contains("Try again after");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(800, 900);
        // who is in stays in, and others may look at what is open
        assertThat(browser.get("/api/about").status()).isEqualTo(200);
    }
}

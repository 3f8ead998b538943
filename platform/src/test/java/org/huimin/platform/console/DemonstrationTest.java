package org.huimin.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.huimin.platform.testing.Browser;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@PlatformTest
@TestPropertySource(properties = "huimin.demo=true")
class DemonstrationTest {
    @LocalServerPort int port;

    @Test
    void everyListedAccountCanSignIn() {
        var about = new Browser(port).get("/api/about").json();
        assertThat(about.at("/demo").asBoolean()).isTrue();
        assertThat(about.at("/accounts")).isNotEmpty();
        about.at("/accounts")
                .forEach(account -> {
                    var browser =
                            new Browser(port)
                                    .signIn(
                                            account.at("/username").asString(),
                                            account.at("/password").asString());
                    assertThat(browser.get("/api/session").text("/place/code"))
                            .isEqualTo(account.at("/place").asString());
                });
    }
}

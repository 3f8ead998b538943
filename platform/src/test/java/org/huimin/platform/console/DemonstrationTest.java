package org.huimin.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huimin.engine.base.PlaceCode;
import org.huimin.platform.access.Demonstration;
import org.huimin.platform.access.Role;
import org.huimin.platform.testing.Browser;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

// the capture stands first: it must be there when the application starts
@ExtendWith(OutputCaptureExtension.class)
@PlatformTest
@TestPropertySource(properties = "huimin.demo=true")
class DemonstrationTest {
    @LocalServerPort int port;
    @Autowired Demonstration demonstration;

    @Test
    void whoeverStartsItReadsTheAddressAndEveryAccountInWords(CapturedOutput output) {
        String said = output.getOut();
        int begin = said.indexOf("✓ 惠民已启动");
        assertThat(begin).as(said).isNotNegative();
        String welcome = said.substring(begin, said.indexOf("Ctrl-C stops.", begin));
        assertThat(welcome)
                .startsWith("✓ 惠民已启动 / Huimin is running:  http://127.0.0.1:%d\n".formatted(port))
                // a record or a collection printed as such would show its brackets
                .doesNotContain("[", "=", "null");
        assertThat(demonstration.accounts())
                .isNotEmpty()
                .allSatisfy(account -> {
                    String roles =
                            account.roles().stream()
                                    .sorted()
                                    .map(Role::zh)
                                    .collect(Collectors.joining("、"));
                    assertThat(welcome)
                            .containsPattern(
                                    "(?m)^ +%s +%s +%s（%s，%012d）$"
                                            .formatted(
                                                    Pattern.quote(account.username()),
                                                    Pattern.quote(demonstration.password()),
                                                    Pattern.quote(account.name()),
                                                    Pattern.quote(roles),
                                                    PlaceCode.of(account.place()).code()));
                });
    }

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

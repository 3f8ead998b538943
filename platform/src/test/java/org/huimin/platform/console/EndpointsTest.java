package org.huimin.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.access.Role;
import org.huimin.platform.access.Staff;
import org.huimin.platform.testing.Browser;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may and who may not, for every call there is: a new call is tested by being there. */
@PlatformTest
class EndpointsTest {
    private static final String PASSWORD = "a lighthouse keeper";
    private static final Set<Integer> LET_IN = Set.of(200, 201, 202, 204, 400, 404, 409, 415);

    @Autowired Staff staff;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @LocalServerPort int port;

    private record Call(String method, String path, HandlerMethod handler) {
        boolean open() {
            return handler.hasMethodAnnotation(Open.class);
        }

        Set<Permission> required() {
            return Set.of(handler.getMethodAnnotation(Requires.class).value());
        }
    }

    @Test
    void everyCallSaysWhoMayUseIt() {
        assertThat(calls())
                .isNotEmpty()
                .allSatisfy(call ->
                        assertThat(call.open() || call.handler.hasMethodAnnotation(Requires.class))
                                .as(call.toString())
                                .isTrue());
    }

    @Test
    void strangersGetNowhere() {
        var stranger = new Browser(port);
        stranger.get("/api/session");
        for (Call call : calls()) {
            if (!call.open()) {
                assertThat(send(stranger, call).status()).as(call.toString()).isEqualTo(401);
            }
        }
    }

    @Test
    void eachRoleMayDoItsOwnAndNothingElse() {
        var wrong = new ArrayList<String>();
        for (Role role : Role.values()) {
            Browser browser = signedIn(role);
            var caller = new Caller("x", "x", Set.of(role), PlaceRange.NATION);
            for (Call call : calls()) {
                if (call.open()) {
                    continue;
                }
                boolean may = Permissions.of(caller).containsAll(call.required());
                Browser.Answer answer = send(browser, call);
                boolean right =
                        may
                                ? LET_IN.contains(answer.status())
                                : answer.status() == 403
                                        && answer.text("/code").equals("not-permitted");
                if (!right) {
                    wrong.add(
                            "%s %s %s: %d %s"
                                    .formatted(
                                            role,
                                            call.method,
                                            call.path,
                                            answer.status(),
                                            answer.body()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Browser signedIn(Role role) {
        String username = role.name().toLowerCase();
        staff.add(username, role.zh(), Set.of(role), 990000000000L, PASSWORD);
        return new Browser(port).signIn(username, PASSWORD);
    }

    private static Browser.Answer send(Browser browser, Call call) {
        boolean hasBody = !call.method.equals("GET") && !call.method.equals("DELETE");
        return browser.send(
                call.method,
                call.path,
                hasBody ? BodyPublishers.ofString("{}") : BodyPublishers.noBody(),
                "application/json");
    }

    private List<Call> calls() {
        var calls = new ArrayList<Call>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> {
                    for (String pattern : info.getPatternValues()) {
                        if (pattern.startsWith("/api/")) {
                            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                                calls.add(new Call(method.name(), fill(pattern), handler));
                            }
                        }
                    }
                });
        return calls;
    }

    /** An id that is well-formed and belongs to nothing. */
    private static String fill(String pattern) {
        return pattern.replaceAll("\\{code}", "990000000000")
                .replaceAll("\\{[a-zA-Z]+}", "00000000-0000-7000-8000-000000000000");
    }
}

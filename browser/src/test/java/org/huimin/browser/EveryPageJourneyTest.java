package org.huimin.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.huimin.browser.Routes.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page of the router, also one added tomorrow, is usable and speaks whole words. */
class EveryPageJourneyTest extends Journey {
    private static final String NOBODY = "";
    private static final Pattern RAW_KEY = Routes.rawKey();
    private static final String WORDS =
            """
            () => [document.title, document.body.innerText, ...[...document.querySelectorAll("[aria-label], [title], [placeholder]")]
              .flatMap(each => ["aria-label", "title", "placeholder"].map(name => each.getAttribute(name) ?? ""))].join("\\n")\
            """;

    /** A page to visit for each route that names something. */
    private static final Map<String, Supplier<String>> EXAMPLES =
            Map.of(
                    "/households/:id", () -> "/households/" + Examples.HOUSEHOLD,
                    "/imports/:id", () -> "/imports/" + County.imported(),
                    "/policy/changes/:id", () -> "/policy/changes/" + Examples.CHANGE,
                    "/policy/:id", () -> "/policy/extreme-poverty-support",
                    "/:any(.*)*", () -> "/no-such-page");

    private static final class Examples {
        static final String HOUSEHOLD = household();
        static final String CHANGE = change();
    }

    @Override
    int width() {
        return 390;
    }

    @Override
    int height() {
        return 844;
    }

    @BeforeEach
    void county() {
        assumeFalse(Installation.isGiven(), "needs the examples of its own county");
        County.decided();
    }

    @Test
    void chineseOnAPhone() {
        walk("zh");
    }

    @Test
    void englishAtADesk() {
        page.setViewportSize(1440, 900);
        walk("en");
    }

    private void walk(String language) {
        page.addInitScript(
                "localStorage.setItem('huimin.display', '{\"language\":\"%s\"}')"
                        .formatted(language));
        List<Route> routes = Routes.all();
        Set<String> granted = granted();
        assertSoftly(softly -> {
            for (String account : List.of(NOBODY, "county", "data")) {
                if (!account.equals(NOBODY)) {
                    enter(account);
                }
                routes.stream()
                        .filter(route -> visitor(route, granted).equals(account))
                        .forEach(route -> softly.check(() -> visit(route, language)));
            }
        });
    }

    private void visit(Route route, String language) {
        String path = example(route);
        open(path);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(
                                Path.of(
                                        "target",
                                        "screens",
                                        "every-page",
                                        language + route.path().replaceAll("\\W+", "-") + ".png")));
        assertThat(page.url())
                .isEqualTo(
                        Installation.address()
                                + (path.equals("/") ? "/cockpit" : path)); // "/" leads on
        assertThat(page.locator("h1").count()).as("headings of " + path).isEqualTo(1);
        assertThat(page.locator(".notice").allInnerTexts()).as("problems on " + path).isEmpty();
        assertThat(
                        RAW_KEY.matcher((String) page.evaluate(WORDS))
                                .results()
                                .map(each -> each.group()))
                .as("keys instead of words on " + path)
                .isEmpty();
        assertUsableByAll();
    }

    private static String example(Route route) {
        Supplier<String> example = EXAMPLES.get(route.path());
        if (example == null && route.path().contains(":")) {
            throw new AssertionError("add an example of " + route.path() + " to this test");
        }
        return example == null ? route.path() : example.get();
    }

    /** Who may see the page. */
    private static String visitor(Route route, Set<String> granted) {
        if (route.open()) {
            return NOBODY;
        }
        return route.permission().isEmpty() || granted.contains(route.permission())
                ? "county"
                : "data";
    }

    private void enter(String account) {
        page.context().clearCookies();
        page.navigate("/sign-in");
        page.locator("input[name=username]").fill(account);
        page.locator("input[name=password]").fill(Installation.PASSWORD);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(address -> !address.contains("/sign-in"));
        settle();
    }

    private static Set<String> granted() {
        try (Api county = Api.as("county")) {
            return county.get("/api/session")
                    .path("permissions")
                    .valueStream()
                    .map(each -> each.asString())
                    .collect(java.util.stream.Collectors.toSet());
        }
    }

    private static String household() {
        try (Api county = Api.as("county")) {
            return county.get("/api/findings?kind=missed&size=1")
                    .path("items")
                    .path(0)
                    .path("household")
                    .path("id")
                    .asString();
        }
    }

    /** A proposal with a warning, far away from the days of the other journeys. */
    private static String change() {
        try (Api county = Api.as("county")) {
            return county.post(
                            "/api/policy/changes",
                            """
                            {"programme": "extreme-poverty-support", "parameter": "basicStandard", "place": "%s", "urbanRural": "*",
                             "effective": "%s", "value": "1000", "source": "示例民政〔2026〕3号", "clause": "", "reason": "按年度调整"}\
                            """
                                    .formatted(County.PLACE, LocalDate.now().plusDays(30_000)))
                    .path("id")
                    .asString();
        }
    }
}

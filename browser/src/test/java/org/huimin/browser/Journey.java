package org.huimin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/**
 * One person at one screen. Every journey begins with an empty browser and ends without an error in
 * its console.
 */
abstract class Journey {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /**
     * Chromium notes every refused call; the page shows it to the person, which is what the
     * journeys check.
     */
    private static final Pattern EXPECTED = Pattern.compile("Failed to load resource.*40[01349].*");

    private static final String BEYOND_THE_SIDE = script("beyond-the-side.js");

    private final List<String> complaints = new ArrayList<>();
    private @Nullable BrowserContext context;
    Page page;

    int width() {
        return 1440;
    }

    int height() {
        return 900;
    }

    @BeforeEach
    void sitDown() {
        context =
                Chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setBaseURL(Installation.address())
                                        .setViewportSize(width(), height())
                                        .setHasTouch(width() < 600)
                                        .setLocale("zh-CN")
                                        .setAcceptDownloads(true));
        page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !EXPECTED.matcher(message.text()).matches()) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void standUp(TestInfo test) {
        if (context == null) {
            return; // never sat down: there is no browser
        }
        String name =
                test.getTestClass().orElseThrow().getSimpleName()
                        + "-"
                        + test.getTestMethod().orElseThrow().getName();
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "screens", name + ".png")));
        context.close();
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    /** Signs in and waits for the first page. */
    void signIn(String username) {
        page.navigate("/sign-in");
        page.getByLabel("账号", new Page.GetByLabelOptions().setExact(true)).fill(username);
        page.getByLabel("密码").fill(Installation.PASSWORD);
        button("登录").click();
        page.waitForURL(address -> !address.contains("/sign-in"));
        settle();
    }

    /** Opens an address of the console and waits until it has asked for everything it shows. */
    void open(String path) {
        page.navigate(path);
        settle();
    }

    void settle() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** Names of the entries of the left menu. */
    List<String> menu() {
        return page.locator("#main-menu a").allInnerTexts();
    }

    /**
     * Everybody can use the page: no violation of WCAG 2.2 AA that a machine can find, nothing cut
     * off at the side.
     */
    void assertUsableByAll() {
        settle();
        // what fades in or out is judged when it has faded
        page.evaluate(
                "Promise.all(document.getAnimations().filter(each => each instanceof CSSTransition).map(each => each.finished.catch(() => null)))");
        // from the top: a target half under the fixed bar is not a small one
        page.evaluate("window.scrollTo(0, 0)");
        List<String> found = new ArrayList<>();
        for (Rule violation : new AxeBuilder(page).withTags(RULES).analyze().getViolations()) {
            found.add(violation.getId() + ": " + violation.getNodes().getFirst().getHtml());
        }
        assertThat(found).as("accessibility of " + page.url()).isEmpty();
        assertThat((List<?>) page.evaluate(BEYOND_THE_SIDE))
                .as("cut off at the side of %s, %d pixels wide", page.url(), width())
                .isEmpty();
    }

    private static String script(String name) {
        try (InputStream file = Objects.requireNonNull(Journey.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

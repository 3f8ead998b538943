package org.huimin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunJourneyTest extends Journey {
    @BeforeEach
    void county() {
        County.decided();
        signIn("county");
    }

    @Test
    void aRunIsStartedSeenThroughAndLeadsToItsLists() {
        open("/runs");
        Locator missing = page.locator("[data-missing-figures]");
        Locator past = page.locator("section:not([data-missing-figures]) tbody tr");
        int before = past.count();
        assertUsableByAll();
        button("开始核对").click();
        assertThat(past)
                .hasCount(before + 1, new LocatorAssertions.HasCountOptions().setTimeout(120_000));
        assertThat(past.first()).containsText("已完成");
        // what the county has not entered is told once, with how many wait for it
        assertThat(missing.locator("tbody tr").first()).containsText(Pattern.compile("[1-9]"));
        assertUsableByAll();
        past.first().locator("a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/missed.*"));
        assertThat(page.locator("tbody tr").first()).isVisible();
    }
}

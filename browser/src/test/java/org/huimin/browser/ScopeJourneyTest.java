package org.huimin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nobody sees what lies outside the own area, whatever address is typed. */
class ScopeJourneyTest extends Journey {
    @BeforeEach
    void county() {
        County.decided();
        signIn("town");
    }

    @Test
    void aTownSeesItsOwnHouseholdsOnly() {
        try (Api county = Api.as("county");
                Api town = Api.as("town")) {
            int all =
                    county.get("/api/findings?kind=missed&certainty=certain").path("total").asInt();
            int own = town.get("/api/findings?kind=missed&certainty=certain").path("total").asInt();
            assertThat(own).isLessThan(all);
            open("/missed");
            if (own > 0) {
                assertThat(page.locator(".turner")).containsText("共 " + own + " 条");
            }
        }
    }

    @Test
    void theListOfAnotherPlaceIsRefusedInWords() {
        open("/missed?place=" + County.PLACE);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("不在您的管辖范围内");
        assertUsableByAll();
    }

    @Test
    void aHouseholdOfAnotherTownIsNotFound() {
        open("/households/" + householdElsewhere());
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("没有找到");
        assertThat(page.locator("article")).hasCount(0);
    }

    private static String householdElsewhere() {
        try (Api county = Api.as("county")) {
            for (JsonNode finding :
                    county.get("/api/findings?kind=missed&size=200").path("items")) {
                if (!finding.path("place").asString().startsWith(County.TOWN.substring(0, 9))) {
                    return finding.path("household").path("id").asString();
                }
            }
            throw new AssertionError("every missed household lives in " + County.TOWN);
        }
    }
}

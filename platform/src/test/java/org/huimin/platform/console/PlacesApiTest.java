package org.huimin.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.huimin.engine.base.PlaceCode;
import org.huimin.platform.access.Role;
import org.huimin.platform.access.Staff;
import org.huimin.platform.places.PlacesLoader;
import org.huimin.platform.testing.Browser;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class PlacesApiTest {
    private static final String PASSWORD = "a lighthouse keeper";

    @Autowired Staff staff;
    @Autowired PlacesLoader loader;
    @LocalServerPort int port;
    private Browser browser;

    @BeforeEach
    void signIn() {
        loader.loadOnly(PlaceCode.of("350213"), PlaceCode.of("350212"));
        staff.add("keeper", "守塔人", Set.of(Role.CLERK), 350213000000L, PASSWORD);
        browser = new Browser(port).signIn("keeper", PASSWORD);
    }

    @Test
    void tellsThePlaceOfTheSession() {
        assertThat(browser.get("/api/session").text("/place/name")).isEqualTo("翔安区");
        assertThat(browser.get("/api/session").json().at("/place/level").asInt()).isEqualTo(3);
    }

    @Test
    void showsAPlaceWithItsPath() {
        var place = browser.get("/api/places/350213002000");
        assertThat(place.text("/name")).isEqualTo("马巷街道");
        assertThat(place.text("/path/0/name")).isEqualTo("福建省");
        assertThat(place.text("/path/2/code")).isEqualTo("350213000000");
        assertThat(place.json().at("/childCount").asInt()).isGreaterThan(10);
    }

    @Test
    void listsWhatIsBelow() {
        var children = browser.get("/api/places/350213/children").json();
        assertThat(children.size()).isGreaterThan(3);
        assertThat(children.at("/0/code").asString()).startsWith("350213");
    }

    @Test
    void searchesInsideTheCallersPlaceOnly() {
        assertThat(browser.get("/api/places/search?q=maxiang").text("/0/name")).isEqualTo("马巷街道");
        assertThat(
                        browser.get("/api/places/search?q=%E5%90%8C%E5%AE%89")
                                .json()
                                .findValuesAsString("code"))
                .allSatisfy(code -> assertThat(code).startsWith("350213"));
    }

    @Test
    void answersWhatIsNoPlace() {
        assertThat(browser.get("/api/places/999999").status()).isEqualTo(404);
        var refusal = browser.get("/api/places/abc");
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text("/remedy")).contains("2 至 12 位");
    }
}

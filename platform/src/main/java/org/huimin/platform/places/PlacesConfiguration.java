package org.huimin.platform.places;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.huimin.engine.base.DivisionCodes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PlacesConfiguration {

    private final Path content;

    /**
     * @param content the folder {@code content} of the installation
     */
    PlacesConfiguration(@Value("${huimin.content:content}") String content) {
        // as text: Spring would look for a relative path inside the web application
        this.content = Path.of(content);
    }

    @Bean
    Places places(JdbcClient jdbc) {
        return new Places(jdbc);
    }

    @Bean
    PlacesLoader placesLoader(@Qualifier("owner") DataSource owner) {
        return new PlacesLoader(owner, content.resolve("divisions"));
    }

    @Bean
    @Lazy
    WorkCalendar workCalendar() {
        return new WorkCalendar(content.resolve("calendar"));
    }

    /** Whether the first six digits of an identity number are or ever were a division. */
    @Bean
    @Lazy
    DivisionCodes divisionCodes() {
        return DivisionCodes.load(content.resolve("divisions"));
    }

    /**
     * Before anything else that runs at the start: others look places up. Asks for the calendar and
     * the codes too, so that a missing file is told at the start and not on the first use.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @ConditionalOnBooleanProperty(name = "huimin.places.load-at-start", matchIfMissing = true)
    ApplicationRunner loadPlaces(PlacesLoader loader, WorkCalendar calendar, DivisionCodes codes) {
        return _ -> loader.load();
    }
}

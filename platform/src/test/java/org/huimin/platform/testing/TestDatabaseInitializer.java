package org.huimin.platform.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** Points an application context to a fresh test database; see {@link PlatformTest}. */
public final class TestDatabaseInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase database = TestDatabase.create();
        TestPropertyValues.of(database.properties()).applyTo(context);
        context.getBeanFactory().registerSingleton("testDatabase", database);
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                // the application's own pools close after this event: only ours end here
                database.closePools();
            }
        });
    }
}

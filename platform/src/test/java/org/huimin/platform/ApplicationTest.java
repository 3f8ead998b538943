package org.huimin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole application starts over a real database, each role in its place. */
@PlatformTest
class ApplicationTest {
    @Autowired JdbcClient jdbc;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Test
    void connectsAsTheApplicationRole() {
        assertThat(user(jdbc)).isEqualTo("huimin_app");
        assertThat(user(JdbcClient.create(owner))).isEqualTo("huimin_owner");
    }

    private static String user(JdbcClient jdbc) {
        return jdbc.sql("select current_user::text").query(String.class).single();
    }
}

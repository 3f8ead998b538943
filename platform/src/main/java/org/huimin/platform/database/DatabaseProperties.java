package org.huimin.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param home folder of the installation ({@code HUIMIN_HOME})
 * @param secretKey 64 hexadecimal digits, or empty for the key file of the home
 */
@ConfigurationProperties("huimin")
record DatabaseProperties(
        @DefaultValue(".huimin") Path home,
        @Nullable String secretKey,
        @DefaultValue Server database) {

    /**
     * @param url JDBC address of a server of the bureau's own; empty for the embedded one
     * @param poolSize connections of the application role
     */
    record Server(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("16") int poolSize) {
        boolean isEmbedded() {
            return url == null || url.isBlank();
        }

        Login login() {
            return new Login(orEmpty(url), orEmpty(user), orEmpty(password));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }
}

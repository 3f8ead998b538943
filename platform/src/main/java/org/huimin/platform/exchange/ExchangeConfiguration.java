package org.huimin.platform.exchange;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {
    private final Path content;

    /**
     * @param content the folder {@code content} of the installation; as text, Spring would resolve
     *     a path in its own way
     */
    ExchangeConfiguration(@Value("${huimin.content:content}") String content) {
        this.content = Path.of(content);
    }

    @Bean
    Datasets datasets() {
        return Datasets.load(content);
    }
}

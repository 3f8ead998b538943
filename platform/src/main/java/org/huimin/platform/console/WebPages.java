package org.huimin.platform.console;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The single-page application: files of the build, whose names carry a hash, may be kept for a
 * year; every other address is a deep link and gets the one page, asked for anew each time.
 */
@Configuration(proxyBeanMethods = false)
class WebPages implements WebMvcConfigurer {
    private static final String FILES = "classpath:/META-INF/resources/";
    private static final Duration YEAR = Duration.ofDays(365);

    @Bean
    @ConditionalOnWebApplication
    MultipartConfigElement multipartConfigElement(Uploads uploads, MultipartProperties properties) {
        return uploads.limits(
                properties.getMaxFileSize().toBytes(), properties.getMaxRequestSize().toBytes());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PermissionCheck()).addPathPatterns("/api/**");
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new DeepLinks());
    }

    /** A file if there is one; else the page, unless a file or the API was meant. */
    private static final class DeepLinks extends PathResourceResolver {
        private static final List<String> NOT_PAGES = List.of("api/", "actuator/", "assets/");

        @Override
        protected @Nullable Resource getResource(String path, Resource location)
                throws IOException {
            Resource file = path.isEmpty() ? null : super.getResource(path, location);
            boolean meansFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
            if (file != null || meansFile || NOT_PAGES.stream().anyMatch(path::startsWith)) {
                return file;
            }
            var page = new ClassPathResource("META-INF/resources/index.html");
            return page.exists() ? page : null;
        }
    }
}

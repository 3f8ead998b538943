package org.huimin.platform;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The platform: one deployable, one package per module. */
@SpringBootApplication
public class HuiminApplication {
    public static void main(String[] args) {
        SpringApplication.run(HuiminApplication.class, args);
    }
}

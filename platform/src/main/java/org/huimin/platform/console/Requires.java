package org.huimin.platform.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.huimin.platform.access.Permission;

/**
 * Which permissions a call needs, all of them; none means: any signed-in person. A call without
 * this annotation is refused to everybody, unless it is {@link Open}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Requires {
    Permission[] value() default {};
}

package org.huimin.platform.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a call pass only with the permissions its method declares. */
final class PermissionCheck implements HandlerInterceptor {
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getMethodAnnotation(Open.class) == null) {
            check(method);
        }
        return true;
    }

    private static void check(HandlerMethod method) {
        Requires requires = method.getMethodAnnotation(Requires.class);
        if (requires == null) {
            throw new IllegalStateException(method + " declares neither @Requires nor @Open");
        }
        if (CallerContext.find().isEmpty()) {
            throw new NotSignedIn();
        }
        for (Permission permission : requires.value()) {
            Permissions.require(permission);
        }
    }
}

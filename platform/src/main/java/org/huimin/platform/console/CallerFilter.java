package org.huimin.platform.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Staff;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the signed-in person the caller of the request. The account is read every time, so that a
 * closed account or a changed role works at once; a session older than the absolute limit or than
 * its password ends.
 */
final class CallerFilter extends OncePerRequestFilter {
    static final String USERNAME = "huimin.username";
    static final String SIGNED_IN_AT = "huimin.signedInAt";

    private final Staff staff;
    private final Clock clock;
    private final Duration longest;

    CallerFilter(Staff staff, Clock clock, Duration longest) {
        this.staff = staff;
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = caller(request);
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(
                                caller.get().username(), "", List.of()));
        try {
            CallerContext.run(
                    caller.get(),
                    () -> {
                        chain.doFilter(request, response);
                        return true;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(USERNAME) instanceof String username)
                || !(session.getAttribute(SIGNED_IN_AT) instanceof Long signedInAt)) {
            return Optional.empty();
        }
        Instant begun = Instant.ofEpochMilli(signedInAt);
        boolean tooOld = clock.instant().isAfter(begun.plus(longest));
        Optional<Caller> caller = tooOld ? Optional.empty() : staff.find(username, begun);
        if (caller.isEmpty()) {
            session.invalidate();
        }
        return caller;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }
}

package org.huimin.platform.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.PasswordChange;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.access.Role;
import org.huimin.platform.access.SignIn;
import org.huimin.platform.access.SignInAddresses;
import org.huimin.platform.access.Staff;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.places.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Signing in and out, who one is, and one's own password. */
@ConsoleApi
@RequestMapping("/api/session")
final class SessionApi {
    private final Staff staff;
    private final SignInAddresses addresses;
    private final Audit audit;
    private final Clock clock;
    private final CsrfTokenRepository tokens;
    private final Places places;
    private final Duration idle;

    SessionApi(
            Staff staff,
            SignInAddresses addresses,
            Audit audit,
            Clock clock,
            CsrfTokenRepository tokens,
            Places places,
            @Value("${huimin.session.idle}") Duration idle) {
        this.staff = staff;
        this.addresses = addresses;
        this.audit = audit;
        this.clock = clock;
        this.tokens = tokens;
        this.places = places;
        this.idle = idle;
    }

    record Credentials(@Nullable String username, @Nullable String password) {}

    record Session(
            String username,
            String name,
            Set<Role> roles,
            Set<Permission> permissions,
            Home place) {}

    /** The caller's own place. */
    record Home(String code, String name, int level) {}

    @Open
    @PostMapping
    Session signIn(
            @RequestBody Credentials credentials,
            HttpServletRequest request,
            HttpServletResponse response) {
        String address = request.getRemoteAddr();
        Optional<Instant> wait = addresses.lockedUntil(address);
        if (wait.isPresent()) {
            throw new Refused(Problems.addressLocked(wait.get()), wait.get());
        }
        SignIn outcome =
                staff.signIn(
                        Objects.requireNonNullElse(credentials.username, ""),
                        Objects.requireNonNullElse(credentials.password, ""));
        if (outcome instanceof SignIn.Wrong || outcome instanceof SignIn.Locked) {
            addresses.failed(address);
        }
        return switch (outcome) {
            case SignIn.Done(Caller caller) -> begin(caller, request, response);
            case SignIn.Wrong(int left) -> throw new Refused(Problems.wrongCredentials(left));
            case SignIn.Locked(Instant until, boolean now) -> throw locked(credentials, until, now);
            case SignIn.Closed() -> throw new Refused(Problems.accountClosed());
        };
    }

    private Refused locked(Credentials credentials, Instant until, boolean now) {
        if (now) {
            String username = Objects.requireNonNullElse(credentials.username, "");
            var nobody = new Caller("", "", Set.of(), PlaceRange.NATION);
            audit.record(nobody, "session.lock", "staff:" + username, "", "");
        }
        return new Refused(Problems.locked(until), until);
    }

    record NewPassword(@Nullable String current, @Nullable String wanted) {}

    /** One's own only: whose it is says the session, never the request. */
    @Open
    @PostMapping("/password")
    Session changePassword(
            @RequestBody NewPassword words,
            HttpServletRequest request,
            HttpServletResponse response) {
        Caller caller = CallerContext.find().orElseThrow(NotSignedIn::new);
        String address = request.getRemoteAddr();
        Optional<Instant> wait = addresses.lockedUntil(address);
        if (wait.isPresent()) {
            throw new Refused(Problems.addressLocked(wait.get()), wait.get());
        }
        PasswordChange outcome =
                staff.changePassword(
                        caller.username(),
                        Objects.requireNonNullElse(words.current, ""),
                        Objects.requireNonNullElse(words.wanted, ""));
        if (outcome instanceof PasswordChange.Wrong || outcome instanceof PasswordChange.Locked) {
            addresses.failed(address);
        }
        return switch (outcome) {
            case PasswordChange.Weak(PasswordChange.Flaw flaw) ->
                    throw new Refused(PasswordProblems.weak(flaw));
            case PasswordChange.Wrong(int left) -> throw new Refused(PasswordProblems.wrong(left));
            case PasswordChange.Locked(Instant until, boolean now) ->
                    throw locked(new Credentials(caller.username(), ""), until, now);
            case PasswordChange.Done() -> {
                audit.record("password.change", "staff:" + caller.username(), "", "");
                yield begin(caller, request, response);
            }
        };
    }

    private Session begin(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            // never go on with a session somebody else may know
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) idle.toSeconds());
        session.setAttribute(CallerFilter.USERNAME, caller.username());
        session.setAttribute(CallerFilter.SIGNED_IN_AT, clock.millis());
        tokens.saveToken(tokens.generateToken(request), request, response);
        audit.record(caller, "session.begin", "staff:" + caller.username(), "", "");
        return session(caller);
    }

    @Open
    @GetMapping
    Session current() {
        return session(CallerContext.find().orElseThrow(NotSignedIn::new));
    }

    @Open
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        CallerContext.find()
                .ifPresent(caller ->
                        audit.record("session.end", "staff:" + caller.username(), "", ""));
    }

    private Session session(Caller caller) {
        return new Session(
                caller.username(),
                caller.name(),
                caller.roles(),
                Permissions.of(caller),
                home(caller.scope().from()));
    }

    private Home home(long code) {
        String digits = Scope.text(code);
        return places.find(code)
                .map(place -> new Home(digits, place.name(), place.level()))
                .orElseGet(() -> new Home(digits, digits, new PlaceCode(code).level()));
    }
}

package org.huimin.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Counts failed sign-ins by the address they come from, so that nobody tries a list of names one
 * after the other; {@link Staff} locks a name that is tried again and again. Whole offices sit
 * behind one address: only failures count, and the limit is far above what people mistype.
 *
 * <p>Kept in memory: a restart forgives, and of very many addresses the oldest are forgotten.
 */
@Component
public final class SignInAddresses {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_KEPT = 10_000;

    private record Failures(int count, Instant since) {}

    private final Clock clock;
    private final int limit;

    private final Map<String, Failures> failures =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    /**
     * @param limit failures of an address within a quarter of an hour
     */
    SignInAddresses(Clock clock, @Value("${huimin.sign-in.failures-per-address}") int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** Until when nobody may try from the address; empty when somebody may. */
    public synchronized Optional<Instant> lockedUntil(String address) {
        Failures known = failures.get(address);
        return known == null || known.count < limit || isOver(known)
                ? Optional.empty()
                : Optional.of(known.since.plus(WINDOW));
    }

    /** Notes a failure. */
    public synchronized void failed(String address) {
        Failures known = failures.get(address);
        failures.put(
                address,
                known == null || isOver(known)
                        ? new Failures(1, clock.instant())
                        : new Failures(known.count + 1, known.since));
    }

    private boolean isOver(Failures known) {
        return !clock.instant().isBefore(known.since.plus(WINDOW));
    }
}

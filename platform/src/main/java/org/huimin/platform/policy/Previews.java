package org.huimin.platform.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huimin.engine.policy.Library;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a change would do, kept with the two versions compared. Somebody else, who can read the
 * people, does the comparing: {@link #take}, {@link #progress}, {@link #done}.
 */
@Service
public class Previews {

    /**
     * What to compare over whom.
     *
     * @param attempt names this piece of work
     * @param place 12-digit code: only people below it can be touched
     * @param on the day the change takes effect
     */
    public record Task(UUID attempt, long place, LocalDate on, Library before, Library after) {}

    private final PolicyLibrary policy;
    private final ChangeStore changes;
    private final PreviewStore previews;
    private final Clock clock;

    Previews(PolicyLibrary policy, ChangeStore changes, PreviewStore previews, Clock clock) {
        this.policy = policy;
        this.changes = changes;
        this.previews = previews;
        this.clock = clock;
    }

    /**
     * Asks for a preview of a waiting change, replacing an earlier one. Needs {@link
     * Permission#SIMULATE_POLICY}.
     *
     * @return names the piece of work
     * @throws ChangeRefused when the change is not there, has been decided, or no longer loads
     */
    @Transactional
    public UUID ask(UUID id) {
        Permissions.require(Permission.SIMULATE_POLICY);
        Caller caller = CallerContext.current();
        policy.refresh();
        Change change = changes.find(id).orElseThrow(Refusals::noChange);
        if (change.state() != Change.State.PROPOSED) {
            throw Refusals.decidedAlready(change);
        }
        Library after = Refusals.loaded(() -> policy.with(change));
        return previews.begin(
                change,
                policy.current().version(),
                after.version(),
                caller.username(),
                clock.instant());
    }

    /** The preview of a change within the caller's scope. */
    @Transactional(readOnly = true)
    public Optional<Preview> of(UUID change) {
        Permissions.require(Permission.VIEW_POLICY);
        return previews.of(change);
    }

    /**
     * Begins the work, with the library in force now; empty when a newer attempt has taken its
     * place or the change was decided.
     *
     * @param people how many will be decided
     */
    @Transactional
    public Optional<Task> take(UUID attempt, java.util.function.ToLongFunction<Long> people) {
        policy.refresh();
        Optional<Change> change = previews.changeOf(attempt).flatMap(changes::find);
        if (change.isEmpty() || change.get().state() != Change.State.PROPOSED) {
            return Optional.empty();
        }
        Library before = policy.current();
        Library after = policy.with(change.get());
        long place = change.get().place();
        previews.running(attempt, before.version(), after.version(), people.applyAsLong(place));
        return Optional.of(new Task(attempt, place, change.get().effective(), before, after));
    }

    /** So many people have been decided. */
    @Transactional
    public void progress(UUID attempt, long peopleDone) {
        previews.progress(attempt, peopleDone);
    }

    /**
     * @param report JSON
     */
    @Transactional
    public void done(UUID attempt, String report) {
        previews.done(attempt, report, clock.instant());
    }

    @Transactional
    public void failed(UUID attempt, String why) {
        previews.failed(attempt, why, clock.instant());
    }
}

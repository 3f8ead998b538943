package org.huimin.platform.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.ParameterRow;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.StandardCheck;
import org.huimin.engine.policy.StandardChecks;
import org.huimin.engine.policy.Text;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The two-person change of a parameter: one proposes, the engine judges, everybody sees what it
 * would do, another one approves, and from its effective date the platform decides with it. The
 * database repeats the rules that matter: who proposed does not approve, one waiting and one
 * approved change a cell, nothing is rewritten.
 */
@Service
public class ParameterChanges {
    private static final int SHORTEST_REASON = 4;
    private static final int LISTED = 500;
    private static final List<String> RESIDENCES = List.of("urban", "rural", "*");

    /**
     * A new row of a parameter's table.
     *
     * @param place 12-digit code
     * @param urbanRural urban, rural or *
     * @param value as in the table; "" = no value from that day on
     * @param source the document that publishes it
     */
    public record Proposal(
            String programme,
            String parameter,
            long place,
            String urbanRural,
            LocalDate effective,
            String value,
            String source,
            String clause,
            String reason) {}

    private final PolicyLibrary policy;
    private final ChangeStore changes;
    private final PreviewStore previews;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ParameterChanges(
            PolicyLibrary policy,
            ChangeStore changes,
            PreviewStore previews,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        this.policy = policy;
        this.changes = changes;
        this.previews = previews;
        this.transactions = new TransactionTemplate(transactionManager);
        this.clock = clock;
    }

    /**
     * Proposes a change. Needs {@link Permission#PROPOSE_POLICY}, and the place in the caller's
     * scope.
     *
     * @throws ChangeRefused when a field is wrong, the engine does not take the value, the place
     *     may not set the parameter, or the cell has a waiting change
     */
    @Transactional
    public Change propose(Proposal proposal) {
        Permissions.require(Permission.PROPOSE_POLICY);
        Caller caller = CallerContext.current();
        if (!caller.scope().contains(PlaceRange.under(proposal.place()))) {
            throw NotPermitted.outside(proposal.place(), caller);
        }
        policy.refresh();
        Parameter parameter = parameter(proposal);
        check(proposal, parameter);
        Instant now = clock.instant();
        try {
            UUID id = changes.add(proposal, caller.username(), now);
            Change change = changes.find(id).orElseThrow();
            Library after = Refusals.loaded(() -> policy.with(change));
            if (after.version().equals(policy.current().version())) {
                throw Refusals.field(
                        "value",
                        "这与现行的参数行完全相同。",
                        "This is the row in force already.",
                        "请核对数值、日期和地区。",
                        "Check value, date and place.");
            }
            refuseBreaches(after);
            return change;
        } catch (DuplicateKeyException e) {
            throw Refusals.sameCell();
        }
    }

    private Parameter parameter(Proposal proposal) {
        Programme programme =
                policy.current()
                        .programme(proposal.programme())
                        .orElseThrow(() ->
                                Refusals.field(
                                        "programme",
                                        "没有待遇“%s”。".formatted(proposal.programme()),
                                        "There is no programme \"%s\"."
                                                .formatted(proposal.programme()),
                                        "请从列表选择。",
                                        "Choose one from the list."));
        return programme.parameters().stream()
                .filter(each -> each.id().equals(proposal.parameter()))
                .findFirst()
                .orElseThrow(() ->
                        Refusals.field(
                                "parameter",
                                "%s没有参数“%s”。".formatted(programme.zh(), proposal.parameter()),
                                "%s has no parameter \"%s\"."
                                        .formatted(programme.en(), proposal.parameter()),
                                "请从列表选择。",
                                "Choose one from the list."));
    }

    private void check(Proposal proposal, Parameter parameter) {
        LocalDate today = LocalDate.now(clock);
        if (proposal.effective().isBefore(today)) {
            throw Refusals.tooEarly(proposal.effective(), today);
        }
        int lowest = policy.texts().lowestLevel(proposal.programme(), proposal.parameter());
        if (new PlaceCode(proposal.place()).level() > lowest) {
            throw Refusals.field(
                    "place",
                    "参数“%s”最低由%s制定，不能由更低一级的地区制定。".formatted(parameter.zh(), levelZh(lowest)),
                    "The parameter \"%s\" is set by the %s at the lowest."
                            .formatted(parameter.en(), ProgrammeTexts.LEVELS.get(lowest)),
                    "请选择上一级地区，由有该地区权限的同事提出。",
                    "Choose a larger place; somebody responsible for it proposes the change.");
        }
        if (!RESIDENCES.contains(proposal.urbanRural())) {
            throw Refusals.field(
                    "urbanRural",
                    "城乡应为 urban、rural 或 *。",
                    "The residence is urban, rural or *.",
                    "请从列表选择。",
                    "Choose one from the list.");
        }
        if (proposal.source().length() < SHORTEST_REASON) {
            throw Refusals.field(
                    "source",
                    "没有写明依据的文件。",
                    "The document it rests on is missing.",
                    "请填写文件名称和文号。",
                    "Give the document's title and number.");
        }
        if (proposal.reason().length() < SHORTEST_REASON) {
            throw Refusals.field(
                    "reason",
                    "没有写明变更理由。",
                    "The reason for the change is missing.",
                    "请写明理由，至少 %d 个字。".formatted(SHORTEST_REASON),
                    "Say why, in at least %d characters.".formatted(SHORTEST_REASON));
        }
    }

    private static String levelZh(int level) {
        return List.of("国家", "省级", "市级", "县级", "镇街").get(level);
    }

    /** A change within the caller's scope. */
    @Transactional(readOnly = true)
    public Optional<ChangeView> find(UUID id) {
        Permissions.require(Permission.VIEW_POLICY);
        return changes.find(id).map(change -> ChangeView.of(change, policy, warnings(change)));
    }

    /** Changes of the caller's places, newest first; a state of null means all. */
    @Transactional(readOnly = true)
    public List<ChangeView> list(Change.@Nullable State state) {
        Permissions.require(Permission.VIEW_POLICY);
        return changes.newest(state, LISTED).stream()
                .map(change -> ChangeView.of(change, policy))
                .toList();
    }

    /** How many changes wait for the caller's decision; 0 for who may not decide. */
    @Transactional(readOnly = true)
    public int waitingForMe() {
        Caller caller = CallerContext.current();
        return Permissions.of(caller).contains(Permission.APPROVE_POLICY)
                ? changes.waitingFor(caller.username())
                : 0;
    }

    /** Takes an own proposal back. */
    @Transactional
    public Change withdraw(UUID id, String reason) {
        Permissions.require(Permission.PROPOSE_POLICY);
        Caller caller = CallerContext.current();
        Change change = waiting(id);
        if (!change.proposedBy().equals(caller.username())) {
            throw Refusals.notYours(change);
        }
        return decide(change, Change.State.WITHDRAWN, reason);
    }

    /** Refuses somebody else's proposal, with a reason. */
    @Transactional
    public Change refuse(UUID id, String reason) {
        Change change = othersProposal(id);
        if (reason.length() < SHORTEST_REASON) {
            throw Refusals.field(
                    "reason",
                    "没有写明退回理由。",
                    "The reason for the refusal is missing.",
                    "请写明理由，至少 %d 个字。".formatted(SHORTEST_REASON),
                    "Say why, in at least %d characters.".formatted(SHORTEST_REASON));
        }
        return decide(change, Change.State.REFUSED, reason);
    }

    /**
     * Approves somebody else's proposal; when this returns, the platform decides with it.
     *
     * @throws ChangeRefused without a finished preview of just this library, or when the effective
     *     date has passed
     */
    public Change approve(UUID id, String remark) {
        Change approved = transactions.execute(status -> approveInTransaction(id, remark));
        // only now may others read it
        policy.refresh();
        return java.util.Objects.requireNonNull(approved);
    }

    private Change approveInTransaction(UUID id, String remark) {
        changes.oneAtATime();
        policy.refresh();
        Change change = othersProposal(id);
        if (change.effective().isBefore(LocalDate.now(clock))) {
            throw Refusals.passedMeanwhile(change.effective());
        }
        Library after = Refusals.loaded(() -> policy.with(change));
        Preview preview = previews.of(id).orElseThrow(Refusals::noPreview);
        if (preview.state() != Preview.State.DONE) {
            throw Refusals.noPreview();
        }
        if (!preview.beforeVersion().equals(policy.current().version())
                || !preview.afterVersion().equals(after.version())) {
            throw Refusals.stalePreview();
        }
        refuseBreaches(after);
        String told =
                breaches(after).stream()
                        .map(each -> told(each).zh())
                        .collect(Collectors.joining("；"));
        changes.supersede(change);
        // what the approver was warned of stays with the decision
        return decide(
                change,
                Change.State.APPROVED,
                told.isEmpty() ? remark : "%s［提醒：%s］".formatted(remark, told));
    }

    /** Checks of the content that the change breaks and the library in force does not. */
    private List<StandardCheck.Breach> breaches(Library after) {
        return StandardChecks.brought(policy.current(), after);
    }

    /** What a check says, with the law it rests on. */
    private Text told(StandardCheck.Breach breach) {
        String law = breach.check().law();
        if (law.isEmpty()) {
            return breach.words();
        }
        Text clause = policy.current().cited(law);
        return breach.words()
                .and(
                        new Text(
                                "依据：" + clause.zh() + "。",
                                " Legal basis: " + clause.in(Language.ENGLISH) + "."));
    }

    private void refuseBreaches(Library after) {
        for (StandardCheck.Breach breach : breaches(after)) {
            if (breach.check().severity() == StandardCheck.Severity.REFUSE) {
                throw Refusals.standard(told(breach));
            }
        }
    }

    private List<Text> warnings(Change change) {
        if (change.state() != Change.State.PROPOSED) {
            return List.of();
        }
        try {
            return breaches(policy.with(change)).stream().map(this::told).toList();
        } catch (ContentException e) {
            // approving it tells every problem
            return List.of();
        }
    }

    private Change othersProposal(UUID id) {
        Permissions.require(Permission.APPROVE_POLICY);
        Change change = waiting(id);
        if (change.proposedBy().equals(CallerContext.current().username())) {
            throw Refusals.ownProposal();
        }
        return change;
    }

    private Change waiting(UUID id) {
        Change change = changes.find(id).orElseThrow(Refusals::noChange);
        if (change.state() != Change.State.PROPOSED) {
            throw Refusals.decidedAlready(change);
        }
        return change;
    }

    private Change decide(Change change, Change.State state, String reason) {
        String by = CallerContext.current().username();
        if (!changes.decide(change.id(), state, by, clock.instant(), reason)) {
            throw Refusals.decidedAlready(changes.find(change.id()).orElseThrow());
        }
        return changes.find(change.id()).orElseThrow();
    }

    /** Approved rows in force, to be put back into the content. */
    public List<ParameterRow> approvedRows() {
        Permissions.require(Permission.VIEW_POLICY);
        policy.refresh();
        return policy.rows();
    }

    /** Approved changes the content does not take any more, within the caller's scope. */
    public List<PolicyLibrary.LeftAside> leftAside() {
        Permissions.require(Permission.VIEW_POLICY);
        PlaceRange scope = CallerContext.current().scope();
        return policy.leftAside().stream()
                .filter(left -> scope.contains(left.change().place()))
                .toList();
    }
}

package org.huimin.platform.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.huimin.engine.base.PlaceRange;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.paper.Papers;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Overlay;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.ParameterRow;
import org.huimin.engine.policy.Problem;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Sources;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rules and parameters in force: the content, checked when it loads, under the parameter rows
 * two people agreed on. A row that no longer fits the content (a parameter that was taken out, say)
 * is left aside and told; what did load stays in force.
 */
@Component
public class PolicyLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyLibrary.class);
    private static final int KERNELS_KEPT = 8;

    /** An approved change that the content does not take any more. */
    public record LeftAside(Change change, List<Problem> problems) {}

    private record Day(String version, LocalDate on) {}

    private record InForce(
            Library library,
            List<Change> approved,
            List<LeftAside> leftAside,
            Reading reading,
            Map<String, List<CaseView>> cases) {}

    private final Library content;
    private final Papers papers;
    private final ProgrammeTexts texts;
    private final Acts acts;
    private final Sources sources;
    private final Path root;
    private final ChangeStore changes;
    private final TransactionTemplate transactions;
    private volatile InForce now;

    private final Map<Day, BatchDecider> kernels =
            new LinkedHashMap<>(KERNELS_KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Day, BatchDecider> eldest) {
                    return size() > KERNELS_KEPT;
                }
            };

    /**
     * @param folder of programmes, vocabulary, datasets and law
     * @throws ContentException with every problem, its file, line and remedy, when the content is
     *     not right
     */
    PolicyLibrary(
            @Value("${huimin.content:content}") Path folder,
            ChangeStore changes,
            PlatformTransactionManager transactionManager) {
        this.root = folder;
        this.content = Library.load(folder);
        this.papers = Papers.read(content, folder);
        ContentTexts files = new ContentTexts(folder);
        this.texts =
                new ProgrammeTexts(
                        files, content.programmes().stream().map(Programme::id).toList());
        this.acts = Acts.read(files);
        this.sources = Sources.read(files.root());
        this.changes = changes;
        this.transactions = new TransactionTemplate(transactionManager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.now = lay(approved());
        LOG.info(
                "content {} loaded: {} programmes, {} approved parameter rows over it",
                content.version(),
                content.programmes().size(),
                now.approved.size());
    }

    public Library current() {
        return now.library;
    }

    /** Forms, letters and citizens' pages. */
    Papers papers() {
        return papers;
    }

    /** The kernel for the rules in force on a day; the newest few are kept compiled. */
    public BatchDecider kernel(LocalDate on) {
        return kernel(current(), on);
    }

    /** The kernel of one library on a day. */
    public BatchDecider kernel(Library library, LocalDate on) {
        synchronized (kernels) {
            return kernels.computeIfAbsent(
                    new Day(library.version(), on), day -> BatchDecider.of(library, day.on));
        }
    }

    /**
     * Takes in what was approved since, here or by another program on the same database. A run
     * begins with it.
     */
    public void refresh() {
        List<Change> approved = approved();
        if (!approved.equals(now.approved)) {
            now = lay(approved);
            LOG.info("library {} in force: {} approved rows", current().version(), approved.size());
        }
    }

    /**
     * The library in force with one more row; nothing is put into force.
     *
     * @throws ContentException when the content does not take the row
     */
    Library with(Change change) {
        List<ParameterRow> rows = new ArrayList<>();
        for (Change each : now.approved) {
            boolean same = sameCell(each, change);
            boolean aside = now.leftAside.stream().anyMatch(left -> left.change.equals(each));
            if (!same && !aside) {
                rows.add(each.row());
            }
        }
        rows.add(change.row());
        return content.with(Overlay.of(rows));
    }

    private static boolean sameCell(Change one, Change other) {
        return one.programme().equals(other.programme())
                && one.parameter().equals(other.parameter())
                && one.place() == other.place()
                && one.urbanRural().equals(other.urbanRural())
                && one.effective().equals(other.effective());
    }

    /** Approved changes that do not load, with why. */
    public List<LeftAside> leftAside() {
        return now.leftAside;
    }

    /** Approved rows in force, oldest approval first. */
    List<ParameterRow> rows() {
        return now.approved.stream()
                .filter(change ->
                        now.leftAside.stream().noneMatch(left -> left.change.equals(change)))
                .map(Change::row)
                .toList();
    }

    Reading reading() {
        return now.reading;
    }

    ProgrammeTexts texts() {
        return texts;
    }

    /** Where parameter values come from, in both languages. */
    public Sources sources() {
        return sources;
    }

    Acts acts() {
        return acts;
    }

    /** Id of the change that brought a row; null when it is the content's. */
    @Nullable String changeOf(Parameter parameter, Parameter.Row row) {
        for (Change change : now.approved) {
            if (change.programme().equals(parameter.programmeId())
                    && change.parameter().equals(parameter.id())
                    && change.place() == row.place().code()
                    && change.urbanRural().equals(ParameterView.residence(row.residence()))
                    && change.effective().equals(row.from())) {
                return change.id().toString();
            }
        }
        return null;
    }

    /** The programme's cases with what the engine answers; computed once for a library. */
    List<CaseView> cases(Programme programme) {
        InForce at = now;
        return at.cases.computeIfAbsent(
                programme.id(), _ -> CasePages.of(root, at.library, programme, texts));
    }

    /**
     * Everybody's approved changes. The caller may be inside a transaction that sees some places
     * only, and a transaction's scope cannot change: so another thread reads them.
     */
    private List<Change> approved() {
        var reading =
                new FutureTask<List<Change>>(() ->
                        CallerContext.run(
                                Caller.system(PlaceRange.NATION),
                                () ->
                                        Objects.requireNonNull(
                                                transactions.execute(
                                                        status -> changes.approved()))));
        Thread.ofVirtual().name("policy-approved").start(reading);
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the approved changes", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the approved changes could not be read", e);
        }
    }

    private InForce lay(List<Change> approved) {
        List<LeftAside> aside = new ArrayList<>();
        List<ParameterRow> good = new ArrayList<>();
        Library library = content;
        try {
            good.addAll(approved.stream().map(Change::row).toList());
            library = content.with(Overlay.of(good));
        } catch (ContentException together) {
            good.clear();
            for (Change change : approved) {
                good.add(change.row());
                try {
                    library = content.with(Overlay.of(good));
                } catch (ContentException alone) {
                    good.removeLast();
                    aside.add(new LeftAside(change, alone.problems()));
                    LOG.error("approved change {} is left aside", change.id(), alone);
                }
            }
        }
        return new InForce(
                library,
                approved,
                List.copyOf(aside),
                Reading.of(library),
                new ConcurrentHashMap<>());
    }
}

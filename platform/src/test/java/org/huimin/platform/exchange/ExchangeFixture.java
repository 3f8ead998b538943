package org.huimin.platform.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.huimin.engine.base.DivisionCodes;
import org.huimin.engine.base.IdentityNumber;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Role;
import org.huimin.platform.testing.TestCallers;
import org.huimin.platform.testing.TestDatabase;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports files of the invented islands into a test's own database. */
public final class ExchangeFixture {
    public static final long COUNTY = 350213_000_000L;
    public static final Caller DATA = TestCallers.of("350213", Role.DATA_OFFICER);

    private final TestDatabase database;
    private final Path folder;
    private final Imports imports;
    private final Datasets datasets;

    /**
     * @param store makes the store of rows for contracts
     * @param folder for files
     */
    public ExchangeFixture(
            TestDatabase database,
            Path content,
            Function<Datasets, RecordStore> store,
            Path folder,
            Clock clock) {
        this.database = database;
        this.folder = folder;
        this.datasets = Datasets.load(content);
        var jdbc = JdbcClient.create(database.app());
        var log = new BatchLog(jdbc, clock);
        var quarantine = new Quarantine(jdbc, database.secrets(), clock);
        var fileImport =
                new FileImport(
                        database.app(),
                        database.transactionManager(),
                        log,
                        quarantine,
                        store.apply(datasets),
                        database.secrets(),
                        datasets,
                        DivisionCodes.load(content.resolve("divisions")),
                        clock);
        this.imports =
                new Imports(
                        log,
                        fileImport,
                        quarantine,
                        datasets,
                        new DefaultListableBeanFactory()
                                .getBeanProvider(org.huimin.platform.jobs.Jobs.class),
                        database.transactionManager());
    }

    public Imports imports() {
        return imports;
    }

    public Datasets datasets() {
        return datasets;
    }

    public Path file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Path file(String name, String text, Charset charset) {
        return file(name, text.getBytes(charset));
    }

    /** Imports as the county's data officer. */
    public Batch.DeliveredFile take(Path file) {
        return take(file, COUNTY, DATA, false);
    }

    public Batch.DeliveredFile takeAgain(Path file) {
        return take(file, COUNTY, DATA, true);
    }

    public Batch.DeliveredFile take(Path file, long place, Caller caller, boolean evenIfKnown) {
        return batch(file, place, caller, evenIfKnown).files().getFirst();
    }

    public Batch batch(Path file, long place, Caller caller, boolean evenIfKnown) {
        return batch(new ImportRequest(List.of(file), place, evenIfKnown), caller);
    }

    public Batch batch(ImportRequest request, Caller caller) {
        return CallerContext.run(
                caller,
                () -> {
                    try {
                        return imports.run(request, _ -> {});
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    public <T> T as(Caller caller, Function<JdbcClient, T> work) {
        return database.as(caller, work);
    }

    /** A valid identity number: 6 digits of division, 8 of birth, sequence. */
    public static String id(String division, String born, int sequence) {
        String body = division + born + "%03d".formatted(sequence);
        return body + IdentityNumber.checkDigit(body);
    }
}

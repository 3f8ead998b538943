package org.huimin.platform.places;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import javax.sql.DataSource;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the tables of places from the newest edition in {@code content/divisions}. All or nothing
 * in one transaction; does nothing when these files are loaded already; one program at a time.
 */
public final class PlacesLoader {

    /**
     * @param rows versions of places now in the tables
     * @param skipped whether they were there already
     */
    public record Loaded(String edition, int rows, boolean skipped) {}

    private static final Logger log = LoggerFactory.getLogger(PlacesLoader.class);

    private static final String TAILS =
            """
            insert into places.name_tail (level, tail, code)
            select level, substr(name, start), code
              from places.place, generate_series(2, specific) start\
            """;

    private final DataSource owner;
    private final Path folder;

    /**
     * @param owner connects as the owner of the tables
     * @param folder {@code content/divisions}
     */
    public PlacesLoader(DataSource owner, Path folder) {
        this.owner = owner;
        this.folder = folder;
    }

    /** Loads every place. */
    public Loaded load() {
        return load(EditionFiles.newest(folder), List.of());
    }

    /**
     * Loads only the given places with everything above and below them: enough for a test or a
     * trial of one county, in a moment.
     */
    public Loaded loadOnly(PlaceCode... places) {
        return load(EditionFiles.newest(folder), List.of(places));
    }

    private Loaded load(EditionFiles files, List<PlaceCode> only) {
        long begin = System.nanoTime();
        String digest = only.isEmpty() ? files.digest() : files.digest() + " " + only;
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                Loaded loaded = loadLocked(statement, files, digest, only);
                connection.commit();
                if (!loaded.skipped()) {
                    log.info(
                            "Loaded {} places of edition {} in {} ms",
                            loaded.rows(),
                            loaded.edition(),
                            Duration.ofNanos(System.nanoTime() - begin).toMillis());
                }
                return loaded;
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "无法装入区划数据 / cannot load the places: " + e.getMessage(), e);
        }
    }

    private static Loaded loadLocked(
            Statement statement, EditionFiles files, String digest, List<PlaceCode> only)
            throws SQLException, IOException {
        statement.execute("select pg_advisory_xact_lock(hashtext('huimin.places'))");
        try (var same =
                statement.executeQuery(
                        "select name, rows from places.edition where digest = "
                                + statement.enquoteLiteral(digest))) {
            if (same.next()) {
                return new Loaded(same.getString(1), same.getInt(2), true);
            }
        }
        statement.execute(
                "truncate places.place, places.former_place, places.name_tail, places.edition");
        boolean bulk = only.isEmpty();
        if (bulk) {
            statement.execute("call places.drop_indexes()");
        }
        int rows = fill(statement.getConnection(), files, only);
        statement.execute(TAILS);
        if (bulk) {
            statement.execute("call places.create_indexes()");
        }
        statement.execute("analyze places.place, places.former_place, places.name_tail");
        statement.execute(
                "insert into places.edition (name, digest, rows) values (%s, %s, %d)"
                        .formatted(
                                statement.enquoteLiteral(files.name()),
                                statement.enquoteLiteral(digest),
                                rows));
        return new Loaded(files.name(), rows, false);
    }

    private static int fill(Connection connection, EditionFiles files, List<PlaceCode> only)
            throws SQLException, IOException {
        FormerVersions history = FormerVersions.read(files.historic());
        var codes = new HashSet<Long>();
        int rows;
        List<PlaceVersion> missing;
        try (var copy = PlaceCopy.inForce(connection, files.name())) {
            files.forEachRow(row -> {
                if (wanted(row.code(), only)) {
                    codes.add(row.code());
                    copy.add(row.since(history.since(row.code())));
                }
            });
            missing = history.missingFrom(codes::contains);
            missing.removeIf(row -> !wanted(row.code(), only));
            missing.stream().filter(row -> row.until() == null).forEach(copy::add);
            rows = copy.finish();
        }
        try (var copy = PlaceCopy.former(connection, files.name())) {
            missing.stream().filter(row -> row.until() != null).forEach(copy::add);
            return rows + copy.finish();
        }
    }

    /** Below, or above, one of the places. */
    private static boolean wanted(long code, List<PlaceCode> only) {
        if (only.isEmpty()) {
            return true;
        }
        PlaceRange range = PlaceRange.under(code);
        return only.stream()
                .map(PlaceCode::range)
                .anyMatch(place -> place.contains(range) || range.contains(place));
    }
}

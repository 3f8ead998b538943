package org.huimin.platform.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.huimin.engine.reform.Deciles;
import org.huimin.engine.reform.Figures;
import org.huimin.engine.reform.Group;
import org.huimin.engine.reform.Names;
import org.huimin.engine.reform.Population;
import org.huimin.engine.reform.ReformReport;
import org.jspecify.annotations.Nullable;

/**
 * A reform's figures as they are kept and shown: money in yuan a month.
 *
 * @param placeLevel level of the places told apart, 1 province to 5 village
 * @param programmes those whose figures can differ, in classification order
 * @param rows everybody, then places, income deciles and family types, each by programme and over
 *     all ({@code total}); groups nobody is in are left out
 */
record SimulationReport(
        String before,
        String after,
        LocalDate on,
        int placeLevel,
        List<Names> programmes,
        List<Names> families,
        Poverty poverty,
        List<Row> rows) {

    private static final int FEN_DIGITS = 2;

    /**
     * How many are poor, and how much they lack, a month.
     *
     * @param unmeasured households whose income or line nobody knows
     */
    record Poverty(
            long households,
            long people,
            long unmeasured,
            long poorBefore,
            long poorAfter,
            String gapBefore,
            String gapAfter) {}

    /**
     * One group and one programme.
     *
     * @param dimension all, place, decile or family
     * @param people in the group
     * @param upTo the decile's greatest income a head, yuan a month; null for others
     */
    record Row(
            String dimension,
            String key,
            String programme,
            long households,
            long people,
            @Nullable String upTo,
            long householdsBefore,
            long householdsAfter,
            long peopleBefore,
            long peopleAfter,
            String costBefore,
            String costAfter,
            long winners,
            long losers,
            String gained,
            String lost,
            long entered,
            long left,
            long openBefore,
            long openAfter) {}

    static SimulationReport of(ReformReport report) {
        Deciles deciles = report.deciles();
        var populations = new TreeMap<>(report.populations());
        populations.putAll(deciles.populations());
        List<Row> rows = new ArrayList<>();
        for (ReformReport.Row row : report.rows()) {
            Population population = populations.get(row.group());
            if (population != null) {
                rows.add(row(row, population, deciles.upTo().get(row.group())));
            }
        }
        return new SimulationReport(
                report.before(),
                report.after(),
                report.on(),
                report.placeLevel(),
                report.programmes(),
                report.families(),
                poverty(report.population()),
                rows);
    }

    private static Poverty poverty(Population all) {
        return new Poverty(
                all.households(),
                all.people(),
                all.unmeasured(),
                all.poorPeopleBefore(),
                all.poorPeopleAfter(),
                yuan(all.gapBefore()),
                yuan(all.gapAfter()));
    }

    private static Row row(ReformReport.Row row, Population population, @Nullable Long upTo) {
        Group group = row.group();
        Figures f = row.figures();
        return new Row(
                group.dimension().name().toLowerCase(Locale.ROOT),
                group.key(),
                row.programme(),
                population.households(),
                population.people(),
                upTo == null ? null : yuan(upTo),
                f.householdsBefore(),
                f.householdsAfter(),
                f.peopleBefore(),
                f.peopleAfter(),
                yuan(f.costBefore()),
                yuan(f.costAfter()),
                f.winners(),
                f.losers(),
                yuan(f.gained()),
                yuan(f.lost()),
                f.entered(),
                f.left(),
                f.openBefore(),
                f.openAfter());
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, FEN_DIGITS).toPlainString();
    }
}

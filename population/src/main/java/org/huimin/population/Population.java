package org.huimin.population;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.huimin.engine.base.PlaceCode;

/**
 * A synthetic population: everything fixed by place, size, seed and date. Any run of households can
 * be made by itself; {@link Generator} makes them all.
 */
final class Population implements Plants.Workshop {

    /**
     * What to make.
     *
     * @param place everything below it is peopled
     * @param people at least so many
     * @param on the files are as of this day, monthly rows end the month before
     */
    record Order(
            PlaceCode place, long people, long seed, LocalDate on, Path content, Path divisions) {}

    final Order order;
    final Settings calibration = Settings.resource("calibration.yaml");
    final Settings scenario = Settings.resource("scenario.yaml");
    final List<DatasetFile> files;
    final Projection projection;
    final HouseholdMaker maker;
    private final DepartmentRows departments;
    private final Faults faults;
    private final Plants plants;
    private final Rolls rolls;
    private final long households;
    private final double timesLine;
    private final int elders;
    private final double invalid;
    private final RowText rowText;
    private final int[] fileOf = new int[RowKind.values().length];
    private final int[] lateFileOf = new int[RowKind.values().length];

    Population(Order order, Function<LocalDate, Verdicts> verdicts) {
        this.order = order;
        LocalDate on = order.on();
        Divisions divisions = Divisions.read(order.divisions(), order.place());
        String county = divisions.villages().getFirst().county();
        files = DatasetFile.read(order.content(), scenario);
        for (int i = 0; i < files.size(); i++) {
            (files.get(i).late() ? lateFileOf : fileOf)[files.get(i).kind().ordinal()] = i;
        }
        var composition = new Composition(calibration, county);
        households = HouseholdMaker.householdsFor(order.people(), order.seed(), composition);
        var settlement =
                new Settlement(divisions.villages(), households, order.seed(), calibration);
        var names = new Names(Settings.resource("names.yaml"), county);
        var lines = new LocalLine(order.content(), scenario, on);
        maker =
                new HouseholdMaker(
                        order.seed(),
                        composition,
                        settlement,
                        new Upbringing(calibration, composition.pyramid()),
                        new Economy.Book(calibration, lines),
                        new IdentityIssuer(on, divisions, scenario),
                        names,
                        new Livelihood(calibration, scenario),
                        new Wealth(calibration),
                        new Fate(calibration, composition.pyramid(), on));
        departments = new DepartmentRows(scenario, on);
        projection = new Projection(files, FactRule.of(files, on, departments.months().size()));
        faults = new Faults(scenario, on, names);
        rolls = new Rolls(YearMonth.from(on));
        double below = calibration.forPlace("income.belowLine", county).number("urban") / 100;
        plants = new Plants(scenario, on, households * below, this, verdicts.apply(on));
        timesLine = scenario.number("candidates.timesLine");
        elders = (int) scenario.forPlace("candidates.elders", county).asNumber();
        invalid = scenario.number("faults.invalid");
        rowText = new RowText(scenario.number("faults.alternateWord"));
    }

    long households() {
        return households;
    }

    /** The household with its true rows, rolls and plants, before faults. */
    Plants.Settled settled(long index) {
        Household household = maker.make(index);
        if (!candidate(household)) {
            return new Plants.Settled(household, rows(household), List.of(), List.of());
        }
        return plants.settle(household, maker.dice(index, Dice.Purpose.PLANTS));
    }

    /** Only these can be entitled; nobody else need be asked about. */
    boolean candidate(Household household) {
        boolean whateverTheMeans =
                household.members.stream()
                        .anyMatch(person -> person.disabled() || person.age >= elders);
        return whateverTheMeans || poor(household);
    }

    /** By what the files show: what an owner earns they do not, so owners are asked about too. */
    private boolean poor(Household household) {
        double limit = timesLine * maker.economy(household).line() * household.members.size();
        long seen = 0;
        for (Person person : household.members) {
            if (person.alive()) {
                int months = departments.months().size();
                seen +=
                        person.seenIncome()
                                - (person.leftJob ? person.wage / months * (months - 1) : 0);
            }
        }
        return seen < limit;
    }

    List<Row> delivered(Plants.Settled settled) {
        Household household = settled.household();
        return faults.spoil(
                household,
                settled.rows(),
                maker.dice(household.index, Dice.Purpose.FAULTS),
                counter(household, FAULT_NUMBERS));
    }

    Chunk chunk(long from, long to) {
        var chunk = new Chunk(files.size());
        for (long index = from; index < to; index++) {
            Plants.Settled settled = settled(index);
            chunk.tally.household(settled.household());
            count(settled, chunk.tally);
            chunk.answers.addAll(settled.answers());
            write(delivered(settled), maker.dice(index, Dice.Purpose.PROBE), chunk);
        }
        return chunk;
    }

    private static void count(Plants.Settled settled, Tally tally) {
        String kind = settled.household().urban() ? ".urban" : ".rural";
        for (Verdicts.Grant grant : settled.grants()) {
            tally.add("entitled." + grant.programme() + kind, grant.covered().size());
        }
        for (Row row : settled.rows()) {
            if (row.kind() == RowKind.ROLL) {
                tally.add("paid." + row.get("programme") + kind, 1);
            }
        }
        for (Answer answer : settled.answers()) {
            tally.add("planted." + answer.kind() + "." + answer.reason(), 1);
        }
    }

    private int fileOf(Row row) {
        return (row.late() ? lateFileOf : fileOf)[row.kind().ordinal()];
    }

    private void write(List<Row> rows, Dice dice, Chunk chunk) {
        for (Row row : rows) {
            int at = fileOf(row);
            line(at, row, dice, chunk);
            if (dice.chance(invalid)) {
                DatasetFile file = files.get(at);
                Spoilage.Spoiled bad = Spoilage.spoil(row, file, dice);
                chunk.bad.add(
                        new Chunk.Bad(
                                at,
                                chunk.rows[at],
                                bad.row().get("idNumber") == null ? "" : bad.row().idNumber(),
                                bad.column(),
                                bad.reason()));
                line(at, bad.row(), dice, chunk);
            }
        }
    }

    private void line(int at, Row row, Dice dice, Chunk chunk) {
        StringBuilder text = chunk.text[at];
        List<DatasetFile.Column> columns = files.get(at).columns();
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            DatasetFile.Column column = columns.get(i);
            rowText.append(text, column, column.at() < 0 ? null : row.values()[column.at()], dice);
        }
        text.append('\n');
        chunk.rows[at]++;
    }

    // Each purpose has its own block of ordinals, so that numbers never meet.
    private static final int ROW_NUMBERS = 0;
    private static final int FAULT_NUMBERS = 1;
    private static final int ROLL_NUMBERS = 2;

    private Numbering.Counter counter(Household household, int block) {
        return departments.counter(household, block);
    }

    @Override
    public List<Row> rows(Household household) {
        return departments.of(
                household,
                maker.economy(household),
                maker.dice(household.index, Dice.Purpose.ROWS),
                counter(household, ROW_NUMBERS));
    }

    @Override
    public List<Row> rolls(Household household, List<Verdicts.Grant> grants) {
        return rolls.rows(
                household,
                grants,
                maker.dice(household.index, Dice.Purpose.RANK),
                counter(household, ROLL_NUMBERS));
    }

    @Override
    public Projection.Facts facts(Household household, List<Row> rows) {
        return projection.of(household, rows);
    }

    @Override
    public Economy economy(Household household) {
        return maker.economy(household);
    }

    @Override
    public Row borrowedCar(Household household) {
        return Row.of(
                RowKind.VEHICLE,
                household.head().idNumber,
                counter(household, ROLL_NUMBERS).plate(),
                "small-car",
                "private",
                120_000_00L,
                order.on().minusDays(200),
                "normal");
    }

    /** The rows of one household as text, for people who look into one case. */
    List<String> describe(long index) {
        var lines = new ArrayList<String>();
        for (Row row : delivered(settled(index))) {
            var chunk = new Chunk(files.size());
            int at = fileOf(row);
            line(at, row, maker.dice(index, Dice.Purpose.PROBE), chunk);
            lines.add(files.get(at).stem() + ": " + chunk.text[at].toString().strip());
        }
        return lines;
    }
}

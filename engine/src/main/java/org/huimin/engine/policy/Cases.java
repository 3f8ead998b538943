package org.huimin.engine.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cases of a programme: given, on, place → outcome, amount, reasons; tests as specification.
 */
public final class Cases {

    private static final Set<String> CASE_KEYS =
            Set.of(
                    "name",
                    "law",
                    "on",
                    "place",
                    "urbanRural",
                    "given",
                    "assume",
                    "household",
                    "unlisted",
                    "expect",
                    "because",
                    "shows",
                    "note");

    /**
     * How a case went.
     *
     * @param differences empty when as expected
     */
    public record Result(String file, int line, String name, List<String> differences) {
        public boolean passed() {
            return differences.isEmpty();
        }
    }

    private final Library library;
    private final Programme programme;
    private final RowsHit coverage;

    private Cases(Library library, Programme programme, RowsHit coverage) {
        this.library = library;
        this.programme = programme;
        this.coverage = coverage;
    }

    /**
     * Runs every case of the programme.
     *
     * @throws ContentException when a case file cannot be read
     */
    public static List<Result> run(Path contentRoot, Library library, Programme programme) {
        return run(contentRoot, library, programme, new RowsHit(library));
    }

    /** As {@link #run(Path, Library, Programme)}, noting which rows of tables were hit. */
    static List<Result> run(
            Path contentRoot, Library library, Programme programme, RowsHit coverage) {
        Path folder = contentRoot.resolve("programmes").resolve(programme.id()).resolve("cases");
        List<Problem> problems = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        Cases cases = new Cases(library, programme, coverage);
        for (Path file : VocabularyReader.files(folder, ".yaml")) {
            Source source = Source.read(contentRoot, file, problems);
            Yaml yaml = source == null ? null : source.yaml();
            if (source != null && yaml != null) {
                for (Yaml entry : yaml.items()) {
                    results.add(cases.run(source.name(), entry));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ContentException(problems);
        }
        return results;
    }

    private Result run(String file, Yaml entry) {
        List<String> differences = new ArrayList<>();
        entry.allow(CASE_KEYS);
        CaseReader reader = new CaseReader(library);
        HouseholdInput household = reader.household(entry);
        Map<Parameter, Long> assumed = reader.assumed(entry, programme);
        Yaml expect = entry.get("expect");
        if (household == null || expect == null) {
            if (expect == null) {
                entry.problem(
                        "missing",
                        "缺少 expect",
                        "\"expect\" is missing",
                        "expect: {outcome: granted}");
            }
        } else {
            Evaluation evaluation = new Evaluation(library, household);
            assumed.forEach(evaluation::assume);
            List<ProgrammeDecision> decisions =
                    new Interpreter(library)
                            .decide(evaluation).stream()
                                    .filter(each -> each.programmeId().equals(programme.id()))
                                    .toList();
            CaseCheck check = new CaseCheck(programme, differences);
            check.check(expect, decisions);
            if (expect.get("rows") instanceof Yaml rows) {
                check.rows(rows, evaluation);
            }
            coverage.add(evaluation);
        }
        return new Result(file, entry.line(), entry.text("name", "?"), differences);
    }
}

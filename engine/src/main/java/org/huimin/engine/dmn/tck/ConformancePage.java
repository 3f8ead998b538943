package org.huimin.engine.dmn.tck;

import java.util.List;
import java.util.Map;

/** docs/reference/conformance.md, written from a run. */
final class ConformancePage {

    private ConformancePage() {}

    /**
     * @param kit how the kit's version is named, such as a commit and its day
     */
    static String of(TckReport report, String kit) {
        StringBuilder out =
                new StringBuilder(
                        """
                        # Conformance with DMN / 与 DMN 标准的符合程度

                        Written by `bin/tck FOLDER --page FILE --kit NAME`; do not edit. The kit is the public DMN Technology
                        Compatibility Kit (github.com/dmn-tck/tck), version **%s**. It is not part of this repository:
                        unpack it anywhere and run `bin/tck FOLDER`, where FOLDER is its `TestCases`, a level, or one case.

                        What is counted is every expected result of every test case. *Passed*: our value is the expected one
                        (numbers to eight decimals), or null where the kit expects an error. *Rejected*: the model uses
                        something outside the subset, so nothing was evaluated and a message in Chinese and English says
                        what. *Failed*: a wrong answer; `bin/tck` then ends with a non-zero code. The folder `non-compliant`
                        holds cases that the kit itself says contradict the standard; they do not count.

                        This is about decision models of the standard (`org.huimin.engine.dmn`). The formulas of our own
                        content are a typed subset of FEEL with a language reference of their own.
                        """
                                .formatted(kit));
        table(out, "Levels", report.levels());
        table(out, "Constructs", report.constructs());
        out.append("\n## Rejected, and why\n\n");
        report.rejections()
                .forEach((construct, results) -> {
                    TckResult first = results.get(0);
                    out.append(
                            "- **%s**, %d cases (%s): %s / %s%n"
                                    .formatted(
                                            construct,
                                            results.size(),
                                            groups(results),
                                            first.problems().get(0).zh(),
                                            first.problems().get(0).en()));
                });
        out.append(LIMITS);
        table(out, "Groups", report.groups());
        return out.toString();
    }

    private static final String LIMITS =
            """

            ## Outside the subset, always rejected

            DMN 1.1 and older files; functions of kind Java or PMML and `external`; expression languages other than FEEL;
            imported values; a collect table with an aggregation and several outputs; names that no requirement brings;
            a lambda compared with a function type when its result type cannot be told. An evaluation that exceeds 20
            million steps, 400 nested calls or a million iterations ends with a message, never with an answer.

            ## Where the standard leaves room, what we do

            - Times and dates with time are equal when their whole seconds are; order uses the fraction.
            - A comparison of values of different kinds is null; a value is never in a list of others by accident.
            - A condition, filter or test that is neither true, false nor null has no result; null counts as false in
              `if` and in a filter.
            - Positions and lengths drop their decimals. A parameter of the wrong type makes the call null.

            ## Beside other engines

            `./mvnw test -Poracles -pl engine -Dtest='org.huimin.engine.oracle.*Test'` writes random conditions over
            numbers and yes/no of households and members (and, or, not, comparison, `in`, `between`, `if`, `every`,
            `some`, `for`, filters, `sum count min max`) and asks our FEEL, **Kie DMN 10.2.0** and **feel-scala 1.21.0**
            the same over random households, half of them with nulls. Any difference that is not of this list fails it:

            - **KIE-1** `x in [1..2] or y` is read as `x in ([1..2] or y)`.
            - **KIE-2** `null in (5, >= 3)` is false, though `null >= 3` is null.
            - **KIE-3** `every` and `some` take a test without an answer for a yes or a no: `some x in [null] satisfies x`
              is false, `every x in [null, true] satisfies x` is true.
            - **KIE-4** a `for` over an empty list takes a frame too many off the stack: names after it are null, or the
              evaluation ends with a NullPointerException.

            A difference counts as explained when Kie agrees as soon as that construct is written in another way that
            means the same. Of 16,000 questions feel-scala differs in none; Kie differs in one of eight, all of them
            explained.

            The same conditions stand as formulas of programmes in a second test: where all is known the decision is
            feel-scala's answer, and where something is unknown and there is a decision all the same, it is feel-scala's
            answer however the unknown is filled in. One difference is meant: **OURS-1** the sum, the least and the
            greatest over nobody are 0 in a programme, null in the standard.
            """;

    private static String groups(List<TckResult> results) {
        return String.join(", ", results.stream().map(TckResult::group).distinct().toList());
    }

    private static void table(
            StringBuilder out, String title, Map<String, TckReport.Count> counts) {
        out.append(
                "\n## %s\n\n| | passed | failed | rejected | all |\n|---|---|---|---|---|\n"
                        .formatted(title));
        counts.forEach((name, count) ->
                out.append(
                        "| %s | %d | %d | %d | %d |%n"
                                .formatted(
                                        name,
                                        count.passed(),
                                        count.failed(),
                                        count.rejected(),
                                        count.all())));
    }
}

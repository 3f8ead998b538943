package org.huimin.engine.dmn.tck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.engine.dmn.DmnProblem;

/** Counts of a run, as text, as JSON values, and as a page of documentation. */
final class TckReport {

    /** Its cases contradict the standard, says the kit, so they do not count. */
    static final String NOT_COUNTED = "non-compliant";

    /** How many test cases passed, failed and were rejected. */
    record Count(int passed, int failed, int rejected) {

        Count plus(TckResult.Status status) {
            return switch (status) {
                case PASSED -> new Count(passed + 1, failed, rejected);
                case FAILED -> new Count(passed, failed + 1, rejected);
                case REJECTED -> new Count(passed, failed, rejected + 1);
            };
        }

        int all() {
            return passed + failed + rejected;
        }
    }

    private final List<TckResult> results;

    TckReport(List<TckResult> results) {
        this.results = results;
    }

    List<TckResult> counted() {
        return results.stream().filter(each -> !each.level().equals(NOT_COUNTED)).toList();
    }

    boolean anyFailed() {
        return counted().stream().anyMatch(each -> each.status() == TckResult.Status.FAILED);
    }

    Map<String, Count> levels() {
        return count(results, TckResult::level);
    }

    private static Map<String, Count> count(
            List<TckResult> results, Function<TckResult, String> by) {
        Map<String, Count> counts = new TreeMap<>();
        for (TckResult result : results) {
            Count sofar = counts.getOrDefault(by.apply(result), new Count(0, 0, 0));
            counts.put(by.apply(result), sofar.plus(result.status()));
        }
        return counts;
    }

    /** A case counts for every construct its decision uses. */
    Map<String, Count> constructs() {
        Map<String, Count> counts = new TreeMap<>();
        for (TckResult result : counted()) {
            for (String construct : result.constructs()) {
                Count sofar = counts.getOrDefault(construct, new Count(0, 0, 0));
                counts.put(construct, sofar.plus(result.status()));
            }
        }
        return counts;
    }

    Map<String, Count> groups() {
        return count(counted(), result -> result.level() + "/" + result.group());
    }

    /** Why cases were rejected: the construct with its number and one message of it. */
    Map<String, List<TckResult>> rejections() {
        return counted().stream()
                .filter(each -> each.status() == TckResult.Status.REJECTED)
                .collect(
                        Collectors.groupingBy(
                                each -> each.problems().get(0).construct(),
                                TreeMap::new,
                                Collectors.toList()));
    }

    String text(boolean verbose) {
        StringBuilder out = new StringBuilder();
        table(out, "级别 / level", levels());
        table(out, "构造 / construct", constructs());
        if (verbose) {
            table(out, "组 / group", groups());
        }
        for (TckResult result : results) {
            if (result.status() != TckResult.Status.PASSED) {
                line(out, result);
            }
        }
        Count total = new Count(0, 0, 0);
        for (TckResult result : counted()) {
            total = total.plus(result.status());
        }
        out.append(
                "%n通过 %d，答错 %d，拒绝 %d，共 %d / passed %d, failed %d, rejected %d, of %d%n"
                        .formatted(
                                total.passed(),
                                total.failed(),
                                total.rejected(),
                                total.all(),
                                total.passed(),
                                total.failed(),
                                total.rejected(),
                                total.all()));
        if (levels().containsKey(NOT_COUNTED)) {
            out.append("（%s 不计入）/ (%s is not counted)%n".formatted(NOT_COUNTED, NOT_COUNTED));
        }
        return out.toString();
    }

    private static void table(StringBuilder out, String title, Map<String, Count> counts) {
        out.append(
                "%n%-48s %8s %8s %8s %8s%n"
                        .formatted(title, "passed", "failed", "rejected", "all"));
        counts.forEach((name, count) ->
                out.append(
                        "%-48s %8d %8d %8d %8d%n"
                                .formatted(
                                        name,
                                        count.passed(),
                                        count.failed(),
                                        count.rejected(),
                                        count.all())));
    }

    private static void line(StringBuilder out, TckResult result) {
        boolean failed = result.status() == TckResult.Status.FAILED;
        out.append(
                "%n%s %s/%s %s [%s]"
                        .formatted(
                                failed ? "✗ 答错 / failed" : "· 拒绝 / rejected",
                                result.level(),
                                result.group(),
                                result.id(),
                                result.node()));
        if (failed) {
            out.append(
                    " 应为 / expected %s，得到 / found %s".formatted(result.expected(), result.found()));
            result.notes().forEach(note -> out.append("%n    %s".formatted(note)));
        }
        for (DmnProblem problem : result.problems()) {
            out.append("%n    %s".formatted(problem.shown()));
        }
    }

    /** The run as JSON values. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("levels", levels());
        json.put("constructs", constructs());
        json.put("groups", groups());
        json.put(
                "notPassed",
                results.stream().filter(each -> each.status() != TckResult.Status.PASSED).toList());
        return json;
    }
}

package org.huimin.population;

import java.util.Locale;

/** The calibration report: what was published, what came out. */
final class Report {
    private final Population population;
    private final Settings calibration;
    private final Tally tally;
    private final String county;
    private final StringBuilder out = new StringBuilder();

    Report(Population population, Tally tally) {
        this.population = population;
        this.tally = tally;
        calibration = population.calibration;
        county = population.maker.make(0).village.county();
    }

    long rows() {
        return tally.counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("rows."))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
    }

    String text() {
        out.setLength(0);
        out.append("# 校准报告 / calibration report\n\n| 指标 | 目标 | 生成 | 差 |\n|---|---|---|---|\n");
        households();
        pyramid();
        incomes();
        people();
        assistance();
        out.append("\n| 文件 | 行数 | 行/人 |\n|---|---|---|\n");
        tally.counts.forEach((key, value) -> {
            if (key.startsWith("rows.")) {
                out.append(
                        String.format(
                                Locale.ROOT,
                                "| %s | %,d | %.3f |%n",
                                key.substring(5),
                                value,
                                value / (double) tally.of("people")));
            }
        });
        return out.toString();
    }

    private void line(String name, double target, double found) {
        out.append(
                String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %.2f | %+.1f %% |%n",
                        name,
                        target,
                        found,
                        target == 0 ? 0 : 100 * (found / target - 1)));
    }

    private double share(String key, String of) {
        return 100.0 * tally.of(key) / Math.max(1, tally.of(of));
    }

    private void households() {
        double all = tally.of("households");
        line(
                "平均户规模 人",
                calibration.forPlace("averageHouseholdSize", county).number("value"),
                tally.of("people") / all);
        double[] sizes = calibration.forPlace("householdSize", county).numbers("shares");
        for (int i = 0; i < sizes.length; i++) {
            String name = (i + 1) + "人户" + (i == 7 ? "及以上" : "") + " %";
            line(name, sizes[i], 100 * tally.sizes[i + 1] / all);
        }
        line(
                "65岁及以上独居户 %",
                calibration.number("elderAlone.value"), share("elderAlone", "households"));
        line(
                "城镇人口 %",
                calibration.forPlace("urbanShare", county).number("value"),
                share("people.urban", "people"));
    }

    private void pyramid() {
        var pyramid = new Pyramid(calibration);
        for (int band = 0; band < Pyramid.BANDS; band++) {
            for (boolean male : new boolean[] {true, false}) {
                int cell = Pyramid.cell(band, male);
                line(
                        (band * 5) + "岁组" + (male ? "男" : "女") + " %",
                        100 * pyramid.share(cell),
                        100.0 * tally.pyramid[cell] / tally.of("people"));
            }
        }
    }

    private void incomes() {
        String[] kinds = {"urban", "rural"};
        for (int kind = 0; kind < 2; kind++) {
            if (tally.of("people." + kinds[kind]) == 0) {
                continue;
            }
            Settings shape = calibration.at("income.quintiles." + kinds[kind]);
            double mean = calibration.forPlace("income.mean", county).number(kinds[kind]);
            double[] values = shape.numbers("values");
            double[] found = tally.fifths(kind);
            for (int i = 0; i < 5; i++) {
                line(
                        (kind == 0 ? "城镇" : "农村") + "五等份第" + (i + 1) + "组 元/年",
                        values[i] * mean / shape.number("mean"),
                        found[i]);
            }
        }
    }

    private void people() {
        line(
                "60岁及以上领养老金 %",
                100 * calibration.number("pension.coverage.value"),
                share("pensioners60", "aged60"));
        line(
                "职工养老金 元/月",
                calibration.forPlace("pension.employeeMean", county).asNumber(),
                tally.of("employeePensionFen")
                        / 100.0
                        / Math.max(1, tally.of("employeePensioners")));
        line(
                "居民养老金 元/月（全国均值）",
                calibration.forPlace("pension.residentMean", county).number("value"),
                tally.of("residentPensionFen")
                        / 100.0
                        / Math.max(1, tally.of("residentPensioners")));
        line(
                "持证残疾人 %",
                calibration.number("disability.holders.value"), share("disabled", "people"));
        calibration
                .entries("disability.category")
                .forEach((code, value) ->
                        line(
                                "残疾类别" + code + " %",
                                value.asNumber(),
                                share("disabled.category." + code, "disabled")));
        calibration
                .entries("disability.level")
                .forEach((code, value) ->
                        line(
                                "残疾等级" + code + " %",
                                value.asNumber(),
                                share("disabled.level." + code, "disabled")));
        line(
                "每百户汽车 辆",
                calibration.number("cars.perHundredHouseholds.value"),
                share("cars", "households"));
        line(
                "住院率 %",
                calibration.number("medical.admissions.value"), share("admissions", "people"));
        housing("urban", "城镇");
        housing("rural", "农村");
        for (String stage :
                new String[] {
                    "kindergarten",
                    "primary",
                    "junior",
                    "senior",
                    "secondary-vocational",
                    "junior-college",
                    "bachelor",
                    "postgraduate"
                }) {
            out.append(
                    String.format(
                            Locale.ROOT,
                            "| 在学 %s ‰ |  | %.1f | |%n",
                            stage,
                            10 * share("stage." + stage, "people")));
        }
        out.append(
                String.format(
                        Locale.ROOT,
                        "| 正规就业平均工资 元/月 |  | %.0f | |%n",
                        tally.of("formalFen") / 100.0 / Math.max(1, tally.of("formal"))));
    }

    private void housing(String kind, String zh) {
        double[] shares = calibration.numbers("housing." + kind);
        double all = 0;
        for (int i = 0; i < 4; i++) {
            all += tally.of("homes." + i + "." + kind);
        }
        for (int i = 0; i < 4 && all > 0; i++) {
            line(
                    zh + "住房" + i + "套 % 户",
                    shares[i],
                    100 * tally.of("homes." + i + "." + kind) / all);
        }
    }

    private void assistance() {
        for (var entry : population.scenario.entries("rates").entrySet()) {
            Settings target = calibration.forPlace("assistance." + entry.getKey(), county);
            for (String kind : new String[] {"urban", "rural"}) {
                if (tally.of("people." + kind) > 0) {
                    String programme = entry.getValue().asText();
                    line(
                            "在册 " + programme + " " + kind + " % 人口",
                            target.number(kind),
                            share("paid." + programme + "." + kind, "people." + kind));
                }
            }
        }
        tally.counts.forEach((key, value) -> {
            if (key.startsWith("planted.")
                    || key.startsWith("entitled.")
                    || key.startsWith("paid.")) {
                out.append("| ").append(key).append(" | | ").append(value).append(" | |\n");
            }
        });
    }
}

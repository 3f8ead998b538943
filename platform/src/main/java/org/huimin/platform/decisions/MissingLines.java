package org.huimin.platform.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Text;

/** The terminal's lines on parameters that are not entered, one for each county and programme. */
final class MissingLines {
    private MissingLines() {}

    static List<String> of(List<MissingFigures.Wanted> wanted, LongFunction<String> placeName) {
        List<String> lines = new ArrayList<>();
        if (wanted.isEmpty()) {
            return lines;
        }
        lines.add("缺参数，有人在等 / parameters not entered, and people wait for them:");
        for (MissingFigures.Wanted each : wanted) {
            lines.add(
                    "  %s %s  %s：%s  %,d 户 / %s: %s, %,d households"
                            .formatted(
                                    placeName.apply(each.place()),
                                    new PlaceCode(each.place()).text(),
                                    each.programmeName().zh(),
                                    names(each, true),
                                    each.households(),
                                    each.programmeName().en(),
                                    names(each, false),
                                    each.households()));
        }
        String code = new PlaceCode(wanted.getFirst().place()).text();
        lines.add(
                ("  怎么办：填一次，全县就有结论：bin/region new %s --out FILE.csv 列出能填的参数，填好用 bin/region check、apply；"
                                + "或者在控制台“参数变更”里提出，由两人批准。")
                        .formatted(code));
        lines.add(
                ("  What to do: enter each once and the whole county is decided: bin/region new %s --out FILE.csv lists what may be set,"
                                + " then bin/region check and apply; or propose it in the console under Parameter changes.")
                        .formatted(code));
        return lines;
    }

    private static String names(MissingFigures.Wanted wanted, boolean chinese) {
        return wanted.parameters().stream()
                .map(MissingFigures.Figure::name)
                .map(chinese ? Text::zh : Text::en)
                .collect(Collectors.joining(chinese ? "、" : ", "));
    }
}

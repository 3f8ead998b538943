package org.huimin.platform.console;

import static org.huimin.platform.console.CockpitApi.sum;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.huimin.platform.insight.Figures.Checked;
import org.huimin.platform.insight.Figures.ProgrammeCount;
import org.huimin.platform.insight.Figures.Sums;

/**
 * A number that says what it is: unit, day, source, age and definition.
 *
 * @param value a number, or money as text in yuan
 * @param period the day the rules were applied for
 * @param freshness when it was computed
 */
record Figure(
        String id,
        String zh,
        String en,
        Object value,
        Text unit,
        LocalDate period,
        Text source,
        Instant freshness,
        Text definition) {
    private static final Text PEOPLE = new Text("人", "people");
    private static final Text HOUSEHOLDS = new Text("户", "households");
    private static final Text CASES = new Text("户次", "cases");
    private static final Text YUAN = new Text("元/月", "yuan a month");
    private static final Text SOURCE =
            new Text("各部门数据的全量核对", "a run over everybody on departments' data");

    static List<Figure> of(Sums sums, Checked run) {
        var make = new Maker(run);
        return List.of(
                make.figure(
                        "people",
                        "在册人口",
                        "people on file",
                        sums.people(),
                        PEOPLE,
                        "户籍数据中状态正常的人数。",
                        "People whose register entry is active."),
                make.figure(
                        "households",
                        "在册户数",
                        "households",
                        sums.households(),
                        HOUSEHOLDS,
                        "有状态正常成员的户数。",
                        "Households with at least one such person."),
                make.figure(
                        "entitled",
                        "应享待遇",
                        "entitled",
                        sum(sums, ProgrammeCount::entitledHouseholds),
                        CASES,
                        "核对结论为符合条件的户数，一户符合几项待遇计几次。",
                        "Households found entitled; counted once per programme."),
                make.figure(
                        "paid",
                        "在享待遇",
                        "being paid",
                        sum(sums, ProgrammeCount::paidHouseholds),
                        CASES,
                        "发放名册中有在发成员的户数，一户享几项计几次。",
                        "Households with somebody on a roll; counted once per programme."),
                make.figure(
                        "missed",
                        "疑似漏保",
                        "missed",
                        sum(sums, ProgrammeCount::missed),
                        CASES,
                        "符合条件而名册中没有的；一户几项待遇计几次。",
                        "Entitled, but on no roll; counted once per household and programme."),
                make.figure(
                        "wrong",
                        "疑似错保",
                        "wrong",
                        sum(sums, ProgrammeCount::wrong),
                        CASES,
                        "名册中有而核对不符合条件的；一户几项待遇计几次。核实清楚之前不要停发。",
                        "On a roll, but not entitled; counted once per household and programme. Do not stop paying before somebody has checked."),
                make.figure(
                        "unclear",
                        "待补信息",
                        "unclear",
                        sum(sums, ProgrammeCount::unclear),
                        CASES,
                        "缺少信息、尚不能下结论且不在册的；一户几项待遇计几次。",
                        "Not on a roll, and a fact that decides is missing; counted once per household and programme."),
                make.figure(
                        "due",
                        "月应发金额",
                        "due per month",
                        Money.text(sum(sums, ProgrammeCount::entitledFen)),
                        YUAN,
                        "全部符合条件者的月金额合计。",
                        "Monthly amounts of everybody entitled."),
                make.figure(
                        "payroll",
                        "月在发金额",
                        "paid per month",
                        Money.text(sum(sums, ProgrammeCount::paidFen)),
                        YUAN,
                        "发放名册中在发的月金额合计。",
                        "Monthly amounts on the rolls."));
    }

    private record Maker(Checked run) {
        Figure figure(
                String id,
                String zh,
                String en,
                Object value,
                Text unit,
                String definitionZh,
                String definitionEn) {
            return new Figure(
                    id,
                    zh,
                    en,
                    value,
                    unit,
                    run.on(),
                    SOURCE,
                    run.finishedAt(),
                    new Text(definitionZh, definitionEn));
        }
    }
}

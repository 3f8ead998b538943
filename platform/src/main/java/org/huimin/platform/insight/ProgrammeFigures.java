package org.huimin.platform.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.ProgrammeKind;
import org.huimin.engine.policy.Text;
import org.huimin.platform.decisions.Outcomes;
import org.huimin.platform.insight.Figures.Checked;
import org.huimin.platform.insight.Figures.ProgrammeCount;
import org.huimin.platform.insight.Figures.Sums;
import org.huimin.platform.policy.PolicyLibrary;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Figures of one place, a line for each programme in the order they are decided in. */
@Service
public class ProgrammeFigures {
    /** A condition that some households wait for. */
    public record Open(Text condition, long households) {}

    /**
     * One programme.
     *
     * @param money what is due and paid: fen a month, or once where the programme pays once
     */
    public record Line(
            String programme,
            Text name,
            ProgrammeKind kind,
            Outcomes.Count outcomes,
            ProgrammeCount money,
            List<Open> open) {}

    /** All lines, and the run that last looked at the place. */
    public record Table(Checked checked, Sums sums, List<Line> lines) {}

    private final Figures figures;
    private final Outcomes outcomes;
    private final PolicyLibrary policy;

    ProgrammeFigures(Figures figures, Outcomes outcomes, PolicyLibrary policy) {
        this.figures = figures;
        this.outcomes = outcomes;
        this.policy = policy;
    }

    /** Empty when no run has looked at the place yet. */
    @Transactional(readOnly = true)
    public Optional<Table> of(long place) {
        return figures.checked(place).map(checked -> table(checked, place));
    }

    private Table table(Checked checked, long place) {
        Sums sums = figures.sums(List.of(place)).getFirst();
        Map<String, Outcomes.Count> decided = outcomes.of(place);
        List<Line> lines = new ArrayList<>();
        for (Programme programme : policy.current().programmes()) {
            Outcomes.Count count = decided.getOrDefault(programme.id(), Outcomes.Count.NONE);
            lines.add(
                    new Line(
                            programme.id(),
                            programme.name(),
                            programme.kind(),
                            count,
                            money(sums, programme.id()),
                            open(programme, count)));
        }
        return new Table(checked, sums, lines);
    }

    private static ProgrammeCount money(Sums sums, String programme) {
        return sums.programmes().stream()
                .filter(count -> count.programme().equals(programme))
                .findFirst()
                .orElseGet(() -> new ProgrammeCount(programme, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    private static List<Open> open(Programme programme, Outcomes.Count count) {
        return count.open().entrySet().stream()
                .map(each -> new Open(words(programme, each.getKey()), each.getValue()))
                .toList();
    }

    /** A condition that was renamed since the run is called by its id. */
    private static Text words(Programme programme, String condition) {
        return programme.conditions().stream()
                .filter(rule -> rule.id().equals(condition))
                .findFirst()
                .map(rule -> new Text(rule.zh(), rule.en()))
                .orElseGet(() -> Text.same(condition));
    }
}

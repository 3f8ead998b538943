package org.huimin.platform.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.huimin.engine.base.PlaceCode;
import org.huimin.platform.command.Command;
import org.huimin.platform.monitoring.AnswerKey.Planted;
import org.huimin.platform.monitoring.Ledger.Filter;
import org.huimin.platform.monitoring.Ledger.Finding;
import org.huimin.platform.people.PersonFinder;
import org.huimin.platform.people.PersonFinder.PersonRef;
import org.springframework.stereotype.Component;

/**
 * {@code bin/score KEY.csv [--place CODE] [--list]}: how well the ledger found what a synthetic
 * population was planted with. Recall is over the planted cases the delivered files can show;
 * precision is over the certain findings, and counts a finding as right when the key has the
 * household under the same programme and kind.
 */
@Component
class ScoreCommand implements Command {
    private static final int WRONG_ARGUMENTS = 2;

    private record Subject(String programme, Kind kind, UUID household) {}

    private final Ledger ledger;
    private final PersonFinder persons;

    ScoreCommand(Ledger ledger, PersonFinder persons) {
        this.ledger = ledger;
        this.persons = persons;
    }

    @Override
    public String name() {
        return "score";
    }

    @Override
    public String summary() {
        return "用合成人口的答案核对两张单 / compare the two lists with a synthetic population's answer key";
    }

    @Override
    public int run(List<String> arguments) {
        boolean list = arguments.contains("--list");
        List<String> rest = new ArrayList<>(arguments);
        rest.remove("--list");
        long place = 0;
        int at = rest.indexOf("--place");
        if (at >= 0 && at + 1 < rest.size()) {
            place = PlaceCode.of(rest.get(at + 1)).code();
            rest.subList(at, at + 2).clear();
        }
        if (rest.size() != 1 || !Files.isRegularFile(Path.of(rest.getFirst()))) {
            System.err.println(
                    "用法：bin/score 答案.csv [--place CODE] [--list] / usage: bin/score KEY.csv [--place CODE] [--list]");
            return WRONG_ARGUMENTS;
        }
        try {
            score(AnswerKey.read(Path.of(rest.getFirst())), place, list);
            return 0;
        } catch (IOException e) {
            System.err.println("读不出答案文件 / cannot read the key: " + e.getMessage());
            return 1;
        }
    }

    private void score(AnswerKey key, long place, boolean list) {
        Map<String, PersonRef> known =
                persons.find(key.planted().stream().map(Planted::idNumber).toList());
        List<Finding> findings = new ArrayList<>();
        ledger.each(
                new Filter(place, null, null, null, null, null),
                Ledger.Sort.PLACE,
                false,
                findings::add);
        Set<Subject> certain = subjects(findings, Certainty.CERTAIN);
        Set<Subject> possible = subjects(findings, Certainty.NEEDS_INFORMATION);
        System.out.printf(
                "%-26s %-7s %8s %8s %6s %7s %9s %9s %9s%n",
                "programme",
                "kind",
                "planted",
                "visible",
                "found",
                "recall",
                "listed",
                "precision",
                "possible");
        Set<String> programmes = new TreeSet<>();
        key.planted().forEach(planted -> programmes.add(planted.programme()));
        findings.forEach(finding -> programmes.add(finding.programme()));
        for (String programme : programmes) {
            for (Kind kind : Kind.values()) {
                row(programme, kind, key, known, certain, possible, list);
            }
        }
    }

    private static Set<Subject> subjects(List<Finding> findings, Certainty certainty) {
        Set<Subject> subjects = new HashSet<>();
        for (Finding finding : findings) {
            if (finding.certainty() == certainty) {
                subjects.add(new Subject(finding.programme(), finding.kind(), finding.household()));
            }
        }
        return subjects;
    }

    private static void row(
            String programme,
            Kind kind,
            AnswerKey key,
            Map<String, PersonRef> known,
            Set<Subject> certain,
            Set<Subject> possible,
            boolean list) {
        List<Planted> planted =
                key.planted().stream()
                        .filter(p -> p.programme().equals(programme) && p.kind() == kind)
                        .toList();
        Set<Subject> right = new HashSet<>();
        int visible = 0;
        int found = 0;
        for (Planted one : planted) {
            PersonRef person = known.get(one.idNumber());
            Subject subject =
                    person == null ? null : new Subject(programme, kind, person.household());
            boolean hit = subject != null && certain.contains(subject);
            visible += one.visible() ? 1 : 0;
            found += one.visible() && hit ? 1 : 0;
            if (subject != null) {
                right.add(subject);
            }
            if (list && one.visible() && !hit) {
                System.out.printf(
                        "  未找到 not found: %s %s%n",
                        one.reason(), subject == null ? "(person unknown)" : subject.household());
            }
        }
        List<Subject> listed =
                certain.stream()
                        .filter(s -> s.programme().equals(programme) && s.kind() == kind)
                        .toList();
        long correct = listed.stream().filter(right::contains).count();
        if (list) {
            listed.stream()
                    .filter(s -> !right.contains(s))
                    .forEach(s -> System.out.println("  不在答案中 not in the key: " + s.household()));
        }
        System.out.printf(
                "%-26s %-7s %8d %8d %6d %7s %9d %9s %9d%n",
                programme,
                kind.code(),
                planted.size(),
                visible,
                found,
                share(found, visible),
                listed.size(),
                share(correct, listed.size()),
                possible.stream()
                        .filter(s -> s.programme().equals(programme) && s.kind() == kind)
                        .count());
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "–" : "%.1f %%".formatted(100.0 * part / whole);
    }
}

package org.huimin.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huimin.platform.access.Role.APPROVER;
import static org.huimin.platform.access.Role.AUDITOR;
import static org.huimin.platform.access.Role.CLERK;
import static org.huimin.platform.access.Role.DATA_OFFICER;
import static org.huimin.platform.access.Role.LEADER;
import static org.huimin.platform.access.Role.SYSTEM;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.Role;
import org.huimin.platform.command.Command;
import org.huimin.platform.decisions.NightRuns;
import org.huimin.platform.decisions.PopulationReader;
import org.huimin.platform.exchange.ImportRequest;
import org.huimin.platform.exchange.Imports;
import org.huimin.platform.insight.Figures;
import org.huimin.platform.monitoring.Ledger;
import org.huimin.platform.people.DeclaredFacts;
import org.huimin.platform.people.FactTimeline;
import org.huimin.platform.people.FactTimelines;
import org.huimin.platform.people.People;
import org.huimin.platform.people.PersonFinder;
import org.huimin.platform.policy.ParameterChanges;
import org.huimin.platform.policy.Previews;
import org.huimin.platform.policy.ProgrammePages;
import org.huimin.platform.testing.PlatformTest;
import org.huimin.platform.testing.TestCallers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who may do what and who may not, for every use case the modules offer, whoever asks for it: a
 * page, a job or a command. The roles stand here in words of their own, not as the code has them.
 * That calls over HTTP ask the same is for {@code EndpointsTest}.
 */
@PlatformTest
class UseCasesTest {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private static final Set<Role> ALL =
            Set.of(LEADER, APPROVER, CLERK, DATA_OFFICER, AUDITOR, SYSTEM);
    private static final Set<Role> CASE_READERS = Set.of(LEADER, APPROVER, CLERK, AUDITOR, SYSTEM);
    private static final Set<Role> CASE_WORKERS = Set.of(APPROVER, CLERK);
    private static final Set<Role> IMPORTERS = Set.of(DATA_OFFICER, SYSTEM);
    private static final Set<Role> RUNNERS = Set.of(APPROVER, DATA_OFFICER, SYSTEM);

    @Autowired People people;
    @Autowired FactTimelines timelines;
    @Autowired DeclaredFacts declared;
    @Autowired PersonFinder persons;
    @Autowired Ledger ledger;
    @Autowired Figures figures;
    @Autowired NightRuns runs;
    @Autowired PopulationReader population;
    @Autowired Imports imports;
    @Autowired ProgrammePages pages;
    @Autowired ParameterChanges changes;
    @Autowired Previews previews;
    @Autowired List<Command> commands;

    private final Map<String, UseCase> cases = new LinkedHashMap<>();

    /** Something that can be asked for, over nobody and nothing. */
    @FunctionalInterface
    private interface Work {
        Object ask() throws Exception;
    }

    private record UseCase(Set<Role> who, Work work) {}

    private void may(Set<Role> who, String what, Work work) {
        cases.put(what, new UseCase(who, work));
    }

    private void list() {
        var any = new Ledger.Filter(0, null, null, null, null, null);
        may(CASE_READERS, "search people", () -> people.search("x"));
        may(CASE_READERS, "read a household", () -> people.household(NOBODY));
        may(CASE_READERS, "read a household of a day", () -> people.asKnownOn(NOBODY, DAY));
        may(CASE_READERS, "find a household", () -> people.householdOf(NOBODY));
        may(CASE_READERS, "try a household", () -> people.toHouseholdInput(NOBODY, DAY));
        may(
                CASE_READERS,
                "read a timeline",
                () -> timelines.of(NOBODY, NOBODY, FactTimeline.Asked.overview()));
        may(CASE_READERS, "find persons by number", () -> persons.find(List.of()));
        may(CASE_READERS, "read everybody's facts", () -> population.people(0));
        may(CASE_WORKERS, "see a full number", () -> people.identityNumber(NOBODY));
        may(CASE_WORKERS, "see a sealed cell", () -> people.registerSecret(NOBODY, "phone"));
        may(
                Set.of(APPROVER, CLERK, SYSTEM),
                "declare a fact",
                () -> declared.declare(NOBODY, "harvest", "1", null, null, "家访"));
        may(Set.of(APPROVER, CLERK, SYSTEM), "retract a statement", () -> declared.retract(NOBODY));
        may(CASE_READERS, "read statements", () -> declared.of(NOBODY));
        may(CASE_READERS, "read findings", () -> ledger.page(any, Ledger.Sort.AGE, true, 1, 1));
        may(CASE_READERS, "read a household's findings", () -> ledger.ofHousehold(NOBODY));
        may(
                Set.of(LEADER, APPROVER, AUDITOR, SYSTEM),
                "export findings",
                () -> {
                    ledger.each(any, Ledger.Sort.AGE, true, _ -> {});
                    return true;
                });
        may(ALL, "read figures", () -> figures.checked(0));
        may(ALL, "read sums", () -> figures.sums(List.of()));
        may(ALL, "read trends", () -> figures.trend(0));
        may(ALL, "read runs", () -> runs.newest(1));
        may(RUNNERS, "prepare a run", () -> runs.prepare(350_213_000_000L, DAY));
        may(RUNNERS, "cancel a run", () -> runs.cancel(NOBODY));
        may(RUNNERS, "take up runs", runs::open);
        may(IMPORTERS, "import", () -> imports.start(request()));
        may(IMPORTERS, "confirm what is missing", () -> imports.confirmMissing(0));
        may(IMPORTERS, "read imports", () -> imports.list(1, 1));
        may(IMPORTERS, "read an import", () -> imports.find(0));
        may(IMPORTERS, "count imports", imports::count);
        may(IMPORTERS, "read bad rows", () -> imports.quarantined(0, 1, 1));
        may(IMPORTERS, "count bad rows", () -> imports.countQuarantined(0));
        may(IMPORTERS, "export bad rows", () -> imports.writeQuarantine(0, new StringWriter()));
        may(IMPORTERS, "name a file of bad rows", () -> imports.quarantineFileName(0));
        may(ALL, "read programmes", () -> pages.facts());
        may(ALL, "read changes", () -> changes.list(null));
        may(Set.of(LEADER, APPROVER), "preview a change", () -> previews.ask(NOBODY));
        may(ALL, "read a preview", () -> previews.of(NOBODY));
        may(Set.of(APPROVER), "withdraw a change", () -> changes.withdraw(NOBODY, ""));
        may(Set.of(LEADER), "approve a change", () -> changes.approve(NOBODY, ""));
        may(Set.of(LEADER), "refuse a change", () -> changes.refuse(NOBODY, "不同意"));
    }

    private static ImportRequest request() {
        return new ImportRequest(List.of(Path.of("target/none.csv")), 350_213_000_000L, false);
    }

    @Test
    void eachRoleMayDoItsOwnAndNothingElse() {
        list();
        List<String> wrong = new ArrayList<>();
        cases.forEach((what, useCase) -> {
            for (Role role : Role.values()) {
                boolean may = permitted(TestCallers.of("350213", role), useCase.work());
                if (may != useCase.who().contains(role)) {
                    wrong.add("%s %s %s".formatted(role, may ? "may" : "may not", what));
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(cases).hasSizeGreaterThan(30);
    }

    @Test
    void nobodyMayDoAnything() {
        list();
        cases.forEach(
                (what, useCase) -> assertThat(permitted(null, useCase.work())).as(what).isFalse());
    }

    /**
     * A command runs as the system, for whoever has the server's shell and secrets; what it does
     * asks for permission all the same.
     */
    @Test
    void aCommandGivenToNobodyDoesNothing(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("收成发放.csv"), "公民身份号码,收购方,月份,金额,账号\n");
        Path key =
                Files.writeString(
                        folder.resolve("key.csv"), "programme,kind,idNumber,reason,visible\n");
        Map<String, List<String>> arguments =
                Map.of(
                        "night", List.of("--place", "350213"),
                        "figures", List.of("--place", "350213"),
                        "import", List.of(file.toString(), "--place", "350213"),
                        "score", List.of(key.toString()));
        Caller nobody = new Caller("nobody", "无人", Set.of(), PlaceRange.NATION);
        for (Command command : commands) {
            List<String> given = arguments.get(command.name());
            if (given != null) {
                assertThat(refused(nobody, command, given)).as(command.name()).isTrue();
            }
        }
        assertThat(commands)
                .extracting(Command::name)
                .as("facts: FactsExportTest; audit tells whether the chain holds, and no entry")
                .containsExactlyInAnyOrder("night", "import", "score", "figures", "facts", "audit");
    }

    private static boolean refused(Caller caller, Command command, List<String> arguments) {
        try {
            return CallerContext.run(caller, () -> command.run(arguments)) == 1;
        } catch (NotPermitted e) {
            return true;
        }
    }

    private static boolean permitted(Caller caller, Work work) {
        try {
            if (caller == null) {
                work.ask();
            } else {
                CallerContext.run(
                        caller,
                        () -> {
                            try {
                                return work.ask();
                            } catch (NotPermitted e) {
                                throw e;
                            } catch (Exception e) {
                                // let in, and told that there is nothing of the kind
                                return e;
                            }
                        });
            }
            return true;
        } catch (NotPermitted e) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.huimin.bench.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Library;

/** The workload as the engine sees it: a library loaded from a content folder, and fact columns. */
final class Workload {

    /** In the month of {@link Rates#MONTH}. */
    static final LocalDate ON = LocalDate.of(2026, 11, 21);

    final People people;
    final Library library;

    /**
     * @param folder where the content is written and loaded from
     */
    Workload(int households, Path folder) throws IOException {
        people = new People(households);
        WorkloadContent.write(folder, people.rates);
        library = Library.load(folder);
    }

    /** The columns, filled as a reader of narrow files would: bytes and shorts where they do. */
    FactColumns columns() {
        FactColumns facts = new FactColumns(library, people.households, people.members);
        System.arraycopy(people.start, 0, facts.memberStart, 0, people.start.length);
        for (int i = 0; i < people.households; i++) {
            facts.place[i] = Rates.code(people.place[i]);
        }
        fill(facts, "urban", people.urban);
        fill(facts, "houses", people.houses);
        fill(facts, "supporterAble", people.supporterAble);
        fill(facts, "business", people.business);
        fill(facts, "property", people.property);
        fill(facts, "transfers", people.transfers);
        fill(facts, "deposits", people.deposits);
        fill(facts, "carValue", people.carValue);
        fill(facts, "rent", people.rent);
        fill(facts, "schooling", people.schooling);
        fill(facts, "disasterLoss", people.disasterLoss);
        System.arraycopy(people.age, 0, facts.shorts("age"), 0, people.members);
        facts.known("age");
        fill(facts, "disabilityLevel", people.disabilityLevel);
        fill(facts, "disabilityKind", people.disabilityKind);
        fill(facts, "student", people.student);
        fill(facts, "orphan", people.orphan);
        fill(facts, "severeIllness", people.severeIllness);
        fill(facts, "injuryNursing", people.injuryNursing);
        fill(facts, "selfCare", people.selfCare);
        fill(facts, "registeredHere", people.registeredHere);
        fill(facts, "ableToWork", people.ableToWork);
        fill(facts, "wage", people.wage);
        fill(facts, "pension", people.pension);
        fill(facts, "medicalPaid", people.medicalPaid);
        return facts;
    }

    private static void fill(FactColumns facts, String id, byte[] from) {
        System.arraycopy(from, 0, facts.bytes(id), 0, from.length);
        facts.known(id);
    }

    private static void fill(FactColumns facts, String id, long[] from) {
        System.arraycopy(from, 0, facts.values(id), 0, from.length);
        facts.known(id);
    }

    /** The engine's decisions as everybody's are compared. */
    static Decided decided(BatchDecisions decisions, int households) {
        Decided decided = new Decided(households);
        for (int p = 0; p < Decided.PROGRAMMES; p++) {
            System.arraycopy(decisions.amount(p), 0, decided.amount[p], 0, households);
            byte[] outcome = decisions.outcome(p);
            for (int i = 0; i < households; i++) {
                if (outcome[i] == BatchDecisions.GRANTED) {
                    decided.granted[i] |= (short) (1 << p);
                }
            }
        }
        return decided;
    }
}

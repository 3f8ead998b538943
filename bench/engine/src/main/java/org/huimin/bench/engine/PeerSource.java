package org.huimin.bench.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hands the workload to peers under the names of {@code w.feel}. */
final class PeerSource implements Peer.Source {

    private final People people;
    private final long[] rates;
    private final Map<String, Object> ofHousehold = new LinkedHashMap<>();
    private final Map<String, Object> ofMember = new LinkedHashMap<>();

    PeerSource(People people) {
        this.people = people;
        this.rates = people.rates.inForce(Rates.MONTH);
        ofHousehold.put("urban", people.urban);
        ofHousehold.put("biz", people.business);
        ofHousehold.put("prop", people.property);
        ofHousehold.put("trans", people.transfers);
        ofHousehold.put("deposits", people.deposits);
        ofHousehold.put("houses", people.houses);
        ofHousehold.put("carValue", people.carValue);
        ofHousehold.put("rent", people.rent);
        ofHousehold.put("eduCost", people.schooling);
        ofHousehold.put("disasterLoss", people.disasterLoss);
        ofHousehold.put("supporterAble", people.supporterAble);
        ofMember.put("age", people.age);
        ofMember.put("disLevel", people.disabilityLevel);
        ofMember.put("disKind", people.disabilityKind);
        ofMember.put("student", people.student);
        ofMember.put("wage", people.wage);
        ofMember.put("pension", people.pension);
        ofMember.put("orphan", people.orphan);
        ofMember.put("medOop", people.medicalPaid);
        ofMember.put("severe", people.severeIllness);
        ofMember.put("injuryNursing", people.injuryNursing);
        ofMember.put("selfCare", people.selfCare);
        ofMember.put("localHukou", people.registeredHere);
        ofMember.put("workAble", people.ableToWork);
    }

    @Override
    public int households() {
        return people.households;
    }

    @Override
    public int start(int household) {
        return people.start[household];
    }

    @Override
    public int place(int household) {
        return people.place[household];
    }

    @Override
    public long household(String column, int household) {
        return value(ofHousehold.get(column), household);
    }

    @Override
    public long member(String column, int member) {
        return value(ofMember.get(column), member);
    }

    private static long value(@org.jspecify.annotations.Nullable Object column, int row) {
        return switch (column) {
            case long[] longs -> longs[row];
            case short[] shorts -> shorts[row];
            case byte[] bytes -> bytes[row];
            case null, default -> throw new IllegalArgumentException("no such column");
        };
    }

    @Override
    public long rate(String figure, int place) {
        return rates[place * Rates.WIDTH + Arrays.asList(Rates.NAMES).indexOf(figure)];
    }

    @Override
    public String[] householdColumns() {
        return ofHousehold.keySet().toArray(String[]::new);
    }

    @Override
    public String[] memberColumns() {
        return ofMember.keySet().toArray(String[]::new);
    }

    @Override
    public String[] figures() {
        return Rates.NAMES.clone();
    }

    @Override
    public int places() {
        return Rates.PLACES;
    }

    @Override
    public Map<String, String> formulas() {
        try (InputStream from = PeerSource.class.getResourceAsStream("/w.feel")) {
            if (from == null) {
                throw new IllegalStateException("no resource w.feel");
            }
            String text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> formulas = new LinkedHashMap<>();
            for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
                List<String> parts = List.of(line.split(" : (number|boolean) = ", 2));
                formulas.put(parts.get(0).strip(), parts.get(1).strip());
            }
            return formulas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

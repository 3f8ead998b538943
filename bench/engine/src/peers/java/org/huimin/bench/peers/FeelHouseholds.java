package org.huimin.bench.peers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.bench.engine.Peer;

/** The households as FEEL engines take them, made before the clock starts. */
final class FeelHouseholds {

    /** One household's variables: {@code h}, {@code p} and {@code members}. */
    final List<Map<String, Object>> all = new ArrayList<>();

    FeelHouseholds(Peer.Source source) {
        List<Map<String, Object>> places = new ArrayList<>();
        for (int place = 0; place < source.places(); place++) {
            Map<String, Object> figures = new HashMap<>();
            for (String figure : source.figures()) {
                figures.put(figure, BigDecimal.valueOf(source.rate(figure, place)));
            }
            places.add(figures);
        }
        for (int i = 0; i < source.households(); i++) {
            Map<String, Object> household = new HashMap<>();
            for (String column : source.householdColumns()) {
                household.put(column, BigDecimal.valueOf(source.household(column, i)));
            }
            List<Map<String, Object>> members = new ArrayList<>();
            for (int j = source.start(i); j < source.start(i + 1); j++) {
                Map<String, Object> member = new HashMap<>();
                for (String column : source.memberColumns()) {
                    member.put(column, BigDecimal.valueOf(source.member(column, j)));
                }
                members.add(member);
            }
            all.add(Map.of("h", household, "p", places.get(source.place(i)), "members", members));
        }
    }

    /** Amounts and answers, added up as the workload's checksum wants them. */
    static final class Sum {
        private long sum;

        void add(int household, int programme, Object amount, Object granted) {
            sum += whole(amount) * (household % 1009 + 1);
            sum += Boolean.TRUE.equals(granted) ? household % 997 + 1 : 0;
        }

        private static long whole(Object amount) {
            return switch (amount) {
                case Long fen -> fen;
                case Number fen -> new BigDecimal(fen.toString()).longValueExact();
                default -> throw new IllegalStateException("not a number: " + amount);
            };
        }

        long value() {
            return sum;
        }
    }
}

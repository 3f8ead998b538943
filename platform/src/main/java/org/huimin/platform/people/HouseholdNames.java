package org.huimin.platform.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lists call households and their members: many at once, within the caller's places. */
@Service
public class HouseholdNames {
    private static final String REGISTERED =
            """
            select h.household_id, h.number, p.person_id, coalesce(p.name, '') as name
              from people.household h
              join people.membership m on m.household_id = h.household_id and upper_inf(m.recorded) and upper_inf(m.valid)
              join people.person p on p.person_id = m.person_id
             where h.household_id = any (?) and upper_inf(h.recorded) and upper_inf(h.valid)
             order by h.household_id, m.relation nulls last, p.birth_date, p.person_id
            """;

    /** Persons no register knows are their own households. */
    private static final String ALONE =
            "select person_id, coalesce(name, '') as name from people.person where person_id = any (?)";

    private final JdbcClient jdbc;

    HouseholdNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param number as the register has it; empty for a person no register knows
     * @param members names by person, the head of the household first
     */
    public record Names(String number, Map<UUID, String> members) {
        public static final Names NOBODY = new Names("", Map.of());

        /** Name of the head; empty when nobody has told it. */
        public String head() {
            return members.values().stream().findFirst().orElse("");
        }
    }

    /** Names of those of the households the caller may see. */
    @Transactional(readOnly = true)
    public Map<UUID, Names> of(Collection<UUID> households) {
        UUID[] ids = households.stream().distinct().toArray(UUID[]::new);
        Map<UUID, Names> names = new HashMap<>();
        jdbc.sql(REGISTERED)
                .param(ids)
                .query(row -> {
                    String number = row.getString("number");
                    names.computeIfAbsent(
                                    row.getObject("household_id", UUID.class),
                                    _ -> new Names(number, new LinkedHashMap<>()))
                            .members
                            .put(row.getObject("person_id", UUID.class), row.getString("name"));
                });
        if (names.size() < ids.length) {
            jdbc.sql(ALONE)
                    .param(ids)
                    .query(row -> {
                        UUID person = row.getObject("person_id", UUID.class);
                        names.putIfAbsent(
                                person, new Names("", Map.of(person, row.getString("name"))));
                    });
        }
        return names;
    }
}

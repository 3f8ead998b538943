package org.huimin.platform.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.access.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds persons by their identity numbers, many at a time, within the caller's scope; requires
 * {@link Permission#VIEW_HOUSEHOLD}.
 */
@Service
public class PersonFinder {
    /** Where a person stands now. */
    public record PersonRef(UUID person, UUID household, long place) {}

    private final JdbcClient jdbc;
    private final Secrets secrets;

    PersonFinder(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /**
     * @param numbers of 18 characters, X in upper case
     * @return by number; those nobody in scope has are left out
     */
    @Transactional(readOnly = true)
    public Map<String, PersonRef> find(Collection<String> numbers) {
        Permissions.require(Permission.VIEW_HOUSEHOLD);
        Map<UUID, String> byIndex = new HashMap<>();
        numbers.forEach(number -> byIndex.put(secrets.blindIndex(number), number));
        Map<String, PersonRef> found = new HashMap<>();
        jdbc.sql(
                        """
                        select p.person_index, p.person_id, c.household_id, p.place
                        from people.person p join people.current c using (person_id) where p.person_index = any (?)
                        """)
                .param(byIndex.keySet().toArray(UUID[]::new))
                .query(row -> {
                    String number = byIndex.get(row.getObject("person_index", UUID.class));
                    found.put(
                            number,
                            new PersonRef(
                                    row.getObject("person_id", UUID.class),
                                    row.getObject("household_id", UUID.class),
                                    row.getLong("place")));
                });
        return found;
    }
}

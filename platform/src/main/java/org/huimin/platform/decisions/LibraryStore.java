package org.huimin.platform.decisions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Numbers the versions of rules and parameters that runs were made with. */
@Repository
class LibraryStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    LibraryStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    int idOf(Library library) {
        List<Programme> programmes = library.programmes();
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        programmes.forEach(
                p -> conditions.put(p.id(), p.conditions().stream().map(Rule::id).toList()));
        jdbc.sql(
                        """
                        insert into decisions.library (version, programmes, conditions) values (?, ?, ?::jsonb)
                        on conflict (version) do nothing
                        """)
                .params(
                        library.version(),
                        programmes.stream().map(Programme::id).toArray(String[]::new),
                        json.writeValueAsString(conditions))
                .update();
        return jdbc.sql("select id from decisions.library where version = ?")
                .param(library.version())
                .query(Integer.class)
                .single();
    }
}

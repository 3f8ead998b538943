package org.huimin.platform.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.engine.policy.Cases;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Text;
import org.jspecify.annotations.Nullable;

/** Cases beside what the engine makes of them. */
final class CasePages {
    private static final Set<String> UNKNOWN = Set.of("unknown", "未知", "不知道");

    private CasePages() {}

    /** In the order of the files; the engine and we read them in the same order. */
    static List<CaseView> of(
            Path root, Library library, Programme programme, ProgrammeTexts texts) {
        List<ProgrammeTexts.CaseText> written = texts.cases(programme.id());
        List<Cases.Result> results = Cases.run(root, library, programme);
        List<CaseView> views = new ArrayList<>();
        for (int i = 0; i < Math.min(written.size(), results.size()); i++) {
            views.add(view(library, written.get(i), results.get(i)));
        }
        return views;
    }

    private static CaseView view(
            Library library, ProgrammeTexts.CaseText text, Cases.Result result) {
        Map<String, Object> written = text.written();
        String law = ContentTexts.text(written, "law");
        return new CaseView(
                text.file(),
                result.line(),
                result.name(),
                law.isEmpty() ? Text.NONE : library.cited(law),
                ContentTexts.text(written, "place"),
                ContentTexts.text(written, "on"),
                household(written),
                ContentTexts.map(written.get("expect")),
                ContentTexts.text(written, "because"),
                result.passed(),
                result.differences());
    }

    /** The case's household as {@code bin/decide} takes it. */
    private static Map<String, Object> household(Map<String, Object> written) {
        Map<String, Object> facts = new LinkedHashMap<>();
        String residence = ContentTexts.text(written, "urbanRural");
        if (!residence.isEmpty()) {
            facts.put("urbanRural", residence);
        }
        Map<String, Object> given = ContentTexts.map(written.get("given"));
        for (Map<String, Object> part :
                List.of(ContentTexts.map(written.get("household")), given)) {
            part.forEach((name, value) -> {
                if (!name.equals("members")) {
                    facts.put(name, value(value));
                }
            });
        }
        List<Map<String, Object>> members = new ArrayList<>();
        for (Map<String, Object> each : ContentTexts.maps(given.get("members"))) {
            Map<String, Object> member = new LinkedHashMap<>();
            member.put("id", Integer.toString(members.size() + 1));
            each.forEach((name, value) -> member.put(name, value(value)));
            members.add(member);
        }
        facts.put("members", members);
        String unlisted = ContentTexts.text(written, "unlisted");
        Map<String, Object> household = new LinkedHashMap<>();
        household.put("place", ContentTexts.text(written, "place"));
        household.put("on", ContentTexts.text(written, "on"));
        household.put("unlisted", unlisted.isEmpty() ? "none" : unlisted);
        household.put("household", facts);
        return household;
    }

    /** JSON's null says unknown; truths are JSON's own. */
    private static @Nullable Object value(Object written) {
        if (!(written instanceof String text) || UNKNOWN.contains(text) || text.isEmpty()) {
            return null;
        }
        return switch (text) {
            case "true", "yes", "是" -> true;
            case "false", "no", "否" -> false;
            default -> text;
        };
    }
}

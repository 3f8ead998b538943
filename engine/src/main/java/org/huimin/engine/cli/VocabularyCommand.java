package org.huimin.engine.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code vocabulary [--json]}: every fact a household file may give; {@code vocabulary --parameters
 * [待遇]}: every figure it may give under "parameters" for a place that has none on file.
 */
final class VocabularyCommand {

    private VocabularyCommand() {}

    static int run(Arguments arguments, PrintStream out) {
        Library library = arguments.library();
        if (arguments.flag("--parameters")) {
            parameters(library, arguments.word(0), out);
            return 0;
        }
        if (arguments.flag("--json")) {
            JsonMapper mapper = JsonMapper.builder().build();
            ArrayNode list = mapper.createArrayNode();
            library.vocabulary().facts().forEach(fact -> json(fact, list.addObject()));
            out.println(mapper.writeValueAsString(list));
            return 0;
        }
        for (boolean ofMember : new boolean[] {false, true}) {
            out.println(ofMember ? "成员事实 / facts of a member" : "家庭事实 / facts of a household");
            for (Fact fact : library.vocabulary().facts()) {
                if (fact.ofMember() == ofMember) {
                    out.println("  " + line(fact) + also(library, fact));
                }
            }
        }
        return 0;
    }

    private static void parameters(Library library, @Nullable String only, PrintStream out) {
        String chosen = only == null ? "" : Chosen.programme(library, only).id();
        for (Programme programme : library.programmes()) {
            if (programme.parameters().isEmpty()
                    || (only != null && !programme.id().equals(chosen))) {
                continue;
            }
            out.println("%s　%s".formatted(programme.shortName(), programme.id()));
            for (Parameter each : programme.parameters()) {
                out.println(
                        "  %-28s %s　%s%s　%s"
                                .formatted(
                                        each.id(),
                                        each.zh(),
                                        each.type().shown(),
                                        codes(each.type()),
                                        each.en()));
            }
        }
    }

    private static String codes(Type type) {
        return type instanceof Type.Code(CodeList list)
                ? list.codes().stream()
                        .map(CodeList.Code::zh)
                        .collect(Collectors.joining(" ", "：", ""))
                : "";
    }

    private static String line(Fact fact) {
        String absent =
                fact.derived() ? "推算" : fact.absent() == Fact.Absent.NONE ? "不写=没有" : "不写=不知道";
        return "%-22s %s　%s%s　%s"
                .formatted(fact.id(), fact.zh(), fact.type().shown(), codes(fact.type()), absent);
    }

    /** Other words that a household file may use for it, and what to know when writing it. */
    private static String also(Library library, Fact fact) {
        List<String> words = library.vocabulary().alsoCalled(fact);
        return (words.isEmpty() ? "" : "　也可写 / also: " + String.join("、", words))
                + (fact.note().isEmpty() ? "" : "　" + fact.note());
    }

    private static void json(Fact fact, ObjectNode node) {
        node.put("id", fact.id())
                .put("zh", fact.zh())
                .put("en", fact.en())
                .put("entity", fact.ofMember() ? "member" : "household")
                .put("type", fact.type().shown())
                .put("absent", fact.absent() == Fact.Absent.NONE ? "none" : "unknown")
                .put("derived", fact.derived())
                .put("sensitive", fact.sensitive());
        if (fact.type() instanceof Type.Code(CodeList list)) {
            ArrayNode codes = node.putArray("codes");
            list.codes()
                    .forEach(code ->
                            codes.addObject()
                                    .put("code", code.code())
                                    .put("zh", code.zh())
                                    .put("en", code.en()));
        }
    }
}

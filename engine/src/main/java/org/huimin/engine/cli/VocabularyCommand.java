package org.huimin.engine.cli;

import java.io.PrintStream;
import java.util.stream.Collectors;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code vocabulary [--json]}: every fact a household file may give. */
final class VocabularyCommand {

    private VocabularyCommand() {}

    static int run(Arguments arguments, PrintStream out) {
        Library library = arguments.library();
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
                    out.println("  " + line(fact));
                }
            }
        }
        return 0;
    }

    private static String line(Fact fact) {
        String codes =
                fact.type() instanceof Type.Code(CodeList list)
                        ? list.codes().stream()
                                .map(CodeList.Code::zh)
                                .collect(Collectors.joining(" ", "：", ""))
                        : "";
        String absent =
                fact.derived() ? "推算" : fact.absent() == Fact.Absent.NONE ? "不写=没有" : "不写=不知道";
        return "%-22s %s　%s%s　%s"
                .formatted(fact.id(), fact.zh(), fact.type().shown(), codes, absent);
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

package org.huimin.engine.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.EnglishWording;
import org.huimin.engine.feel.Type;

/** Formulas of a library with the English names of what they speak of; thread-safe. */
final class EnglishFormulas {

    /** Owner of the formulas of derived facts. */
    private static final String VOCABULARY = "";

    private record Written(String owner, String formula) {}

    private final Map<String, EnglishWording> wordings = new HashMap<>();
    private final Map<Written, String> known = new ConcurrentHashMap<>();

    EnglishFormulas(Library library) {
        Map<String, String> codes = codes(library);
        Map<String, String> programmes = new HashMap<>();
        for (Programme programme : library.programmes()) {
            for (String name : List.of(programme.zh(), programme.shortName(), programme.id())) {
                programmes.put(name, programme.en());
            }
        }
        Map<String, Names> names = Names.ofProgrammes(library.programmes(), library.vocabulary());
        for (Programme programme : library.programmes()) {
            wordings.put(
                    programme.id(),
                    new EnglishWording(
                            Objects.requireNonNull(names.get(programme.id())),
                            programmes::get,
                            codes::get));
        }
        wordings.put(
                VOCABULARY,
                new EnglishWording(
                        Names.ofVocabulary(library.vocabulary()), programmes::get, codes::get));
    }

    /** A formula or table of a programme's rule. */
    Text ofProgramme(String programme, String formula) {
        return of(programme, formula);
    }

    /** The formula of a derived fact. */
    Text ofFact(String formula) {
        return of(VOCABULARY, formula);
    }

    private Text of(String owner, String formula) {
        EnglishWording wording = wordings.get(owner);
        return formula.isEmpty() || wording == null
                ? new Text(formula, "")
                : new Text(
                        formula,
                        known.computeIfAbsent(
                                new Written(owner, formula), each -> wording.of(each.formula)));
    }

    /**
     * English by every spelling a formula may quote; lists that say it differently say it alike
     * enough.
     */
    private static Map<String, String> codes(Library library) {
        Map<String, String> english = new HashMap<>();
        for (CodeList list : library.vocabulary().codeLists()) {
            codes(list, english);
        }
        for (Rule rule : library.rules()) {
            codes(rule.type(), english);
        }
        for (Parameter parameter : library.parameters()) {
            codes(parameter.type(), english);
        }
        return english;
    }

    private static void codes(Type type, Map<String, String> english) {
        if (type.present() instanceof Type.Code(CodeList list)) {
            codes(list, english);
        }
    }

    private static void codes(CodeList list, Map<String, String> english) {
        for (CodeList.Code code : list.codes()) {
            if (!code.en().isEmpty()) {
                english.putIfAbsent(code.zh(), code.en());
                english.putIfAbsent(code.code(), code.en());
                code.also().forEach(spelling -> english.putIfAbsent(spelling, code.en()));
            }
        }
    }
}

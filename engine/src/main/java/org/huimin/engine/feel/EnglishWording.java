package org.huimin.engine.feel;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A formula, or the text of a table, with every name in English: to be read, not to be parsed
 * again. Layout, signs and keywords stay; what has no English name stays as it is written.
 */
public final class EnglishWording {

    /** A quoted text; a name, perhaps of a programme or a person ({@code 低保.人均月收入}). */
    private static final Pattern PIECE =
            Pattern.compile(
                    "\"([^\"]*)\"|([\\p{L}_][\\p{L}\\p{Nd}_]*(?:\\.[\\p{L}_][\\p{L}\\p{Nd}_]*)*)");

    private static final Map<String, String> BUILT_IN =
            Map.of(
                    NameCheck.MEMBERS,
                    "members",
                    NameCheck.DECISION_DATE,
                    "decision date",
                    "人",
                    "person",
                    "条文",
                    "law",
                    "说法",
                    "refusal in Chinese",
                    "说明",
                    "note");

    /** Words that join parts of a formula: in a name they would be misread. */
    private static final Set<String> JOINING =
            Set.of("and", "or", "in", "if", "then", "else", "between", "return", "satisfies");

    private static final Set<String> FULL_STOPS = Set.of("，", "、");

    private final Scope scope;
    private final Function<String, @Nullable String> programme;
    private final Function<String, @Nullable String> code;

    /**
     * @param programme the English name of the programme that formulas call so
     * @param code the English name of the code that formulas quote so
     */
    public EnglishWording(
            Scope scope,
            Function<String, @Nullable String> programme,
            Function<String, @Nullable String> code) {
        this.scope = scope;
        this.programme = programme;
        this.code = code;
    }

    public String of(String text) {
        String said =
                PIECE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(piece(found)));
        for (String stop : FULL_STOPS) {
            said = said.replace(stop, ", ");
        }
        return said;
    }

    private String piece(java.util.regex.MatchResult found) {
        String quoted = found.group(1);
        if (quoted != null) {
            String english = code.apply(quoted);
            return '"' + (english == null ? quoted : english) + '"';
        }
        return path(Objects.requireNonNull(found.group(2)));
    }

    /** {@code 收入}, {@code 低保.收入}, {@code 人.收入}, {@code 人.低保.收入}. */
    private String path(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return name(path);
        }
        String first = path.substring(0, dot);
        String rest = path.substring(dot + 1);
        String of = programme.apply(first);
        if (of != null && scope.isProgramme(first)) {
            Symbol symbol = scope.find(first, rest);
            return of + ": " + (symbol == null ? rest : told(symbol, of));
        }
        return name(first) + "'s " + path(rest);
    }

    /** A result's English name begins with its programme's, which stands before it already. */
    private static String told(Symbol symbol, String programme) {
        String name = symbol.en();
        return name.startsWith(programme + ": ") ? name.substring(programme.length() + 2) : name;
    }

    private String name(String word) {
        String builtIn = BUILT_IN.get(word);
        Symbol symbol = builtIn == null ? scope.find(word) : null;
        return builtIn != null ? builtIn : symbol == null ? word : clear(symbol.en());
    }

    /** A name that reads like two, or like a condition, is put in quotes: 'income and assets'. */
    private static String clear(String name) {
        for (String word : name.split(" ")) {
            if (JOINING.contains(word)) {
                return "'" + name + "'";
            }
        }
        return name;
    }
}

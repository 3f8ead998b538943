package org.huimin.engine.dmn.feel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names a place in an expression may use. FEEL names contain spaces and signs, so which words
 * make a name depends on them: the longest known one wins.
 */
public final class FeelNames {

    private static final int LONGEST = 40;

    private final @Nullable FeelNames outer;
    private final Map<String, String> named = new HashMap<>();
    private final Map<String, String> members;
    private final boolean open;

    private FeelNames(@Nullable FeelNames outer, Map<String, String> members, boolean open) {
        this.outer = outer;
        this.members = members;
        this.open = open;
    }

    /**
     * The outermost names: the built-in functions.
     *
     * @param members names of context entries known anywhere in the model
     */
    public static FeelNames root(Iterable<String> members) {
        FeelNames root = new FeelNames(null, new HashMap<>(), false);
        Builtins.names().forEach(root::add);
        members.forEach(root::addMember);
        for (String property : List.of("time offset", "start included", "end included")) {
            root.addMember(property);
        }
        return root;
    }

    /** Names that this place adds; forgotten outside. */
    public FeelNames inner() {
        return new FeelNames(this, members, open);
    }

    /** The inside of a filter, where entries of the item are names too. */
    public FeelNames forFilter() {
        FeelNames inside = new FeelNames(this, members, true);
        inside.add("item");
        return inside;
    }

    /** Makes the name known here. */
    public void add(String name) {
        named.put(key(name), name);
    }

    void addMember(String name) {
        members.put(key(name), name);
    }

    /** Whether an unknown name may be an entry of an item. */
    boolean open() {
        return open;
    }

    private @Nullable String find(String key) {
        for (FeelNames scope = this; scope != null; scope = scope.outer) {
            String name = scope.named.get(key);
            if (name != null) {
                return name;
            }
        }
        return open ? members.get(key) : null;
    }

    /** A name that starts at a token, and where the next token is. */
    record Match(String name, int next) {}

    /** The longest known name that starts at the token. */
    @Nullable Match longest(List<FeelToken> tokens, int from) {
        return longest(tokens, from, false);
    }

    /** The longest known entry name that starts at the token, or the word alone. */
    @Nullable Match longestMember(List<FeelToken> tokens, int from) {
        return longest(tokens, from, true);
    }

    private @Nullable Match longest(List<FeelToken> tokens, int from, boolean member) {
        if (tokens.get(from).kind() != FeelToken.Kind.WORD) {
            return null;
        }
        StringBuilder key = new StringBuilder();
        Match best = null;
        for (int i = from; i < tokens.size() && i < from + LONGEST; i++) {
            FeelToken token = tokens.get(i);
            if (!nameToken(token)) {
                break;
            }
            append(key, token);
            String text = key.toString();
            String name = find(text);
            if (name == null && member) {
                name = members.get(text);
            }
            if (name != null) {
                best = new Match(name, i + 1);
            }
        }
        return best;
    }

    static boolean nameToken(FeelToken token) {
        return switch (token.kind()) {
            case WORD, NUMBER -> true;
            case SIGN -> token.text().length() <= 2 && "+-*/'.**".contains(token.text());
            case TEXT, AT_LITERAL, END -> false;
        };
    }

    private static void append(StringBuilder key, FeelToken token) {
        boolean sign = token.kind() == FeelToken.Kind.SIGN;
        if (!key.isEmpty() && !sign && "+-*/'.".indexOf(key.charAt(key.length() - 1)) < 0) {
            key.append(' ');
        }
        key.append(token.text());
    }

    /** The name as tokens are joined: one space between words, none around signs. */
    static String key(String name) {
        List<FeelToken> tokens;
        try {
            tokens = FeelScanner.tokens(name);
        } catch (FeelFault strange) {
            return name;
        }
        return joined(tokens, 0, tokens.size() - 1);
    }

    static String joined(List<FeelToken> tokens, int from, int to) {
        StringBuilder key = new StringBuilder();
        for (int i = from; i < to; i++) {
            append(key, tokens.get(i));
        }
        return key.toString();
    }
}

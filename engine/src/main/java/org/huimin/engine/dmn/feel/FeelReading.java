package org.huimin.engine.dmn.feel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names and the types of FEEL: names may have blanks and signs, so those in scope decide. */
abstract class FeelReading extends FeelCursor {

    final FeelTypes types;
    FeelNames names;

    FeelReading(String text, FeelNames names, FeelTypes types) {
        super(text);
        this.names = names;
        this.types = types;
    }

    /** All words up to one of the signs or words, as one new name. */
    final String nameUntil(String... ends) {
        int from = at;
        if (peek().kind() != FeelToken.Kind.WORD) {
            throw stop("名称", "a name");
        }
        List<String> stops = List.of(ends);
        do {
            at++;
        } while (FeelNames.nameToken(peek()) && !stops.contains(peek().text()));
        return FeelNames.joined(tokens, from, at);
    }

    final String memberName() {
        FeelNames.Match match = names.longestMember(tokens, at);
        if (match != null) {
            at = match.next();
            return match.name();
        }
        if (peek().kind() != FeelToken.Kind.WORD) {
            throw stop("名称", "a name");
        }
        return next().text();
    }

    /** The name before a colon, if an argument starts with one. */
    final @Nullable String argumentName() {
        int end = at;
        while (FeelNames.nameToken(tokens.get(end))) {
            end++;
        }
        if (end == at || peek().kind() != FeelToken.Kind.WORD || !tokens.get(end).sign(":")) {
            return null;
        }
        String name = FeelNames.joined(tokens, at, end);
        at = end;
        return name;
    }

    /** A type as {@code instance of} and parameters write it. */
    final FeelType type() {
        enter();
        try {
            FeelToken token = peek();
            boolean generic = peek(1).sign("<");
            if (generic && token.word("list")) {
                next();
                return new FeelType.ListOf(inAngles());
            }
            if (generic && token.word("range")) {
                next();
                return new FeelType.RangeOf(inAngles());
            }
            if (generic && token.word("context")) {
                return contextType();
            }
            if (generic && token.word("function")) {
                return functionType();
            }
            return namedType();
        } finally {
            depth--;
        }
    }

    private FeelType inAngles() {
        take("<");
        FeelType type = type();
        take(">");
        return type;
    }

    private FeelType contextType() {
        next();
        take("<");
        Map<String, FeelType> entries = new LinkedHashMap<>();
        while (!peek().sign(">")) {
            if (!entries.isEmpty()) {
                take(",");
            }
            String name = nameUntil(":");
            take(":");
            entries.put(name, type());
            names.addMember(name);
        }
        next();
        return new FeelType.ContextOf(entries);
    }

    private FeelType functionType() {
        next();
        take("<");
        List<FeelType> parameters = new ArrayList<>();
        while (!peek().sign(">")) {
            if (!parameters.isEmpty()) {
                take(",");
            }
            parameters.add(type());
        }
        next();
        take("->");
        return new FeelType.FunctionOf(parameters, type());
    }

    private FeelType namedType() {
        FeelType best = null;
        int end = at;
        for (int i = at; i < tokens.size() && FeelNames.nameToken(tokens.get(i)); i++) {
            FeelType type = types.find(FeelNames.joined(tokens, at, i + 1));
            if (type != null) {
                best = type;
                end = i + 1;
            }
        }
        if (best == null) {
            throw new FeelFault(
                    "unknown type",
                    "没有类型“" + peek().text() + "”",
                    "there is no type \"" + peek().text() + "\"",
                    peek().at());
        }
        at = end;
        return best;
    }
}

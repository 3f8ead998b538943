package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.engine.feel.Checker;
import org.huimin.engine.feel.Expr;
import org.huimin.engine.feel.Flaw;
import org.huimin.engine.feel.Level;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Parser;
import org.huimin.engine.feel.Scope;
import org.huimin.engine.feel.Span;

/** Reads a text with formulas in braces: 人均月收入{人均月收入}，不低于{低保标准}. */
final class Pieces {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    private Pieces() {}

    /** The pieces of the part; positions of flaws count from the start of the text. */
    static List<RuleVariant.Piece> read(
            String text, Span part, Scope scope, Level level, Consumer<Flaw> flaws) {
        List<RuleVariant.Piece> pieces = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text).region(part.start(), part.end());
        int at = part.start();
        while (matcher.find()) {
            pieces.add(new RuleVariant.Piece.Words(text.substring(at, matcher.start())));
            at = matcher.end();
            Span formula = new Span(matcher.start(1), matcher.end(1));
            Expr expression = Parser.parse(text, formula, flaws);
            Node node =
                    expression == null
                            ? null
                            : Checker.check(expression, scope, level, null, flaws);
            if (node != null) {
                pieces.add(new RuleVariant.Piece.Shown(node));
            }
        }
        pieces.add(new RuleVariant.Piece.Words(text.substring(at, part.end())));
        return List.copyOf(pieces);
    }
}

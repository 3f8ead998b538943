package org.huimin.engine.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of at most a width, broken between Han and between words of other letters. */
final class Lines {

    /** Columns of a line on a page; Han take two. */
    static final int WIDTH = 120;

    private Lines() {}

    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (true) {
            int fits = fitting(rest, width);
            if (fits == rest.length()) {
                lines.add(rest);
                return lines;
            }
            int cut = fits;
            while (cut > fits / 2 && !breakable(rest, cut)) {
                cut--;
            }
            cut = cut > fits / 2 ? cut : fits;
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
    }

    /** How many characters from the start fit into the columns; at least one. */
    private static int fitting(String text, int width) {
        int columns = 0;
        for (int i = 0; i < text.length(); i++) {
            columns += text.charAt(i) < 0x2000 ? 1 : 2;
            if (columns > width) {
                return Math.max(1, i);
            }
        }
        return text.length();
    }

    /** Not inside a word or number, nor before a closing mark, nor after an opening one. */
    private static boolean breakable(String text, int at) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        boolean word = before > ' ' && before < 0x2000 && after > ' ' && after < 0x2000;
        return !word && "，。；：、）〕》” ".indexOf(after) < 0 && "（〔《“".indexOf(before) < 0;
    }
}

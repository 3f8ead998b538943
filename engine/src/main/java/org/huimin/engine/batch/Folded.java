package org.huimin.engine.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a value that one statement reads into that statement, and a name for a name as that name:
 * fewer variables to compile, for Janino and for HotSpot. What may throw stays where it is
 * calculated whatever else is so, since moving it into a choice would hide that it does.
 */
final class Folded {

    /** Longer lines are not read any more. */
    private static final int READABLE = 200;

    /** A name that a statement defines, and who reads it. */
    private static final class Definition {
        final int block;
        int readers;
        int reader;

        Definition(int block) {
            this.block = block;
        }
    }

    private final List<String> lines;
    private final int[] blocks;
    private final Map<String, Definition> definitions = new HashMap<>();

    /** Variables that are assigned again, variables defined twice, arrays that are written. */
    private final Set<String> changing = new HashSet<>();

    /** What is written in place of a name. */
    private final Map<String, String> instead = new HashMap<>();

    private Folded(List<String> lines) {
        this.lines = lines;
        this.blocks = new int[lines.size()];
    }

    /** The statements of one method's loop, one a line, blocks opened and closed at line ends. */
    static List<String> of(List<String> lines) {
        Folded folded = new Folded(lines);
        folded.blocks();
        folded.definitions();
        folded.readers();
        return folded.written();
    }

    private void blocks() {
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        int last = 0;
        for (int at = 0; at < blocks.length; at++) {
            String line = lines.get(at);
            if (line.stripLeading().startsWith("}")) {
                open.pop();
            }
            blocks[at] = open.element();
            if (line.endsWith("{")) {
                open.push(++last);
            }
        }
    }

    private void definitions() {
        for (int at = 0; at < blocks.length; at++) {
            String line = lines.get(at).stripLeading();
            String name = Statement.defined(line);
            if (!name.isEmpty()) {
                if (definitions.putIfAbsent(name, new Definition(blocks[at])) != null) {
                    changing.add(name);
                }
            } else {
                changing.add(Statement.assigned(line));
            }
        }
    }

    private void readers() {
        for (int at = 0; at < blocks.length; at++) {
            String line = lines.get(at);
            if (comment(line)) {
                continue;
            }
            int number = at;
            Statement.names(
                    line,
                    Statement.defined(line.stripLeading()).isEmpty() ? 0 : line.indexOf('=') + 1,
                    (from, to) -> {
                        Definition read = definitions.get(line.substring(from, to));
                        if (read != null) {
                            read.readers++;
                            read.reader = number;
                        }
                    });
        }
    }

    private List<String> written() {
        List<String> result = new ArrayList<>(lines.size());
        for (int at = 0; at < blocks.length; at++) {
            String line = comment(lines.get(at)) ? lines.get(at) : replaced(lines.get(at));
            if (!folds(line.stripLeading())) {
                result.add(line);
            }
        }
        return result;
    }

    private static boolean comment(String line) {
        return line.stripLeading().startsWith("//");
    }

    private String replaced(String line) {
        StringBuilder text = new StringBuilder();
        int[] done = {0};
        Statement.names(
                line,
                0,
                (from, to) -> {
                    String other = instead.get(line.substring(from, to));
                    if (other != null) {
                        text.append(line, done[0], from).append(other);
                        done[0] = to;
                    }
                });
        return done[0] == 0 ? line : text.append(line, done[0], line.length()).toString();
    }

    /** Whether the statement goes, since what it defines is written where it is read. */
    private boolean folds(String line) {
        String name = Statement.defined(line);
        if (name.isEmpty() || changing.contains(name)) {
            return false;
        }
        Definition definition = definitions.get(name);
        String value = line.substring(line.indexOf('=') + 2, line.length() - 1);
        if (definition == null || reads(value)) {
            return false;
        }
        if (Statement.name(value)) {
            instead.put(name, value);
            return true;
        }
        boolean here =
                definition.readers == 1
                        && blocks[definition.reader] == definition.block
                        && fits(value, lines.get(definition.reader));
        if (here) {
            instead.put(name, Statement.whole(value) ? value : "(" + value + ")");
        }
        return here;
    }

    private boolean fits(String value, String reader) {
        return value.length() + reader.length() < READABLE
                && !reader.stripLeading().startsWith("for")
                && (Statement.total(value) || !Statement.chooses(reader));
    }

    /** Whether the value reads what changes. */
    private boolean reads(String value) {
        boolean[] found = {false};
        Statement.names(
                value, 0, (from, to) -> found[0] |= changing.contains(value.substring(from, to)));
        return found[0];
    }
}

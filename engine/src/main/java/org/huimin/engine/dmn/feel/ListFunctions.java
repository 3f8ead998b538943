package org.huimin.engine.dmn.feel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of lists; positions count from 1, or from the end by -1. */
final class ListFunctions {

    private ListFunctions() {}

    static List<Builtin> all() {
        return List.of(
                new Builtin("list contains")
                        .form(given -> contains(given.list(0), given.any(1)), "list", "element"),
                new Builtin("sublist")
                        .form(ListFunctions::sublist, "list", "start position", "length?"),
                new Builtin("append").form(ListFunctions::append, "list", "item*"),
                new Builtin("concatenate").form(ListFunctions::concatenate, "list*"),
                new Builtin("insert before")
                        .form(ListFunctions::insertBefore, "list", "position", "newItem"),
                new Builtin("remove").form(ListFunctions::remove, "list", "position"),
                new Builtin("list replace")
                        .form(ListFunctions::replaceAt, "list", "position", "newItem")
                        .form(ListFunctions::replaceMatching, "list", "match", "newItem"),
                new Builtin("reverse").form(ListFunctions::reverse, "list"),
                new Builtin("index of").form(ListFunctions::indexOf, "list", "match"),
                new Builtin("union").form(given -> distinct(concatenate(given)), "list*"),
                new Builtin("distinct values").form(given -> distinct(given.list(0)), "list"),
                new Builtin("flatten").form(ListFunctions::flatten, "list"),
                new Builtin("sort").form(ListFunctions::sort, "list", "precedes"));
    }

    private static boolean contains(List<@Nullable Object> list, @Nullable Object element) {
        return list.stream().anyMatch(each -> Values.same(each, element));
    }

    /** The index from 0 of a position; none when it is outside the list. */
    private static int index(Given given, int argument, int size) {
        int position = given.wholeNumber(argument);
        if (position == 0 || Math.abs((long) position) > size) {
            throw new Builtin.NoResult("position outside the list");
        }
        return position > 0 ? position - 1 : size + position;
    }

    private static List<@Nullable Object> sublist(Given given) {
        List<@Nullable Object> list = given.list(0);
        int from = index(given, 1, list.size());
        int count = list.size() - from;
        if (given.has(2)) {
            int wanted = given.wholeNumber(2);
            if (wanted < 1 || wanted > count) {
                throw new Builtin.NoResult("length outside the list");
            }
            count = wanted;
        }
        return new ArrayList<>(list.subList(from, from + count));
    }

    private static List<@Nullable Object> append(Given given) {
        List<@Nullable Object> list = new ArrayList<>(given.list(0));
        list.addAll(given.values().subList(1, given.count()));
        return list;
    }

    private static List<@Nullable Object> concatenate(Given given) {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < given.count(); i++) {
            all.addAll(given.list(i));
        }
        return all;
    }

    private static List<@Nullable Object> insertBefore(Given given) {
        List<@Nullable Object> list = new ArrayList<>(given.list(0));
        list.add(index(given, 1, list.size()), given.any(2));
        return list;
    }

    private static List<@Nullable Object> remove(Given given) {
        List<@Nullable Object> list = new ArrayList<>(given.list(0));
        list.remove(index(given, 1, list.size()));
        return list;
    }

    private static List<@Nullable Object> replaceAt(Given given) {
        if (given.any(1) instanceof FeelFunction) {
            return replaceMatching(given);
        }
        List<@Nullable Object> list = new ArrayList<>(given.list(0));
        list.set(index(given, 1, list.size()), given.any(2));
        return list;
    }

    private static List<@Nullable Object> replaceMatching(Given given) {
        FeelFunction match = given.function(1);
        if (match.parameters().size() != 2) {
            throw given.wrong(1, "function of two");
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (Object each : given.list(0)) {
            List<@Nullable Object> arguments = new ArrayList<>();
            arguments.add(each);
            arguments.add(given.any(2));
            Object matches = match.call(given.calling(), arguments, null);
            if (!(matches instanceof Boolean truth)) {
                throw new Builtin.NoResult("the match function gave neither true nor false");
            }
            list.add(truth ? given.any(2) : each);
        }
        return list;
    }

    private static List<@Nullable Object> reverse(Given given) {
        List<@Nullable Object> list = new ArrayList<>(given.list(0));
        Collections.reverse(list);
        return list;
    }

    private static List<@Nullable Object> indexOf(Given given) {
        List<@Nullable Object> positions = new ArrayList<>();
        List<@Nullable Object> list = given.list(0);
        for (int i = 0; i < list.size(); i++) {
            if (Values.same(list.get(i), given.any(1))) {
                positions.add(Numbers.of(i + 1));
            }
        }
        return positions;
    }

    private static List<@Nullable Object> distinct(List<@Nullable Object> list) {
        List<@Nullable Object> distinct = new ArrayList<>();
        for (Object each : list) {
            if (!contains(distinct, each)) {
                distinct.add(each);
            }
        }
        return distinct;
    }

    private static List<@Nullable Object> flatten(Given given) {
        List<@Nullable Object> flat = new ArrayList<>();
        flatten(given.list(0), flat, 0);
        return flat;
    }

    private static void flatten(
            List<@Nullable Object> list, List<@Nullable Object> flat, int depth) {
        if (depth > 200) {
            throw FeelFault.tooLong("nested lists");
        }
        for (Object each : list) {
            if (each instanceof List<?>) {
                flatten(Values.list(each), flat, depth + 1);
            } else {
                flat.add(each);
            }
        }
    }

    /** A stable sort by merging; the function says whether one element comes before another. */
    private static List<@Nullable Object> sort(Given given) {
        FeelFunction precedes = given.function(1);
        if (precedes.parameters().size() != 2) {
            throw given.wrong(1, "function of two");
        }
        return sorted(given.list(0), precedes, given.calling());
    }

    private static List<@Nullable Object> sorted(
            List<@Nullable Object> list, FeelFunction precedes, Calling calling) {
        if (list.size() < 2) {
            return list;
        }
        int middle = list.size() / 2;
        List<@Nullable Object> left = sorted(list.subList(0, middle), precedes, calling);
        List<@Nullable Object> right = sorted(list.subList(middle, list.size()), precedes, calling);
        List<@Nullable Object> merged = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            calling.step();
            List<@Nullable Object> arguments = new ArrayList<>();
            arguments.add(right.get(j));
            arguments.add(left.get(i));
            Object rightFirst = precedes.call(calling, arguments, null);
            if (!(rightFirst instanceof Boolean truth)) {
                throw new Builtin.NoResult("the order function gave neither true nor false");
            }
            merged.add(truth ? right.get(j++) : left.get(i++));
        }
        merged.addAll(left.subList(i, left.size()));
        merged.addAll(right.subList(j, right.size()));
        return merged;
    }
}

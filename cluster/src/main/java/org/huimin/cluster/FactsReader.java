package org.huimin.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.feel.Texts;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.InputError;
import org.huimin.engine.policy.InputException;
import org.huimin.engine.policy.Library;

/**
 * Copies the vectors the Parquet reader decoded into the columns the loops read, batch after batch
 * into the same arrays. No row object is made on the way.
 */
final class FactsReader {

    private static final int HOUSEHOLD = 0;
    private static final int PLACE = 1;
    private static final int MEMBER = 2;
    private static final int FIRST_FACT = 3;
    private static final long SMALLEST_PLACE = 100_000_000_000L;
    private static final long LARGEST_PLACE = 999_999_999_999L;

    /** A column of the scan and how its values become longs. */
    private record Source(Fact fact, int column, Cell cell) {}

    /** One value of a column. */
    private interface Cell {
        /** The long, or {@link #UNFIT} for a value the fact cannot have. */
        long at(ColumnVector vector, int row);
    }

    private static final long UNFIT = Long.MIN_VALUE + 1;

    private final List<Source> sources;
    private final FactColumns facts;
    private final int county;

    /**
     * @param columns ids of the facts the scan brings, in its order
     */
    FactsReader(Library library, List<String> columns) {
        facts = new FactColumns(library, 0, 0);
        sources =
                IntStream.range(0, columns.size())
                        .mapToObj(i -> source(library, columns.get(i), FIRST_FACT + i))
                        .toList();
        county = FIRST_FACT + columns.size();
    }

    private static Source source(Library library, String id, int column) {
        Fact fact = library.vocabulary().fact(id).orElseThrow();
        return new Source(fact, column, cell(fact.type()));
    }

    private static Cell cell(Type type) {
        return switch (type) {
            case Type.Truth _ -> (vector, row) -> vector.getBoolean(row) ? 1 : 0;
            case Type.Date _ -> ColumnVector::getInt;
            case Type.Text _ -> FactsReader::text;
            case Type.Code(CodeList list) -> ranks(ranks(list));
            case Type.Optional(Type.Text _) ->
                    (vector, row) ->
                            vector.getUTF8String(row).numBytes() == 0
                                    ? Type.NONE
                                    : text(vector, row);
            case Type.Optional(Type.Code(CodeList list)) -> {
                Map<UTF8String, Long> ranks = ranks(list);
                ranks.put(UTF8String.EMPTY_UTF8, Type.NONE);
                yield ranks(ranks);
            }
            case Type.Number _, Type.Month _, Type.Optional _, Type.Broken _ ->
                    ColumnVector::getLong;
        };
    }

    private static long text(ColumnVector vector, int row) {
        return Texts.number(vector.getUTF8String(row).toString());
    }

    private static Map<UTF8String, Long> ranks(CodeList list) {
        Map<UTF8String, Long> ranks = new HashMap<>();
        for (CodeList.Code code : list.codes()) {
            ranks.put(UTF8String.fromString(code.code()), (long) ranks.size());
        }
        return ranks;
    }

    private static Cell ranks(Map<UTF8String, Long> ranks) {
        return (vector, row) -> ranks.getOrDefault(vector.getUTF8String(row), UNFIT);
    }

    /**
     * The households of a batch; the same object each time, filled anew.
     *
     * @throws InputException naming file, column and household of a value that cannot be used
     */
    FactColumns read(ColumnarBatch batch) {
        int households = batch.numRows();
        WritableColumnVector lists = (WritableColumnVector) batch.column(MEMBER);
        int members = 0;
        for (int i = 0; i < households; i++) {
            members += lists.isNullAt(i) ? 0 : lists.getArrayLength(i);
        }
        facts.reset(households, members);
        places(batch, lists);
        for (Source source : sources) {
            long[] values = facts.values(source.fact().id());
            byte[] unknown = facts.unknown(source.fact().id());
            ColumnVector vector = batch.column(source.column());
            if (source.fact().ofMember()) {
                lists(batch, source, (WritableColumnVector) vector, values, unknown);
            } else {
                int bad = copy(source.cell(), vector, 0, values, unknown, 0, households);
                if (bad >= 0) {
                    throw unfit(batch, source, vector, bad, bad);
                }
            }
        }
        return facts;
    }

    private void places(ColumnarBatch batch, WritableColumnVector lists) {
        ColumnVector ids = batch.column(HOUSEHOLD);
        ColumnVector places = batch.column(PLACE);
        ColumnVector members = lists.getChild(0);
        int at = 0;
        for (int i = 0; i < batch.numRows(); i++) {
            if (ids.isNullAt(i)) {
                throw error(batch, i, FactsFormat.HOUSEHOLD, "", NO_ID);
            }
            long place = places.isNullAt(i) ? 0 : places.getLong(i);
            if (place < SMALLEST_PLACE || place > LARGEST_PLACE) {
                throw error(batch, i, FactsFormat.PLACE, Long.toString(place), NO_PLACE);
            }
            facts.place[i] = place;
            facts.memberStart[i] = at;
            int count = lists.isNullAt(i) ? 0 : lists.getArrayLength(i);
            for (int k = 0; k < count; k++) {
                if (members.isNullAt(lists.getArrayOffset(i) + k)) {
                    throw error(batch, i, FactsFormat.MEMBER, "", NO_ID);
                }
            }
            at += count;
        }
        facts.memberStart[batch.numRows()] = at;
    }

    private void lists(
            ColumnarBatch batch,
            Source source,
            WritableColumnVector lists,
            long[] values,
            byte[] unknown) {
        ColumnVector elements = lists.getChild(0);
        for (int i = 0; i < batch.numRows(); i++) {
            int start = facts.memberStart[i];
            int count = facts.memberStart[i + 1] - start;
            if (lists.isNullAt(i)) {
                Arrays.fill(values, start, start + count, 0);
                Arrays.fill(unknown, start, start + count, (byte) 1);
                continue;
            }
            int length = lists.getArrayLength(i);
            if (length != count) {
                throw error(batch, i, source.fact().id(), length + " ≠ " + count, LENGTH);
            }
            int from = lists.getArrayOffset(i);
            int bad = copy(source.cell(), elements, from, values, unknown, start, count);
            if (bad >= 0) {
                throw unfit(batch, source, elements, i, bad);
            }
        }
    }

    /** Copies so many values; gives the row of the first that cannot be used, or -1. */
    private static int copy(
            Cell cell,
            ColumnVector vector,
            int from,
            long[] values,
            byte[] unknown,
            int to,
            int count) {
        for (int k = 0; k < count; k++) {
            boolean isNull = vector.isNullAt(from + k);
            long value = isNull ? 0 : cell.at(vector, from + k);
            if (value == UNFIT) {
                return from + k;
            }
            values[to + k] = value;
            unknown[to + k] = (byte) (isNull ? 1 : 0);
        }
        return -1;
    }

    /** The folder's name, which every row of a batch shares. */
    UTF8String county(ColumnarBatch batch) {
        return batch.column(county).getUTF8String(0);
    }

    /** As it stands in the file; valid until the next batch is read. */
    UTF8String household(ColumnarBatch batch, int household) {
        return batch.column(HOUSEHOLD).getUTF8String(household);
    }

    /** The id of a member of a household, counted over the batch. */
    UTF8String member(ColumnarBatch batch, int household, int member) {
        WritableColumnVector lists = (WritableColumnVector) batch.column(MEMBER);
        int row = lists.getArrayOffset(household) + member - facts.memberStart[household];
        return lists.getChild(0).getUTF8String(row);
    }

    /** What is wrong and what to do, in both languages. */
    private record Complaint(String zh, String en, String remedyZh, String remedyEn) {}

    private static final Complaint NO_ID =
            new Complaint(
                    "缺少编号",
                    "the id is missing",
                    "每户每人须有编号",
                    "give every household and member an id");
    private static final Complaint NO_PLACE =
            new Complaint(
                    "地区代码不是12位数字",
                    "the place is not a code of 12 digits",
                    "右侧补零至12位",
                    "fill it with zeros to the right");
    private static final Complaint LENGTH =
            new Complaint(
                    "列表长度与成员数不同",
                    "the list is not as long as the household has members",
                    "按 member 的次序每人一项，不知道的填空值",
                    "one element a member in the order of member, null where unknown");

    private InputException unfit(
            ColumnarBatch batch, Source source, ColumnVector vector, int household, int row) {
        Fact fact = source.fact();
        String value =
                fact.type().present() instanceof Type.Code
                        ? vector.getUTF8String(row).toString()
                        : Long.toString(vector.getLong(row));
        String near =
                fact.type().present() instanceof Type.Code(CodeList list)
                        ? Suggestions.nearest(
                                        value,
                                        list.codes().stream().map(CodeList.Code::code).toList())
                                .map(code -> "：" + code)
                                .orElse("")
                        : "";
        return error(
                batch,
                household,
                fact.id(),
                value,
                new Complaint(
                        "不是“%s”的值，应为%s".formatted(fact.zh(), fact.type().shown()),
                        "not a value of the fact, which is " + fact.type().shownEn(),
                        "请用码表中的代码" + near,
                        "use a code of the list" + near.replace('：', ':')));
    }

    private InputException error(
            ColumnarBatch batch, int household, String column, String value, Complaint complaint) {
        String file = InputFileBlockHolder.getInputFilePath().toString();
        String id =
                batch.column(HOUSEHOLD).isNullAt(household)
                        ? "?"
                        : household(batch, household).toString();
        return new InputException(
                List.of(
                        new InputError(
                                FactsFormat.where(file, column)
                                        + " · "
                                        + FactsFormat.HOUSEHOLD
                                        + " "
                                        + id,
                                value,
                                complaint.zh(),
                                complaint.en(),
                                complaint.remedyZh(),
                                complaint.remedyEn())));
    }
}

package org.huimin.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.InputError;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Vocabulary;

/**
 * The columns of a facts file: {@code household}, {@code place}, {@code member}, and each fact by
 * its id; facts of members as lists in the order of {@code member}. Money in fen, decimals scaled,
 * codes and texts as text, unknown as null; known to have none as {@code ""} or the smallest long.
 */
final class FactsFormat {

    static final String HOUSEHOLD = "household";
    static final String PLACE = "place";
    static final String MEMBER = "member";

    /** Not in the file: the folder's name. */
    static final String COUNTY = "county";

    private final Vocabulary vocabulary;

    FactsFormat(Library library) {
        this.vocabulary = library.vocabulary();
    }

    /** How a column is stored; empty when no such column is known. */
    Optional<DataType> type(String column) {
        return switch (column) {
            case HOUSEHOLD -> Optional.of(DataTypes.StringType);
            case PLACE -> Optional.of(DataTypes.LongType);
            case MEMBER -> Optional.of(DataTypes.createArrayType(DataTypes.StringType));
            default -> vocabulary.fact(column).map(FactsFormat::type);
        };
    }

    private static DataType type(Fact fact) {
        DataType one =
                switch (fact.type()) {
                    case Type.Truth _ -> DataTypes.BooleanType;
                    case Type.Date _ -> DataTypes.DateType;
                    case Type.Code _, Type.Text _ -> DataTypes.StringType;
                    case Type.Optional(Type.Code _), Type.Optional(Type.Text _) ->
                            DataTypes.StringType;
                    case Type.Number _, Type.Month _, Type.Optional _, Type.Broken _ ->
                            DataTypes.LongType;
                };
        return fact.ofMember() ? DataTypes.createArrayType(one) : one;
    }

    /** The columns a run reads: those of every file, then the facts asked for. */
    StructType read(List<String> facts) {
        List<StructField> fields = new ArrayList<>();
        for (String column : List.of(HOUSEHOLD, PLACE, MEMBER)) {
            fields.add(field(column));
        }
        facts.forEach(fact -> fields.add(field(fact)));
        fields.add(DataTypes.createStructField(COUNTY, DataTypes.StringType, false));
        return new StructType(fields.toArray(StructField[]::new));
    }

    private StructField field(String column) {
        return DataTypes.createStructField(column, type(column).orElseThrow(), true);
    }

    /** What is wrong with the columns of a file; nothing when it can be read. */
    List<InputError> problems(String file, StructType found) {
        List<InputError> problems = new ArrayList<>();
        for (StructField field : found.fields()) {
            type(field.name())
                    .ifPresentOrElse(
                            expected -> {
                                if (!DataType.equalsIgnoreNullability(expected, field.dataType())) {
                                    problems.add(wrongType(file, field, expected));
                                }
                            },
                            () -> problems.add(noSuchColumn(file, field.name())));
        }
        Set<String> names = Set.of(found.fieldNames());
        for (String column : List.of(HOUSEHOLD, PLACE, MEMBER)) {
            if (!names.contains(column)) {
                problems.add(missing(file, column));
            }
        }
        return problems;
    }

    private static InputError wrongType(String file, StructField field, DataType expected) {
        String is = field.dataType().sql();
        String should = expected.sql();
        return new InputError(
                where(file, field.name()),
                "",
                "列的类型是 %s，应为 %s".formatted(is, should),
                "the column is %s, it should be %s".formatted(is, should),
                "请按格式重新导出此文件",
                "write the file anew in the documented format");
    }

    private InputError noSuchColumn(String file, String column) {
        List<String> ids = vocabulary.facts().stream().map(Fact::id).toList();
        Optional<String> near = Suggestions.nearest(column, ids);
        return new InputError(
                where(file, column),
                "",
                "词汇表中没有这一列对应的事实",
                "the vocabulary has no fact of this name",
                near.map(id -> "是否应为 " + id + "？").orElse("请删去此列，或先在词汇表中增加事实"),
                near.map(id -> "perhaps " + id + "?")
                        .orElse("leave the column out, or add the fact to the vocabulary"));
    }

    private static InputError missing(String file, String column) {
        return new InputError(
                where(file, column),
                "",
                "缺少这一列，而每个文件都须有",
                "the column is missing, every file needs it",
                "请按格式重新导出此文件",
                "write the file anew in the documented format");
    }

    /** File and column, as every message about facts names them. */
    static String where(String file, String column) {
        return file + " · " + column;
    }
}

package org.huimin.platform.exchange;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huimin.engine.base.InputProblem;
import org.jspecify.annotations.Nullable;

/** What is said about a header that is not quite the contract's. */
final class HeaderProblems {
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9０-９]{5,}[0-9０-９XxＸｘ.E+-]*");

    private HeaderProblems() {}

    static FileRefused twice(RawRow row, String title, Column column) {
        return new FileRefused(
                "header-twice",
                "第 " + row.number() + " 行表头里“" + column.zh() + "”出现两次（“" + title + "”）。",
                "Row "
                        + row.number()
                        + ": the header has '"
                        + column.zh()
                        + "' twice ('"
                        + title
                        + "').",
                "请删去一列。",
                "Delete one of the columns.");
    }

    static FileRefused mismatch(
            DatasetContract contract, RawRow row, List<Column> missing, Set<String> unknown) {
        String all = contract.columns().stream().map(Column::zh).collect(Collectors.joining("、"));
        StringBuilder zh =
                new StringBuilder("第 " + row.number() + " 行表头与“" + contract.zh() + "”的约定不符：");
        StringBuilder en =
                new StringBuilder(
                        "Row " + row.number() + ": the header does not fit " + contract.en() + ":");
        if (!missing.isEmpty()) {
            zh.append("缺少").append(lacking(missing)).append("；");
            en.append(" missing ").append(lackingEn(missing)).append(';');
        }
        if (!unknown.isEmpty()) {
            zh.append("不认识").append(quoted(unknown)).append("；");
            en.append(" unknown ").append(plain(unknown)).append(';');
        }
        return new FileRefused(
                "header-mismatch",
                zh + "没有读入任何一行。",
                en + " no row was read.",
                "表头应为：" + all + "。列的别名写在数据集 " + contract.id() + " 的 also 里。",
                "Expected columns: "
                        + all
                        + ". Other names go into 'also' of dataset "
                        + contract.id()
                        + ".");
    }

    /** What a file that is taken has too much or too little; null = nothing. */
    static @Nullable InputProblem deviation(List<Column> missing, Set<String> unknown) {
        if (missing.isEmpty() && unknown.isEmpty()) {
            return null;
        }
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        if (!missing.isEmpty()) {
            zh.append("没有送可选的列").append(lacking(missing)).append("，按没有数据处理。");
            en.append("Optional columns were not delivered and count as without data: ")
                    .append(lackingEn(missing))
                    .append(". ");
        }
        if (!unknown.isEmpty()) {
            zh.append("约定里没有的列").append(quoted(unknown)).append("没有读入。");
            en.append("Columns unknown to the contract were not read: ")
                    .append(plain(unknown))
                    .append('.');
        }
        return new InputProblem(
                "header-deviates",
                zh.toString(),
                en.toString().strip(),
                "如果其中有需要的列，请改正表头后重新送。",
                "If a column among them is needed, correct the header and deliver again.");
    }

    private static String lacking(List<Column> missing) {
        return missing.stream().map(c -> "“" + c.zh() + "”").collect(Collectors.joining("、"));
    }

    private static String lackingEn(List<Column> missing) {
        return missing.stream()
                .map(c -> c.zh() + " (" + c.id() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String quoted(Set<String> titles) {
        return titles.stream().map(t -> "“" + told(t) + "”").collect(Collectors.joining("、"));
    }

    private static String plain(Set<String> titles) {
        return titles.stream().map(HeaderProblems::told).collect(Collectors.joining(", "));
    }

    /** Without long numbers: of a file without a header the titles are somebody's data. */
    private static String told(String title) {
        return LONG_NUMBER.matcher(title).replaceAll("…");
    }
}

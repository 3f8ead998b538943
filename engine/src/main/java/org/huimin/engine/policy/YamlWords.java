package org.huimin.engine.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the YAML reader complains about, in Chinese, and what to write instead. */
final class YamlWords {

    private record Words(String zh, String remedy) {}

    private static final Words OTHER =
            new Words("", "含有“: ”或“#”的文字请加引号 / quote texts with \": \" or \"#\"");

    /** By a piece of the reader's own words; the first that fits. */
    private static final Map<String, Words> KNOWN = new LinkedHashMap<>();

    static {
        known("TAB", "行首有制表符", "缩进用空格 / indent with blanks");
        known("mapping values are not allowed", "这里不能再有“: ”", OTHER.remedy);
        known(
                "unexpected end of stream",
                "引号或括号没有结束",
                "补上右引号、右括号 / close the quote or the bracket");
        known("duplicate key", "同一项写了两次", "删去其中一个 / delete one of the two");
        known(
                "alias",
                "文字以 * 开头",
                "以 * & ! % @ ` 开头的文字请加引号 / quote texts that begin with * & ! % @ `");
        known(
                "cannot start any token",
                "文字以特殊字符开头",
                "以 * & ! % @ ` 开头的文字请加引号 / quote texts that begin with * & ! % @ `");
        known(
                "expected ',' or",
                "列表或一组项目里缺少逗号或右括号",
                "[甲, 乙] 或 {名: 值, 名: 值} / separate with commas and close the bracket");
        known(
                "expected <block end>",
                "缩进或次序不对",
                "同一层的行左边对齐；文字后面不能再接文字 / align the lines of one level");
        known(
                "could not find expected ':'",
                "缺少冒号",
                "名: 值，冒号后空一格 / key: value, a blank after the colon");
    }

    private YamlWords() {}

    private static void known(String piece, String zh, String remedy) {
        KNOWN.put(piece, new Words(zh, remedy));
    }

    /** The complaint in Chinese; in the reader's words when it is an unusual one. */
    static String zh(String problem) {
        Words words = words(problem);
        return words.zh.isEmpty() ? problem : words.zh;
    }

    static String remedy(String problem) {
        return words(problem).remedy;
    }

    private static Words words(String problem) {
        return KNOWN.entrySet().stream()
                .filter(each -> problem.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
    }
}

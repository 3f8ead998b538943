package org.huimin.engine.policy;

/**
 * The same words in Chinese and in English.
 *
 * @param en "" when nobody has written it
 */
public record Text(String zh, String en) {

    /** No words. */
    public static final Text NONE = new Text("", "");

    /** What is the same in every language: a number, a date. */
    public static Text same(String words) {
        return new Text(words, words);
    }

    public boolean isEmpty() {
        return zh.isEmpty() && en.isEmpty();
    }

    /** Whether the English words are still to be written. */
    boolean onlyChinese() {
        return en.isEmpty() && !zh.isEmpty();
    }

    /** The words in the language; Chinese when there is no English. */
    public String in(Language language) {
        return switch (language) {
            case CHINESE -> zh;
            case ENGLISH -> en.isEmpty() ? zh : en;
        };
    }

    /** These words, then the others. */
    public Text and(Text more) {
        return new Text(zh + more.zh, en + more.en);
    }

    @Override
    public String toString() {
        return zh;
    }
}

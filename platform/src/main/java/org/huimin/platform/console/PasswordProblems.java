package org.huimin.platform.console;

import org.huimin.platform.access.PasswordChange;
import org.springframework.http.HttpStatus;

/** Why a password was not changed, and what to do. */
final class PasswordProblems {
    private PasswordProblems() {}

    /** Not 401: who asks is signed in, and stays so. */
    static Problem wrong(int attemptsLeft) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "wrong-password",
                new Problem.Text(
                        "密码没有修改",
                        "现在的密码不正确。再错 %d 次，本账号将暂停登录和修改密码 15 分钟。".formatted(attemptsLeft),
                        "请重新输入现在的密码；忘记的，请本单位系统管理员重置。"),
                new Problem.Text(
                        "The password was not changed",
                        "The current password is not right. %d more failures lock this account's sign-in and password for 15 minutes."
                                .formatted(attemptsLeft),
                        "Type the current password again; if you forgot it, ask your system administrator to reset it."));
    }

    static Problem weak(PasswordChange.Flaw flaw) {
        return switch (flaw) {
            case SHORT ->
                    weak(
                            "新密码不足 %d 位。".formatted(PasswordChange.SHORTEST),
                            "The new password has fewer than %d characters."
                                    .formatted(PasswordChange.SHORTEST));
            case LONG ->
                    weak(
                            "新密码超过 %d 位。".formatted(PasswordChange.LONGEST),
                            "The new password has more than %d characters."
                                    .formatted(PasswordChange.LONGEST));
            case UNCHANGED -> weak("新密码和现在的一样。", "The new password is the current one.");
            case CONTAINS_NAME ->
                    weak("新密码里有账号名。", "The new password contains the account's name.");
            case MONOTONOUS ->
                    weak("新密码里不同的字符太少。", "The new password has too few different characters.");
        };
    }

    private static Problem weak(String zh, String en) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "weak-password",
                new Problem.Text("密码没有修改", zh, "请用至少 12 位的新密码，例如几个互不相干的词连在一起。"),
                new Problem.Text(
                        "The password was not changed",
                        en,
                        "Use at least 12 characters, for example some words that have nothing to do with each other."));
    }
}

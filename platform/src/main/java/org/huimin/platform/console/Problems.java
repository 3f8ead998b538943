package org.huimin.platform.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.huimin.platform.access.NotPermitted;
import org.springframework.http.HttpStatus;

/** The problems every call may meet, in words a person can act upon. */
final class Problems {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

    private Problems() {}

    static Problem notSignedIn() {
        return new Problem(
                HttpStatus.UNAUTHORIZED,
                "not-signed-in",
                new Problem.Text("尚未登录", "没有登录，或登录已过期。", "请重新登录后再试。"),
                new Problem.Text(
                        "Not signed in",
                        "Nobody is signed in, or the session has ended.",
                        "Sign in and try again."));
    }

    static Problem wrongCredentials(int attemptsLeft) {
        return new Problem(
                HttpStatus.UNAUTHORIZED,
                "wrong-credentials",
                new Problem.Text(
                        "登录失败",
                        "用户名或密码不正确。再错 %d 次将锁定 15 分钟。".formatted(attemptsLeft),
                        "请核对用户名和密码；忘记密码请找本单位系统管理员重置。"),
                new Problem.Text(
                        "Sign-in failed",
                        "User name or password is wrong. %d more failures lock the name for 15 minutes."
                                .formatted(attemptsLeft),
                        "Check both; if you forgot the password, ask your system administrator to reset it."));
    }

    static Problem locked(Instant until) {
        String time = TIME.format(until.plusSeconds(59));
        return new Problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "sign-in-locked",
                new Problem.Text(
                        "登录已锁定",
                        "连续多次登录失败，该用户名锁定至 %s。".formatted(time),
                        "请在 %s 之后再试；如不是本人操作，请立即告知系统管理员。".formatted(time)),
                new Problem.Text(
                        "Sign-in locked",
                        "Too many failures; this user name is locked until %s.".formatted(time),
                        "Try again after %s. If this was not you, tell your system administrator now."
                                .formatted(time)));
    }

    static Problem addressLocked(Instant until) {
        String time = TIME.format(until.plusSeconds(59));
        return new Problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "address-locked",
                new Problem.Text(
                        "登录尝试过多",
                        "这个网络地址多次登录失败，暂停登录至 %s。已经登录的人不受影响。".formatted(time),
                        "请在 %s 之后再试；不知道原因的，请告知系统管理员。".formatted(time)),
                new Problem.Text(
                        "Too many sign-ins",
                        "Too many sign-ins failed from this network address; it waits until %s. Nobody who is signed in is affected."
                                .formatted(time),
                        "Try again after %s; if you do not know why, tell your system administrator."
                                .formatted(time)));
    }

    static Problem accountClosed() {
        return new Problem(
                HttpStatus.FORBIDDEN,
                "account-closed",
                new Problem.Text("账号已停用", "该账号已停用。", "如需启用，请联系本单位系统管理员。"),
                new Problem.Text(
                        "Account closed",
                        "This account has been closed.",
                        "Ask your system administrator to open it again."));
    }

    static Problem notPermitted(NotPermitted refusal) {
        return new Problem(
                HttpStatus.FORBIDDEN,
                "not-permitted",
                new Problem.Text("无此权限", refusal.zh(), "请联系本单位系统管理员授予相应角色。"),
                new Problem.Text(
                        "Not permitted",
                        refusal.en(),
                        "Ask your bureau's system administrator for the role."));
    }

    static Problem outOfScope(String place) {
        return new Problem(
                HttpStatus.FORBIDDEN,
                "out-of-scope",
                new Problem.Text(
                        "不在管辖范围", "区划 %s 不在您的管辖范围内。".formatted(place), "请选择本辖区内的区划；确需查看时，请上级单位办理。"),
                new Problem.Text(
                        "Outside your area",
                        "Place %s is outside the area you are responsible for.".formatted(place),
                        "Choose a place inside your area, or ask the level above."));
    }

    static Problem forgedRequest() {
        return new Problem(
                HttpStatus.FORBIDDEN,
                "stale-page",
                new Problem.Text("页面已过期", "请求缺少有效的防伪令牌。", "请刷新页面后重试。"),
                new Problem.Text(
                        "Stale page",
                        "The request carries no valid anti-forgery token.",
                        "Reload the page and try again."));
    }

    static Problem notFound(String zh, String en) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                new Problem.Text("没有找到", zh, "请核对编号；不在您管辖范围内的记录也不会显示。"),
                new Problem.Text(
                        "Not found",
                        en,
                        "Check the number; records outside your area are not shown either."));
    }

    static Problem invalid(String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                new Problem.Text("请求有误", zh, remedyZh),
                new Problem.Text("Invalid request", en, remedyEn));
    }

    static Problem tooLarge() {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                new Problem.Text("文件过大", "上传文件超过 2 GB。", "请拆分后分批上传。"),
                new Problem.Text(
                        "Too large",
                        "The upload is larger than 2 GB.",
                        "Split it and upload the parts."));
    }

    static Problem conflict(String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(
                HttpStatus.CONFLICT,
                "conflict",
                new Problem.Text("当前不能办理", zh, remedyZh),
                new Problem.Text("Not possible now", en, remedyEn));
    }

    static Problem internal(UUID incident) {
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                new Problem.Text(
                        "系统出错", "系统内部出错，您的操作没有完成。事件号：" + incident, "请稍后重试；仍有问题请把事件号告诉系统管理员。"),
                new Problem.Text(
                        "System error",
                        "Something failed inside the system; your action was not completed. Incident: "
                                + incident,
                        "Try again later; if it stays, tell your system administrator the incident."));
    }
}

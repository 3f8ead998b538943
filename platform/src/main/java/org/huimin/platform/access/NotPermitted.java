package org.huimin.platform.access;

import java.util.stream.Collectors;

/** The caller's roles do not allow this; the message says in two languages who could. */
public final class NotPermitted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String zh;
    private final String en;

    private NotPermitted(String zh, String en) {
        super(en + " " + zh);
        this.zh = zh;
        this.en = en;
    }

    static NotPermitted nobody(Permission permission) {
        return new NotPermitted(
                "未登录，不能%s。".formatted(permission.zh()),
                "Nobody is signed in: cannot %s.".formatted(permission.en()));
    }

    static NotPermitted to(Permission permission, Caller caller) {
        String rolesZh =
                Permissions.having(permission).stream()
                        .map(Role::zh)
                        .collect(Collectors.joining("、"));
        String rolesEn =
                Permissions.having(permission).stream()
                        .map(Role::en)
                        .collect(Collectors.joining(", "));
        return new NotPermitted(
                "账号“%s”无权%s；该权限属于：%s。需要时请本单位系统管理员授予。"
                        .formatted(caller.username(), permission.zh(), rolesZh),
                "%s may not %s; this belongs to: %s. Ask your bureau's system administrator to grant it."
                        .formatted(caller.username(), permission.en(), rolesEn));
    }

    /** The place is not below the caller's own. */
    public static NotPermitted outside(long place, Caller caller) {
        return new NotPermitted(
                "地区 %d 不在账号“%s”的管辖范围内；需要时请上一级单位办理。".formatted(place, caller.username()),
                "Place %d is outside the scope of %s. Ask the bureau above yours."
                        .formatted(place, caller.username()));
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}

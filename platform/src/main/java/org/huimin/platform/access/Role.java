package org.huimin.platform.access;

/** What a person of the bureau does; one person may have several roles. */
public enum Role {
    /** 领导: sees figures and findings of the whole place. */
    LEADER("领导", "leader"),
    /** 审批人员: confirms entitlements, starts runs. */
    APPROVER("审批人员", "approver"),
    /** 经办人员: works with households of a town. */
    CLERK("经办人员", "clerk"),
    /** 数据管理员: brings in other departments' data. */
    DATA_OFFICER("数据管理员", "data officer"),
    /** 审计人员: sees everything masked, changes nothing. */
    AUDITOR("审计人员", "auditor"),
    /** 系统: jobs and commands. */
    SYSTEM("系统", "system");

    private final String zh;
    private final String en;

    Role(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}

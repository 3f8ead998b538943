package org.huimin.platform.access;

/** One thing a role may be allowed to do. */
public enum Permission {
    VIEW_FIGURES("查看统计数字", "view figures"),
    VIEW_FINDINGS("查看疑点名单", "view findings"),
    VIEW_HOUSEHOLD("查看家庭档案", "view a household"),
    UNMASK("查看完整号码", "see a full number"),
    IMPORT("导入部门数据", "import data"),
    RUN("发起核对", "start a run"),
    EXPORT("导出名单", "export lists"),
    DECLARE_FACT("登记申报情况", "declare a fact"),
    VIEW_POLICY("查看政策", "read the policies"),
    PROPOSE_POLICY("提出参数变更", "propose a parameter change"),
    APPROVE_POLICY("审批参数变更", "approve a parameter change"),
    SIMULATE_POLICY("预览政策影响", "preview the impact of a policy");

    private final String zh;
    private final String en;

    Permission(String zh, String en) {
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

package org.huimin.engine.policy;

/** What a programme gives. */
public enum ProgrammeKind {
    /** Money every month. */
    ALLOWANCE("allowance", "按月发放", "paid every month"),
    /** A status without money, which others build on. */
    STATUS("status", "只认定，不发钱", "a status without money"),
    /** Money once. */
    ONE_OFF("one-off", "一次性发放", "paid once"),
    /** Another department grants it; what is decided here opens its door. */
    REFERRAL("referral", "转介其他部门办理", "referred to another department"),
    /** Services, not money. */
    SERVICE("service", "提供服务", "a service"),
    /** A round of gifts or visits to a list of people. */
    CAMPAIGN("campaign", "阶段性慰问", "a seasonal campaign");

    private final String key;
    private final Text name;

    ProgrammeKind(String key, String zh, String en) {
        this.key = key;
        this.name = new Text(zh, en);
    }

    /** As {@code programme.yaml} writes it. */
    public String key() {
        return key;
    }

    /** For people. */
    public Text words() {
        return name;
    }

    /** Whether it gives money, so that it must have components. */
    boolean money() {
        return this == ALLOWANCE || this == ONE_OFF;
    }

    /** Whether it gives no money, so that it has no components. */
    boolean moneyless() {
        return this == STATUS;
    }
}

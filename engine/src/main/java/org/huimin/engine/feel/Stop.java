package org.huimin.engine.feel;

/** Ends the reading of a formula at its first syntax error; never leaves this package. */
final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Flaw flaw;

    Stop(Flaw flaw) {
        super(flaw.en(), null, false, false);
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }
}

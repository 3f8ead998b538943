package org.huimin.engine.cli;

/** The command line makes no sense; the message shows the right form. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String usage) {
        super(usage);
    }
}

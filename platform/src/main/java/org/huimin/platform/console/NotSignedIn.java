package org.huimin.platform.console;

/** The call needs somebody who is signed in. */
final class NotSignedIn extends RuntimeException {
    private static final long serialVersionUID = 1;
}

package org.huimin.engine.policy;

import java.util.List;
import java.util.stream.Collectors;

/** An input cannot be used; every error at once. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient List<InputError> errors;

    public InputException(List<InputError> errors) {
        super(errors.stream().map(InputError::shown).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public List<InputError> errors() {
        return errors;
    }
}

package org.huimin.platform.access;

import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The caller of the running code. Bound for the length of a call and not handed on to other
 * threads: work given to an executor binds its caller again.
 */
public final class CallerContext {
    private static final ScopedValue<Caller> CALLER = ScopedValue.newInstance();

    private CallerContext() {}

    public static Optional<Caller> find() {
        return CALLER.isBound() ? Optional.of(CALLER.get()) : Optional.empty();
    }

    /**
     * The caller.
     *
     * @throws IllegalStateException when nobody is calling
     */
    public static Caller current() {
        return find().orElseThrow(() ->
                new IllegalStateException(
                        "No caller is bound: wrap the work in CallerContext.run"));
    }

    /**
     * Does work on behalf of a caller.
     *
     * @throws IllegalStateException inside a transaction of another scope: the database would go on
     *     using that scope
     */
    public static <T, X extends Throwable> T run(
            Caller caller, ScopedValue.CallableOp<? extends T, X> work) throws X {
        refuseChangeInsideTransaction(caller);
        return ScopedValue.where(CALLER, caller).call(work);
    }

    /** As the other one, for work without a result. */
    public static void run(Caller caller, Runnable work) {
        refuseChangeInsideTransaction(caller);
        ScopedValue.where(CALLER, caller).run(work);
    }

    private static void refuseChangeInsideTransaction(Caller caller) {
        boolean sameScope = find().map(Caller::scope).filter(caller.scope()::equals).isPresent();
        if (!sameScope && TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "Change of scope inside a transaction: begin the transaction inside run(…)");
        }
    }
}

/**
 * The both-errors ledger (漏保/错保账): after every run, who looks entitled and gets nothing, who gets
 * and looks not entitled.
 *
 * <p>Monitoring proposes, people decide: nothing here stops or starts money.
 */
@ApplicationModule(allowedDependencies = {"decisions", "policy", "people", "access", "command"})
@NullMarked
package org.huimin.platform.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * How an investment is balanced: what was allocated to which category, how far that is from a target, and whether the
 * distance is a signal or chance.
 *
 * <p>Measured is what flow or a bill says; meant is what a {@link org.operatingmodel.metrics.balance.Target} says. Rules read
 * the fact {@link org.operatingmodel.metrics.balance.AllocationBalance}.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.balance.Allocation}, {@link org.operatingmodel.metrics.balance.Drift}, {@link org.operatingmodel.metrics.balance.AllocationGuardrail}.
 */
@NullMarked
package org.operatingmodel.metrics.balance;

import org.jspecify.annotations.NullMarked;

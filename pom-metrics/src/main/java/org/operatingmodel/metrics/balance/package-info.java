/**
 * How an investment is balanced: what was allocated to which category, how far that is from a target, and whether the
 * distance is a signal or chance.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.balance.Allocation}, {@link org.operatingmodel.metrics.balance.Drift}, {@link org.operatingmodel.metrics.balance.AllocationGuardrail}.
 */
@NullMarked
package org.operatingmodel.metrics.balance;

import org.jspecify.annotations.NullMarked;

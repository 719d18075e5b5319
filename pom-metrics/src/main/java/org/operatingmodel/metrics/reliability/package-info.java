/**
 * How much error an objective allows, how much of it is used, and how fast.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.reliability.ErrorBudgets}, {@link org.operatingmodel.metrics.reliability.ErrorBudget}, {@link org.operatingmodel.metrics.reliability.BurnRates}.
 */
@NullMarked
package org.operatingmodel.metrics.reliability;

import org.jspecify.annotations.NullMarked;

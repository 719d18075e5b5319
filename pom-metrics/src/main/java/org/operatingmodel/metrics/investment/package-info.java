/**
 * What products cost to run, what is left of their value, and what to spend on first.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.investment.RunCosts}, {@link org.operatingmodel.metrics.investment.RunCost},
 * {@link org.operatingmodel.metrics.investment.Margin}.
 */
@NullMarked
package org.operatingmodel.metrics.investment;

import org.jspecify.annotations.NullMarked;

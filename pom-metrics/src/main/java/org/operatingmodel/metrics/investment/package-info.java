/**
 * The account of a product: what it costs to run, what is left of its value, and what to spend on first.
 *
 * <p>Everything here is about one product or one piece of work. What bills add up to, whoever caused them, and what is
 * derived from the sums is in {@link org.operatingmodel.metrics.unitcost}.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.investment.RunCosts}, {@link org.operatingmodel.metrics.investment.RunCost},
 * {@link org.operatingmodel.metrics.investment.Margin}.
 */
@NullMarked
package org.operatingmodel.metrics.investment;

import org.jspecify.annotations.NullMarked;

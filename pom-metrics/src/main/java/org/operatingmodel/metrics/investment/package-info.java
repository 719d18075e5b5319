/**
 * What products cost to run.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.investment.RunCosts}, {@link org.operatingmodel.metrics.investment.RunCost}.
 */
@NullMarked
package org.operatingmodel.metrics.investment;

import org.jspecify.annotations.NullMarked;

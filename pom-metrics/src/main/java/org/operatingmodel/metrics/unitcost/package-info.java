/**
 * Unit economics: bills added up exactly, by whatever they are grouped by, and what is derived from the sums: how fast they
 * use up a budget, who bears what is shared, and what a unit costs.
 *
 * <p>A {@link org.operatingmodel.metrics.unitcost.Charge} knows no product. What a product costs to run and is worth is in
 * {@link org.operatingmodel.metrics.investment}; the cost of a unit starts from there.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.unitcost.Charge}, {@link org.operatingmodel.metrics.unitcost.CostSummary},
 * {@link org.operatingmodel.metrics.unitcost.UnitCost}.
 */
@NullMarked
package org.operatingmodel.metrics.unitcost;

import org.jspecify.annotations.NullMarked;

/**
 * Unit economics: charges added up exactly, by whatever they are grouped by, and what is derived from the sums.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.unitcost.Charge}, {@link org.operatingmodel.metrics.unitcost.CostSummary},
 * {@link org.operatingmodel.metrics.unitcost.UnitCost}.
 */
@NullMarked
package org.operatingmodel.metrics.unitcost;

import org.jspecify.annotations.NullMarked;

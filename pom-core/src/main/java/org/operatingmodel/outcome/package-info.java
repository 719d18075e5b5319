/**
 * What the portfolio is for: quantified outcomes, and the metrics that like is compared with like by.
 *
 * <p>Read first: {@link org.operatingmodel.outcome.Outcome}, {@link org.operatingmodel.outcome.OutcomeKind}, {@link org.operatingmodel.outcome.MetricDefinition}.
 */
@NullMarked
package org.operatingmodel.outcome;

import org.jspecify.annotations.NullMarked;

/**
 * How far outcomes have come from their baseline to their target, and which flow of work stands beside them.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.outcome.OutcomeProgress}, {@link org.operatingmodel.outcome.Outcome}, {@link org.operatingmodel.metrics.outcome.FlowAndOutcomes}.
 */
@NullMarked
package org.operatingmodel.metrics.outcome;

import org.jspecify.annotations.NullMarked;

/**
 * How far outcomes have come from their baseline to their target.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.outcome.OutcomeProgress}, {@link org.operatingmodel.outcome.Outcome}, {@link org.operatingmodel.metrics.Measured}.
 */
@NullMarked
package org.operatingmodel.metrics.outcome;

import org.jspecify.annotations.NullMarked;

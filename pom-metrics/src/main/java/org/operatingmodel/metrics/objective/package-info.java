/**
 * Whether a service is as good as promised: a set of objectives, evaluated at one moment.
 *
 * <p>Measured values, earlier evaluations and the definition go in; a verdict goes out, with everything that led to it as
 * data. A missing value or baseline never counts as good, and is never taken for 0.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.objective.SloDefinition}, {@link org.operatingmodel.metrics.objective.Objective}, {@link org.operatingmodel.metrics.objective.Evaluation}.
 */
@NullMarked
package org.operatingmodel.metrics.objective;

import org.jspecify.annotations.NullMarked;

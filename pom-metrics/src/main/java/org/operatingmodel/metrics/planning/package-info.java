/**
 * Looks at a whole portfolio: what serves which outcome, how objectives roll up, what waits for what, what is funded before
 * what, and what has drifted since a baseline.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.planning.AlignmentMatrix}, {@link
 * org.operatingmodel.metrics.planning.ObjectiveTree}, {@link org.operatingmodel.metrics.planning.PortfolioDrift}.
 */
@NullMarked
package org.operatingmodel.metrics.planning;

import org.jspecify.annotations.NullMarked;

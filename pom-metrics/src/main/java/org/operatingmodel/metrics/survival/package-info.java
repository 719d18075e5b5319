/**
 * How long items take when some of them are still open: none is left out, and none is taken for done.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.survival.SurvivalCurve}, {@link org.operatingmodel.metrics.survival.SurvivalStep}, {@link org.operatingmodel.metrics.Histogram}.
 */
@NullMarked
package org.operatingmodel.metrics.survival;

import org.jspecify.annotations.NullMarked;

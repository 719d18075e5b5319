/**
 * What a figure is: a value with what it rests on, or the reason why there is none.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.Measured}, {@link org.operatingmodel.metrics.Ratio}, {@link org.operatingmodel.metrics.UndefinedFigure}.
 */
@NullMarked
package org.operatingmodel.metrics;

import org.jspecify.annotations.NullMarked;

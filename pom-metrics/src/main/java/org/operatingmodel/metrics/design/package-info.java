/**
 * What a user interface reuses, and for whom it is usable.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.design.ComponentReuse}, {@link org.operatingmodel.metrics.design.AccessibilityConformance}, {@link org.operatingmodel.metrics.Turnaround}.
 */
@NullMarked
package org.operatingmodel.metrics.design;

import org.jspecify.annotations.NullMarked;

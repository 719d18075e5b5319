/**
 * How fast design reaches a prototype, what it reuses, and for whom it is usable.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.design.TimeToPrototype}, {@link org.operatingmodel.metrics.design.ComponentReuse}, {@link org.operatingmodel.metrics.design.AccessibilityConformance}.
 */
@NullMarked
package org.operatingmodel.metrics.design;

import org.jspecify.annotations.NullMarked;

/**
 * The design system, what is built from it, and for whom it is usable.
 *
 * <p>Read first: {@link org.operatingmodel.design.DesignSystemRelease}, {@link org.operatingmodel.design.DesignToken},
 * {@link org.operatingmodel.design.AccessibilityAudit}.
 */
@NullMarked
package org.operatingmodel.design;

import org.jspecify.annotations.NullMarked;

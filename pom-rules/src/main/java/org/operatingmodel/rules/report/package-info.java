/** What a whole portfolio comes to: the diagnosis of an operating model. */
/**
 * Reports: what a review and figures come to when they are put side by side.
 *
 * <p>Read first: {@link org.operatingmodel.rules.report.ScenarioComparison}, {@link
 * org.operatingmodel.rules.report.ProductFigure}.
 */
@NullMarked
package org.operatingmodel.rules.report;

import org.jspecify.annotations.NullMarked;

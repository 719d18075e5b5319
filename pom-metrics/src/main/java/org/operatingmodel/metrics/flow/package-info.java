/**
 * How work flows: what a process promises, what it shows, and whether its figures fit together.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.flow.ServiceLevelExpectation}, {@link org.operatingmodel.metrics.flow.LittlesLaw}, {@link org.operatingmodel.metrics.flow.XmrLimits}.
 */
@NullMarked
package org.operatingmodel.metrics.flow;

import org.jspecify.annotations.NullMarked;

/**
 * Units of work in a value stream and how they moved.
 *
 * <p>Read first: {@link org.operatingmodel.flow.FlowItem}, {@link org.operatingmodel.flow.FlowTransition}, {@link org.operatingmodel.flow.FlowState}.
 */
@NullMarked
package org.operatingmodel.flow;

import org.jspecify.annotations.NullMarked;

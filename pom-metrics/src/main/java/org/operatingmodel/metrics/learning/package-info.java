/**
 * Whether what is heard and tried changes what is done: traces, feedback, ideas, and activity beside learning.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.learning.TraceChains}, {@link org.operatingmodel.metrics.learning.IdeaMix}, {@link org.operatingmodel.metrics.learning.ActivityAndLearning}.
 */
@NullMarked
package org.operatingmodel.metrics.learning;

import org.jspecify.annotations.NullMarked;

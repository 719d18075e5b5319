/**
 * What was learnt from customers and others, and what was made of it.
 *
 * <p>Read first: {@link org.operatingmodel.learning.Insight}, {@link org.operatingmodel.learning.Trace}.
 */
@NullMarked
package org.operatingmodel.learning;

import org.jspecify.annotations.NullMarked;

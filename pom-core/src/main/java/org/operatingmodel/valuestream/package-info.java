/**
 * Value streams: what is funded, and how products are grouped.
 *
 * <p>Read first: {@link org.operatingmodel.valuestream.ValueStream}.
 */
@NullMarked
package org.operatingmodel.valuestream;

import org.jspecify.annotations.NullMarked;

/**
 * How value streams, tasks and knowledge hang together: where work waits, what can go on at once, who alone knows.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.network.ValueStreamNetwork}, {@link org.operatingmodel.metrics.network.CriticalPath}, {@link org.operatingmodel.metrics.network.BusFactor}.
 */
@NullMarked
package org.operatingmodel.metrics.network;

import org.jspecify.annotations.NullMarked;

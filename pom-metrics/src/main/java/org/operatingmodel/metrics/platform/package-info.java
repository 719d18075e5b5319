/**
 * How far products share what all of them need, and how far each can be delivered alone.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.platform.PlatformSprawl}, {@link org.operatingmodel.metrics.platform.AutomatedDelivery}.
 */
@NullMarked
package org.operatingmodel.metrics.platform;

import org.jspecify.annotations.NullMarked;

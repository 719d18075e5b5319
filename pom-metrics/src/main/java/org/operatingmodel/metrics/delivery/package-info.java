/**
 * How fast and how safely changes reach production: the five measures of software delivery performance by DORA.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.delivery.DeliveryTally}, {@link org.operatingmodel.metrics.delivery.Deployment}, {@link org.operatingmodel.metrics.delivery.DoraThresholds}.
 */
@NullMarked
package org.operatingmodel.metrics.delivery;

import org.jspecify.annotations.NullMarked;

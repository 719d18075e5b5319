/**
 * What products are measured by, what was read, who looked at it, and on what data it rests.
 *
 * <p>Read first: {@link org.operatingmodel.measurement.ProductMetric}, {@link org.operatingmodel.measurement.MetricReading}, {@link org.operatingmodel.measurement.DataContract}.
 */
@NullMarked
package org.operatingmodel.measurement;

import org.jspecify.annotations.NullMarked;

/**
 * What a history of completions says about the days to come, by exact arithmetic: no simulation, no seed.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.forecast.Throughput}, {@link org.operatingmodel.metrics.forecast.Completion}, {@link org.operatingmodel.metrics.forecast.ForecastLimits}.
 */
@NullMarked
package org.operatingmodel.metrics.forecast;

import org.jspecify.annotations.NullMarked;

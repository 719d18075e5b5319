/**
 * What of a portfolio is measured, whether by the same definitions, and how guardrails stand.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.measurement.MetricComparison}, {@link org.operatingmodel.metrics.measurement.TaxonomyCoverage}, {@link org.operatingmodel.metrics.measurement.GuardrailStates}.
 */
@NullMarked
package org.operatingmodel.metrics.measurement;

import org.jspecify.annotations.NullMarked;

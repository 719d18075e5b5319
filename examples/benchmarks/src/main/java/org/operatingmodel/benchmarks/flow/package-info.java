/**
 * What flow figures cost, beside DuckDB on the same rows.
 *
 * <p>Read first: {@link org.operatingmodel.benchmarks.flow.FlowBudgets},
 * {@link org.operatingmodel.benchmarks.flow.FlowBenchmark}.
 */
@NullMarked
package org.operatingmodel.benchmarks.flow;

import org.jspecify.annotations.NullMarked;

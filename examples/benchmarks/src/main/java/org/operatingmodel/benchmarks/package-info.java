/**
 * What a decision, a review, a start and a load cost, each beside another way to get the same answer.
 *
 * <p>Read first: {@link org.operatingmodel.benchmarks.Workload}, {@link org.operatingmodel.benchmarks.DecisionBenchmark},
 * {@link org.operatingmodel.benchmarks.Budgets}.
 */
@NullMarked
package org.operatingmodel.benchmarks;

import org.jspecify.annotations.NullMarked;

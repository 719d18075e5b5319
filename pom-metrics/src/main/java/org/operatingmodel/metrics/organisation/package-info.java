/**
 * How an organisation works: how much at once, how much of it unplanned, how stable its teams, how close to the customer.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.organisation.Concurrency}, {@link org.operatingmodel.metrics.organisation.WorkClasses}, {@link org.operatingmodel.metrics.organisation.TeamStability}.
 */
@NullMarked
package org.operatingmodel.metrics.organisation;

import org.jspecify.annotations.NullMarked;

/**
 * How an organisation works: how much at once, how much of it unplanned, how soon it answers its customers and its risks.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.organisation.Concurrency}, {@link org.operatingmodel.metrics.organisation.WorkClasses}, {@link org.operatingmodel.metrics.organisation.FeedbackToChange}.
 */
@NullMarked
package org.operatingmodel.metrics.organisation;

import org.jspecify.annotations.NullMarked;

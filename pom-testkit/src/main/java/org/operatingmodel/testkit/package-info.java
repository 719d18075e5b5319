/**
 * Tests for governance policies: generators of valid portfolios and of rules, for property tests with jqwik.
 *
 * <p>A property states what must hold for any portfolio; the generators make portfolios in which every instant that
 * matters is met exactly, missed by a nanosecond, or missed by a day, and shrink a failing one to the facts that it
 * takes.
 *
 * <p>What the compiled form of rules can do, {@link org.operatingmodel.testkit.opinion.SecondOpinion} tells.
 *
 * <p>Read first: {@link org.operatingmodel.testkit.GovernanceDomain}, {@link org.operatingmodel.testkit.Situation},
 * {@link org.operatingmodel.testkit.Portfolios}.
 */
@NullMarked
package org.operatingmodel.testkit;

import org.jspecify.annotations.NullMarked;

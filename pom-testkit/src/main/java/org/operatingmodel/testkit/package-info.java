/**
 * Tests for governance policies: generators of valid portfolios and of rules, for property tests with jqwik, and a verifier of
 * single rules by example, for tests with JUnit.
 *
 * <p>A property states what must hold for any portfolio; the generators make portfolios in which every instant that
 * matters is met exactly, missed by a nanosecond, or missed by a day, and shrink a failing one to the facts that it
 * takes.
 *
 * <p>An example states the facts that matter, and what a gate, a right, a practice or an escalation must come to, because of
 * what; golden files keep whole decisions.
 *
 * <p>What the compiled form of rules can do, {@link org.operatingmodel.testkit.opinion.SecondOpinion} tells.
 *
 * <p>Read first: {@link org.operatingmodel.testkit.GovernanceDomain}, {@link org.operatingmodel.testkit.Situation},
 * {@link org.operatingmodel.testkit.GovernanceVerifier}.
 */
@NullMarked
package org.operatingmodel.testkit;

import org.jspecify.annotations.NullMarked;

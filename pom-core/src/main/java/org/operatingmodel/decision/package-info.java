/**
 * Answers: gate decisions, what each criterion came to, and why.
 *
 * <p>Read first: {@link org.operatingmodel.decision.GateDecision}, {@link org.operatingmodel.decision.CriterionResult}, {@link org.operatingmodel.decision.Explanation}.
 */
@NullMarked
package org.operatingmodel.decision;

import org.jspecify.annotations.NullMarked;

/**
 * What a rule comes to over given facts, and why: the naive evaluator of the typed tree and the explanation that walks it.
 *
 * <p>Nothing here knows how Drools evaluates the same rule; the two are compared.
 *
 * <p>Read first: {@link org.operatingmodel.rules.evaluation.Evaluator},
 * {@link org.operatingmodel.rules.evaluation.Explainer}, {@link org.operatingmodel.rules.evaluation.Operators}.
 */
@NullMarked
package org.operatingmodel.rules.evaluation;

import org.jspecify.annotations.NullMarked;

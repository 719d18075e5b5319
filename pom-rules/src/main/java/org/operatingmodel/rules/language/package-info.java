/**
 * The rule language: text, what it says as one typed tree per rule, and the canonical print of that tree.
 *
 * <p>Every other part reads the tree: the engine compiles its print, the evaluator and the explanation walk it.
 *
 * <p>Read first: {@link org.operatingmodel.rules.language.Rule}, {@link org.operatingmodel.rules.language.Condition},
 * {@link org.operatingmodel.rules.language.Expression}.
 */
@NullMarked
package org.operatingmodel.rules.language;

import org.jspecify.annotations.NullMarked;

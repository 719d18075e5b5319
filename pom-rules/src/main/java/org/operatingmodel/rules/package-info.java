/**
 * Rule packs go in, explained decisions come out.
 *
 * <p>Read first: {@link org.operatingmodel.rules.Governance}, {@link org.operatingmodel.rules.RulePack}, {@link
 * org.operatingmodel.rules.RulePackException}.
 */
@NullMarked
package org.operatingmodel.rules;

import org.jspecify.annotations.NullMarked;

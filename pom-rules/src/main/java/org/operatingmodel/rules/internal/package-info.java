/**
 * How decisions are made: the rule engine behind one small interface, the slices of a portfolio, and waivers.
 *
 * <p>Not for users: it changes without notice, and no public signature names a type of it.
 *
 * <p>Read first: {@link org.operatingmodel.rules.internal.RuleEngine},
 * {@link org.operatingmodel.rules.internal.PortfolioIndex}, {@link org.operatingmodel.rules.internal.Waivers}.
 */
@NullMarked
package org.operatingmodel.rules.internal;

import org.jspecify.annotations.NullMarked;

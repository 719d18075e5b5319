/**
 * Decisions that somebody has to take, and the kinds of say that roles have in them.
 *
 * <p>Read first: {@link org.operatingmodel.authority.PendingDecision}, {@link org.operatingmodel.authority.RightKind}, {@link org.operatingmodel.authority.DecisionId}.
 */
@NullMarked
package org.operatingmodel.authority;

import org.jspecify.annotations.NullMarked;

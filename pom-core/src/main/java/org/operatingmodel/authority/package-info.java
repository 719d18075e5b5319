/**
 * Decisions that somebody has to take, who has which say in them, and what was said.
 *
 * <p>Read first: {@link org.operatingmodel.authority.DecisionRequest}, {@link org.operatingmodel.authority.Authority}, {@link org.operatingmodel.authority.DecisionRecord}.
 */
@NullMarked
package org.operatingmodel.authority;

import org.jspecify.annotations.NullMarked;

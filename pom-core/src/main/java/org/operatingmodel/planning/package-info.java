/**
 * How the portfolio plans: roadmaps of value streams, themes of half a year, bets with exit criteria, and the events at
 * which they are looked at together.
 *
 * <p>Read first: {@link org.operatingmodel.planning.Roadmap}, {@link org.operatingmodel.planning.Bet}, {@link
 * org.operatingmodel.planning.StreamMap}.
 */
@NullMarked
package org.operatingmodel.planning;

import org.jspecify.annotations.NullMarked;

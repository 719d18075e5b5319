/**
 * A command-line host that embeds the library as any host would: packs and a portfolio go in, explained decisions come
 * out.
 *
 * <p>Read first: {@link org.operatingmodel.gatehouse.Gatehouse}, then its commands.
 */
@NullMarked
package org.operatingmodel.gatehouse;

import org.jspecify.annotations.NullMarked;

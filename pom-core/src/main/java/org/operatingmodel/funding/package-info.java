/**
 * Money: what products may spend and what they cost to run.
 *
 * <p>Read first: {@link org.operatingmodel.funding.Cost}, {@link org.operatingmodel.funding.Budget}, {@link org.operatingmodel.funding.Money}.
 */
@NullMarked
package org.operatingmodel.funding;

import org.jspecify.annotations.NullMarked;

/**
 * Money: what products may spend, what they cost to run, and how their work is meant to be divided.
 *
 * <p>Read first: {@link org.operatingmodel.funding.Cost}, {@link org.operatingmodel.funding.Budget}, {@link org.operatingmodel.funding.Money}.
 */
@NullMarked
package org.operatingmodel.funding;

import org.jspecify.annotations.NullMarked;

/**
 * The snapshot that a host hands over, and what makes a record a fact that rules can read.
 *
 * <p>Read first: {@link org.operatingmodel.portfolio.Portfolio}, {@link org.operatingmodel.portfolio.ProductScoped},
 * {@link org.operatingmodel.portfolio.Dated}.
 */
@NullMarked
package org.operatingmodel.portfolio;

import org.jspecify.annotations.NullMarked;

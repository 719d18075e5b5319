/**
 * Products, where they stand in their life, and how much they are used.
 *
 * <p>Read first: {@link org.operatingmodel.product.Product}, {@link org.operatingmodel.product.Stage}, {@link org.operatingmodel.product.Dependency}.
 */
@NullMarked
package org.operatingmodel.product;

import org.jspecify.annotations.NullMarked;

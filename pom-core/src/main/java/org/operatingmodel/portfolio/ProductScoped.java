package org.operatingmodel.portfolio;

import org.jspecify.annotations.Nullable;
import org.operatingmodel.product.ProductId;

/**
 * A fact about one product.
 *
 * <p>A decision about a product sees the product-scoped facts of that product, of the products that it depends on and
 * of the shared capabilities that it consumes, and no others.
 *
 * @since 0.1
 */
public interface ProductScoped {
    /** The product that the fact is about; absent where the fact is not allocated to any product. */
    @InRules
    @Nullable
    ProductId productId();
}

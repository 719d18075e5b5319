package org.operatingmodel.gate;

import java.util.Objects;
import org.operatingmodel.product.ProductId;

/**
 * The question whether a product passes a gate.
 *
 * @param productId the product
 * @param gateId the gate
 * @since 0.1
 */
public record GateRequest(ProductId productId, GateId gateId) {
    /** @throws NullPointerException if a part is missing */
    public GateRequest {
        Objects.requireNonNull(productId, "GateRequest.productId");
        Objects.requireNonNull(gateId, "GateRequest.gateId");
    }

    /**
     * The question, from the texts of its ids.
     *
     * @throws IllegalArgumentException if a text is not the form of an id
     */
    public static GateRequest of(String productId, String gateId) {
        return new GateRequest(new ProductId(productId), new GateId(gateId));
    }
}

package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.util.Objects;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.product.ProductId;

/**
 * What is evaluated; only evaluations of equal subjects are compared.
 *
 * @param productId the product
 * @param environment where it was observed
 * @since 0.1
 */
public record Subject(ProductId productId, Environment environment) implements Serializable {
    /** Guards the parts. */
    public Subject {
        Objects.requireNonNull(productId, "Subject.productId");
        Objects.requireNonNull(environment, "Subject.environment");
    }

    /** The product and where, for messages. */
    @Override
    public String toString() {
        return "'" + productId + "' in " + environment;
    }
}

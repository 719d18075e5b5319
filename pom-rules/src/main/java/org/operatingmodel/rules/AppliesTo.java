package org.operatingmodel.rules;

import java.util.ArrayList;
import java.util.List;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * The products that a rule pack is about: those that are named, and those of the value streams that are.
 *
 * @param products products by id; empty when only value streams are named
 * @param valueStreams value streams by id; empty when only products are named
 * @since 0.1
 */
public record AppliesTo(List<ProductId> products, List<ValueStreamId> valueStreams) {
    /** @throws IllegalArgumentException if nothing is named */
    public AppliesTo {
        products = List.copyOf(products);
        valueStreams = List.copyOf(valueStreams);
        if (products.isEmpty() && valueStreams.isEmpty()) {
            throw new IllegalArgumentException(
                    "AppliesTo.products must name a product, or AppliesTo.valueStreams a value"
                            + " stream, but both were empty. Name one, or leave appliesTo out.");
        }
    }

    /** Whether the pack is about a product. */
    public boolean covers(Product product) {
        return products.contains(product.id()) || valueStreams.contains(product.valueStreamId());
    }

    /** All that is named, such as {@code product 'partner-portal', value stream 'lending'}. */
    String words() {
        List<String> words = new ArrayList<>();
        products.forEach(product -> words.add("product '" + product + "'"));
        valueStreams.forEach(stream -> words.add("value stream '" + stream + "'"));
        return String.join(", ", words);
    }
}

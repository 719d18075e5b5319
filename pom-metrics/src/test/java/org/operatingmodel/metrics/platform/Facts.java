package org.operatingmodel.metrics.platform;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.operatingmodel.platform.CapabilityId;
import org.operatingmodel.platform.ProvidedCapability;
import org.operatingmodel.platform.ProvidedCapabilityId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** Facts that tests of figures about platforms share. */
public final class Facts {
    public static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    public static final ValueStream STREAM = new ValueStream(new ValueStreamId("growth"), "Growth");

    private Facts() {}

    public static Product product(String id, ProductKind kind, Stage stage) {
        return new Product(
                new ProductId(id), id, kind, stage, Set.of(), STREAM.id(), null, null, List.of(), List.of(), null);
    }

    static ProvidedCapability provided(String productId, CapabilityId capability) {
        return new ProvidedCapability(
                new ProvidedCapabilityId(productId + "/" + capability),
                new ProductId(productId),
                capability,
                null,
                null,
                List.of(),
                AS_OF,
                null);
    }
}

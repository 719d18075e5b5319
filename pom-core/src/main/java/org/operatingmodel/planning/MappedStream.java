package org.operatingmodel.planning;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * What a stream map says of one value stream.
 *
 * @param valueStreamId the value stream
 * @param productIds its products, each once; empty where it has none
 * @param teamIds its teams, each once; empty where it has none
 * @since 0.1
 */
public record MappedStream(ValueStreamId valueStreamId, List<ProductId> productIds, List<TeamId> teamIds) {
    /** @throws IllegalArgumentException if a product or a team is there twice */
    public MappedStream {
        Objects.requireNonNull(valueStreamId, "MappedStream.valueStreamId");
        productIds = List.copyOf(productIds);
        teamIds = List.copyOf(teamIds);
        once("productIds", productIds);
        once("teamIds", teamIds);
    }

    private static void once(String what, List<?> ids) {
        if (Set.copyOf(ids).size() < ids.size()) {
            throw new IllegalArgumentException(
                    "MappedStream." + what + " must name each once, but was '" + ids + "'. Leave the second out.");
        }
    }
}

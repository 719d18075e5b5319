package org.operatingmodel.metrics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.planning.AlignmentMatrixTest.outcome;
import static org.operatingmodel.metrics.planning.AlignmentMatrixTest.product;
import static org.operatingmodel.metrics.planning.AlignmentMatrixTest.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class AlignmentMatrixProperties {
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    @Property(tries = 100)
    void sums_over_streams_equal_sums_over_outcomes(
            @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> streamOf,
            @ForAll @Size(max = 12) List<@Size(max = 4) Set<@IntRange(max = 3) Integer>> outcomesOf) {
        List<Product> products = new ArrayList<>();
        long links = 0;
        for (int i = 0; i < Math.min(streamOf.size(), outcomesOf.size()); i++) {
            String[] served =
                    outcomesOf.get(i).stream().map(o -> "outcome-" + o).toArray(String[]::new);
            products.add(product("product-" + i, "stream-" + streamOf.get(i), List.of(), served));
            links += served.length;
        }
        AlignmentMatrix matrix = AlignmentMatrix.of(
                Portfolio.builder()
                        .valueStreams(IntStream.range(0, 4)
                                .mapToObj(i -> stream("stream-" + i))
                                .toArray(ValueStream[]::new))
                        .outcomes(IntStream.range(0, 4)
                                .mapToObj(i -> outcome("outcome-" + i))
                                .toArray(Outcome[]::new))
                        .products(products.toArray(Product[]::new))
                        .build(),
                JULY);
        assertThat(matrix.links()).isEqualTo(links);
        assertThat(IntStream.range(0, 4)
                        .mapToLong(i -> matrix.links(new ValueStreamId("stream-" + i)))
                        .sum())
                .isEqualTo(links);
        assertThat(IntStream.range(0, 4)
                        .mapToLong(i -> matrix.links(new OutcomeId("outcome-" + i)))
                        .sum())
                .isEqualTo(links);
    }
}

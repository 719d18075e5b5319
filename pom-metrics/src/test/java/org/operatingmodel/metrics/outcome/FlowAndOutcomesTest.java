package org.operatingmodel.metrics.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.FlowFigures;
import org.operatingmodel.metrics.flow.FlowLedger;
import org.operatingmodel.metrics.flow.Groups;
import org.operatingmodel.metrics.flow.TransitionRows;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.metrics.flow.Windows;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStreamId;

class FlowAndOutcomesTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Basis BASIS =
            Basis.asOf(AS_OF, "fraction", "outcome-progress: (value - baseline) / (target - baseline), unclamped");

    private static final ValueStreamId CHECKOUT = new ValueStreamId("checkout");
    private static final ValueStreamId SEARCH = new ValueStreamId("search");
    private static final ValueStreamId RETURNS = new ValueStreamId("returns");
    private static final OutcomeId CONVERSION = new OutcomeId("conversion");
    private static final OutcomeId RETENTION = new OutcomeId("retention");
    private static final OutcomeId COST = new OutcomeId("cost-to-serve");

    private static final Measured<OutcomeProgress> HALF = Measured.value(new OutcomeProgress(Ratio.of(1, 2)), 1, BASIS);
    private static final Measured<OutcomeProgress> UNKNOWN =
            Measured.absent("Outcome 'retention' has no value.", 0, BASIS);

    @Test
    void each_stream_has_its_flow_beside_the_outcomes_of_its_products() {
        WindowFlow flow = flow(AS_OF);
        FlowAndOutcomes joined = FlowAndOutcomes.of(
                List.of(product("cart", CHECKOUT, CONVERSION), product("payment", CHECKOUT, CONVERSION, COST)),
                Map.of(CHECKOUT, flow),
                Map.of(CONVERSION, HALF, COST, HALF),
                AS_OF);
        assertThat(joined.streams())
                .containsExactly(
                        new FlowAndOutcomes.Stream(CHECKOUT, flow, sorted(Map.of(COST, HALF, CONVERSION, HALF))));
        assertThat(joined.missing()).isEmpty();
        assertThat(flow.velocity()).isEqualTo(1);
    }

    @Test
    void what_is_missing_to_tie_them_is_said() {
        FlowAndOutcomes joined = FlowAndOutcomes.of(
                List.of(product("finder", SEARCH, RETENTION, CONVERSION), product("portal", RETURNS)),
                Map.of(RETURNS, flow(AS_OF), CHECKOUT, flow(AS_OF)),
                Map.of(RETENTION, UNKNOWN, COST, HALF),
                AS_OF);
        assertThat(joined.streams()).extracting(FlowAndOutcomes.Stream::id).containsExactly(CHECKOUT, RETURNS, SEARCH);
        assertThat(joined.streams().get(2).outcomes())
                .containsExactly(
                        Map.entry(CONVERSION, Measured.absent("Outcome 'conversion' is not measured.", 0, BASIS)),
                        Map.entry(RETENTION, UNKNOWN));
        assertThat(joined.unlinked()).containsExactly(COST);
        assertThat(joined.text()).startsWith("""
                checkout: 1 completed, 0 in progress, flow time PT24H
                returns: 1 completed, 0 in progress, flow time PT24H
                search: flow unknown; conversion unknown; retention unknown
                Value stream 'checkout' has no product that is linked to an outcome.
                """);
        assertThat(joined.missing())
                .containsExactly(
                        "Value stream 'checkout' has no product that is linked to an outcome.",
                        "Value stream 'returns' has no product that is linked to an outcome.",
                        "The flow of value stream 'search' is not measured.",
                        "Value stream 'search': Outcome 'conversion' is not measured.",
                        "Value stream 'search': Outcome 'retention' has no value.",
                        "Outcome 'cost-to-serve' is linked to no product.");
    }

    @Test
    void a_retired_product_ties_nothing() {
        FlowAndOutcomes joined = FlowAndOutcomes.of(
                List.of(
                        product("cart", Stage.RETIRED, CHECKOUT, CONVERSION),
                        product("finder", Stage.RETIRED, SEARCH, CONVERSION),
                        product("portal", Stage.RETIREMENT, RETURNS, RETENTION)),
                Map.of(CHECKOUT, flow(AS_OF), RETURNS, flow(AS_OF)),
                Map.of(CONVERSION, HALF, RETENTION, HALF),
                AS_OF);
        assertThat(joined.streams()).extracting(FlowAndOutcomes.Stream::id).containsExactly(CHECKOUT, RETURNS);
        assertThat(joined.unlinked()).containsExactly(CONVERSION);
        assertThat(joined.missing())
                .containsExactly(
                        "Value stream 'checkout' has no product that is linked to an outcome.",
                        "Outcome 'conversion' is linked to no product.");
    }

    @Test
    void the_flow_time_is_that_of_85_of_100_items() {
        TransitionRows.Builder rows = TransitionRows.builder();
        Instant begun = Instant.parse("2026-06-10T00:00:00Z");
        for (int hours = 1; hours <= 100; hours++) {
            rows.add(hours, FlowItemType.FEATURE, FlowState.ACTIVE, begun, 0)
                    .add(hours, FlowItemType.FEATURE, FlowState.DONE, begun.plus(Duration.ofHours(hours)), 1);
        }
        FlowAndOutcomes joined = FlowAndOutcomes.of(
                List.of(product("cart", CHECKOUT, CONVERSION)),
                Map.of(CHECKOUT, flow(rows.build(), AS_OF)),
                Map.of(CONVERSION, HALF),
                AS_OF);
        assertThat(joined.text()).startsWith("checkout: 100 completed, 0 in progress, flow time PT85H;");
    }

    @Test
    void nothing_joined_is_nothing_missing() {
        assertThat(FlowAndOutcomes.of(List.of(), Map.of(), Map.of(), AS_OF).missing())
                .isEmpty();
    }

    @Test
    void figures_as_of_other_instants_are_refused() {
        Instant later = AS_OF.plusSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowAndOutcomes.of(List.of(), Map.of(SEARCH, flow(later)), Map.of(), AS_OF))
                .withMessage("flow of 'search' must be as of '2026-06-21T00:00:00Z', but was as of "
                        + "'2026-06-21T00:00:01Z'. Take all figures as of the same instant.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowAndOutcomes.of(List.of(), Map.of(), Map.of(COST, HALF), later))
                .withMessage("progress of 'cost-to-serve' must be as of '2026-06-21T00:00:01Z', but was as of "
                        + "'2026-06-21T00:00:00Z'. Take all figures as of the same instant.");
    }

    @Test
    void a_joined_view_survives_a_round_trip() throws IOException, ClassNotFoundException {
        FlowAndOutcomes joined = FlowAndOutcomes.of(
                List.of(product("cart", CHECKOUT, CONVERSION)),
                Map.of(CHECKOUT, flow(AS_OF)),
                Map.of(CONVERSION, HALF, COST, HALF),
                AS_OF);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(joined);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(joined);
        }
    }

    private static SortedMap<OutcomeId, Measured<OutcomeProgress>> sorted(
            Map<OutcomeId, Measured<OutcomeProgress>> outcomes) {
        return new TreeMap<>(outcomes);
    }

    private static Product product(String id, ValueStreamId stream, OutcomeId... outcomes) {
        return product(id, Stage.OPERATION, stream, outcomes);
    }

    private static Product product(String id, Stage stage, ValueStreamId stream, OutcomeId... outcomes) {
        return new Product(
                new ProductId(id),
                id,
                ProductKind.APPLICATION,
                stage,
                Set.of(),
                stream,
                null,
                null,
                Arrays.asList(outcomes),
                List.of(),
                null);
    }

    /** One item, done a day after it was begun. */
    private static WindowFlow flow(Instant horizon) {
        return flow(
                TransitionRows.builder()
                        .add(0, FlowItemType.FEATURE, FlowState.ACTIVE, Instant.parse("2026-06-10T00:00:00Z"), 0)
                        .add(0, FlowItemType.FEATURE, FlowState.DONE, Instant.parse("2026-06-11T00:00:00Z"), 1)
                        .build(),
                horizon);
    }

    private static WindowFlow flow(TransitionRows rows, Instant horizon) {
        FlowLedger ledger = FlowLedger.of(rows, horizon);
        return FlowFigures.of(ledger, Windows.of(Instant.parse("2026-06-01T00:00:00Z"), AS_OF), Groups.all())
                .overall();
    }
}

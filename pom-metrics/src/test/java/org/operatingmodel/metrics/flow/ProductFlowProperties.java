package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.flow.ProductFlowTest.AS_OF;
import static org.operatingmodel.metrics.flow.ProductFlowTest.PORTAL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.product.ProductId;

class ProductFlowProperties {
    @Property
    void order_and_items_of_others_do_not_matter(
            @ForAll("items") List<FlowItem> own, @ForAll("items") List<FlowItem> others, @ForAll Random random) {
        List<FlowItem> mixed = new ArrayList<>(own);
        for (FlowItem other : others) {
            mixed.add(new FlowItem(other.id(), new ProductId("billing"), null, other.type(), other.transitions()));
        }
        Collections.shuffle(mixed, random);
        assertThat(figures(mixed)).isEqualTo(figures(own));
    }

    @Property
    void rows_at_the_instant_or_later_do_not_exist(@ForAll("items") List<FlowItem> items) {
        List<FlowItem> known =
                items.stream().flatMap(item -> item.asOf(AS_OF).stream()).toList();
        assertThat(figures(items)).isEqualTo(figures(known));
    }

    @Property
    void items_are_counted_once(@ForAll("items") List<FlowItem> items) {
        ProductFlow flow = ProductFlow.of(PORTAL, items, AS_OF);
        long inProgress = items.stream()
                .flatMap(item -> item.asOf(AS_OF).stream())
                .filter(item -> item.flowState().inProgress())
                .count();
        assertThat(flow.load().toOptional().map(FlowLoad::inProgress).orElse(0L))
                .isEqualTo(inProgress);
        assertThat(flow.age().toOptional().map(FlowAge::items).orElse(0L)).isEqualTo(inProgress);
    }

    private static List<Measured<?>> figures(List<FlowItem> items) {
        ProductFlow flow = ProductFlow.of(PORTAL, items, AS_OF);
        return List.of(flow.load(), flow.age(), flow.efficiency(), flow.distribution());
    }

    @Provide
    Arbitrary<List<FlowItem>> items() {
        Arbitrary<FlowTransition> row = Combinators.combine(
                        Arbitraries.of(FlowState.class),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(-2, 100).map(Duration::ofDays),
                                Arbitraries.of(
                                        Duration.ofMillis(1),
                                        Duration.ofDays(30).plusMillis(1))))
                .as((state, ago) -> new FlowTransition("State", state, AS_OF.minus(ago), 0));
        return Combinators.combine(
                        Arbitraries.of(FlowItemType.class),
                        row.list().ofMinSize(1).ofMaxSize(4))
                .as((type, rows) -> new FlowItem(new FlowItemId("F"), PORTAL, null, type, rows))
                .list()
                .ofMaxSize(6)
                .map(ProductFlowProperties::numbered);
    }

    private static List<FlowItem> numbered(List<FlowItem> items) {
        List<FlowItem> numbered = new ArrayList<>();
        for (FlowItem item : items) {
            numbered.add(
                    new FlowItem(new FlowItemId("F" + numbered.size()), PORTAL, null, item.type(), item.transitions()));
        }
        return numbered;
    }
}

package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** Loading many packs, at the same time and one after the other. */
class GovernanceLoadTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final ValueStreamId STREAM = new ValueStreamId("growth");
    private static final int PRODUCTS = 10;

    private static Portfolio portfolio() {
        Portfolio.Builder builder = Portfolio.builder().valueStreams(new ValueStream(STREAM, "Growth"));
        for (int i = 0; i < PRODUCTS; i++) {
            builder.products(new Product(
                    new ProductId("product-" + i),
                    "name " + i,
                    ProductKind.APPLICATION,
                    Stage.MVP,
                    Set.of(),
                    STREAM,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null));
        }
        return builder.build();
    }

    /** A pack whose only criterion holds for one product. */
    private static RulePack pack(int number) {
        String text = String.join(
                "\n",
                "package test",
                "import org.operatingmodel.gate.GateReview",
                "import org.operatingmodel.product.Product",
                "rule \"Rule " + number + "\" @gate( \"mvp-exit\" ) @criterion( \"pack-" + number + ".one\" )",
                "when GateReview( $product : productId )",
                "$p : Product( id == $product, name == \"name " + number % PRODUCTS + "\" )",
                "then end");
        PackManifest manifest =
                new PackManifest(new PackId("pack-" + number), "1.0.0", "test", List.of(), List.of(), List.of());
        return RulePack.of(manifest, Map.of("rules.drl", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertOwnRules(int number, Portfolio portfolio) {
        Governance governance = Governance.load(pack(number));
        for (int i = 0; i < 3; i++) {
            int product = (number + i) % PRODUCTS;
            GateDecision decision =
                    governance.decide(portfolio, GateRequest.of("product-" + product, "mvp-exit"), AS_OF);
            CriterionResult only = decision.results().get(0);
            assertThat(decision.results()).hasSize(1);
            assertThat(only.criterion().id().value()).isEqualTo("pack-" + number + ".one");
            assertThat(only instanceof Met).isEqualTo(i == 0);
        }
    }

    @Test
    void packs_that_are_loaded_at_the_same_time_never_mix() {
        Portfolio portfolio = portfolio();
        Thread[] threads = new Thread[6];
        List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        for (int t = 0; t < threads.length; t++) {
            int first = t * 50;
            threads[t] = new Thread(() -> {
                try {
                    IntStream.range(first, first + 50).forEach(number -> assertOwnRules(number, portfolio));
                } catch (Throwable thrown) {
                    failures.add(thrown);
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void reloading_leaves_no_memory_behind() {
        Portfolio portfolio = portfolio();
        IntStream.range(0, 100).forEach(number -> assertOwnRules(number, portfolio));
        long heap = JvmMemory.heap();
        long metaspace = JvmMemory.metaspace();
        IntStream.range(0, 200).forEach(number -> assertOwnRules(number, portfolio));
        long heapGrowth = JvmMemory.heap() - heap;
        long metaspaceGrowth = JvmMemory.metaspace() - metaspace;

        assertThat(heapGrowth).as("heap").isLessThan(4L << 20);
        assertThat(metaspaceGrowth).as("metaspace").isLessThan(4L << 20);
    }
}

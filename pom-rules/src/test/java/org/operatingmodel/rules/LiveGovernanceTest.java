package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import example.security.PenTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class LiveGovernanceTest {
    private static final int SWAPS = 500;
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final GateRequest REQUEST = GateRequest.of("portal", "ga-exit");

    private static Portfolio portfolio() {
        ValueStreamId stream = new ValueStreamId("growth");
        return Portfolio.builder()
                .valueStreams(new ValueStream(stream, "Growth"))
                .products(new Product(
                        new ProductId("portal"),
                        "Portal",
                        ProductKind.APPLICATION,
                        Stage.LIMITED_LAUNCH,
                        Set.of(),
                        stream,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null))
                .build();
    }

    /** Two packs of the same version number: even ones hold, odd ones do not. */
    private static RulePack[] packs(int number) {
        RulePack[] packs = new RulePack[2];
        for (int i = 0; i < packs.length; i++) {
            String text = String.join(
                    "\n",
                    "import org.operatingmodel.gate.GateReview",
                    "import org.operatingmodel.product.Product",
                    "rule \"Rule " + number + "\" @gate( \"ga-exit\" ) @criterion( \"pack-" + i + ".one\" )",
                    "when GateReview( $product : productId )",
                    "$p : Product( id == $product, name == \"" + (number % 2 == 0 ? "Portal" : "x" + number) + "\" )",
                    "then end");
            PackManifest manifest =
                    new PackManifest(new PackId("pack-" + i), "1.0." + number, "test", List.of(), List.of(), List.of());
            packs[i] = RulePack.of(manifest, Map.of("rules.drl", text.getBytes(StandardCharsets.UTF_8)));
        }
        return packs;
    }

    @Test
    void a_swap_puts_other_packs_in_force_and_says_which(@TempDir Path parent) throws IOException {
        LiveGovernance live = new LiveGovernance(Governance.load(RulePack.standard()));
        Path pack = Packed.archive(parent, Packed.files("pack.yaml", Packed.MANIFEST, "a.drl", Packed.rule("x")));

        PackSwap swap = live.swapFrom(List.of(RulePack.standard()), pack);
        assertThat(swap.done()).isTrue();
        assertThat(swap.from()).containsExactly(RulePack.standard().reference());
        assertThat(swap.to())
                .containsExactly(
                        RulePack.standard().reference(), RulePack.from(pack).reference());
        assertThat(live.current().packs()).isEqualTo(swap.to());
    }

    @Test
    void a_swap_reads_rules_over_facts_of_the_host(@TempDir Path parent) throws IOException {
        LiveGovernance live = new LiveGovernance(Governance.load(RulePack.standard()));
        String rule = """
                import example.security.PenTest
                rule "GA exit: somebody tried to break in" @gate( "ga-exit" ) @criterion( "mobile.tried" )
                when GateReview( $product : productId ) $test : PenTest( productId == $product )
                then end
                """;
        Path pack = Packed.folder(parent, Packed.files("pack.yaml", Packed.MANIFEST, "a.drl", rule));
        Vocabulary vocabulary = Vocabulary.standard().withFacts(PenTest.class);
        List<RulePack> first = List.of(RulePack.standard());

        assertThat(live.swapFrom(first, pack).findings())
                .extracting(Finding::slug)
                .contains("unknown-type");
        PackSwap swap = live.swapFrom(first, vocabulary, pack);
        assertThat(swap.findings()).isEmpty();
        assertThat(swap.to())
                .containsExactly(
                        RulePack.standard().reference(),
                        RulePack.from(pack, vocabulary).reference());
        assertThat(live.current().packs()).isEqualTo(swap.to());
    }

    @Test
    void any_finding_keeps_what_is_in_force(@TempDir Path parent) throws Exception {
        Governance first = Governance.load(RulePack.standard());
        LiveGovernance live = new LiveGovernance(first);
        Path broken = Packed.folder(parent, Packed.files("pack.yaml", Packed.MANIFEST, "a.drl", "rule x"));
        Path unread = Packed.folder(
                parent, Packed.files("pack.yaml", Packed.MANIFEST, "a.drl", Packed.rule("x"), "b.xml", ""));

        PackSwap refused = live.swapFrom(List.of(RulePack.standard()), broken, parent.resolve("nowhere"), unread);
        assertThat(refused.done()).isFalse();
        assertThat(refused.from()).containsExactly(RulePack.standard().reference());
        assertThat(refused.to()).isEqualTo(refused.from());
        assertThat(refused.findings())
                .extracting(Finding::slug)
                .containsExactlyInAnyOrder("syntax-error", "missing-pack", "unread-file");
        PackSwap twice = live.swap(RulePack.standard(), RulePack.standard());
        assertThat(twice.findings()).extracting(Finding::slug).containsExactly("pack-loaded-twice");
        assertThat(live.current()).isSameAs(first);
    }

    @Test
    void what_is_asked_of_signatures_holds_for_every_swap() throws Exception {
        GovernanceLoader signed = Governance.requireSignedBy(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        LiveGovernance live = new LiveGovernance(signed.load(RulePack.standard()));
        assertThat(live.swap(packs(1)).findings())
                .extracting(Finding::slug)
                .containsExactly("unsigned-pack", "unsigned-pack");
        assertThat(live.current().packs()).containsExactly(RulePack.standard().reference());
    }

    @Test
    void decisions_during_500_swaps_are_each_of_one_governance_and_nothing_is_left_behind() throws Exception {
        Portfolio portfolio = portfolio();
        LiveGovernance live = new LiveGovernance(Governance.load(packs(0)));
        AtomicLong decided = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        Thread[] readers = new Thread[3];
        for (int t = 0; t < readers.length; t++) {
            readers[t] = new Thread(() -> {
                try {
                    while (!over.get()) {
                        assertWhole(live.current(), portfolio);
                        decided.incrementAndGet();
                    }
                } catch (Throwable thrown) {
                    failures.add(thrown);
                }
            });
            readers[t].start();
        }
        try {
            swap(live, 1, 100, decided, failures);
            long heap = JvmMemory.heap();
            long metaspace = JvmMemory.metaspace();
            swap(live, 101, SWAPS, decided, failures);
            assertThat(JvmMemory.heap() - heap).as("heap").isLessThan(4L << 20);
            assertThat(JvmMemory.metaspace() - metaspace).as("metaspace").isLessThan(4L << 20);
        } finally {
            over.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
        }
        assertThat(failures).isEmpty();
        assertThat(decided.get()).isGreaterThan(SWAPS);
    }

    /** Swaps, each time after at least one more decision has been made. */
    private static void swap(LiveGovernance live, int from, int to, AtomicLong decided, List<Throwable> failures)
            throws InterruptedException {
        for (int number = from; number <= to; number++) {
            long before = decided.get();
            PackSwap swap = live.swap(packs(number));
            assertThat(swap.findings()).isEmpty();
            assertThat(swap.to()).extracting(PackReference::version).containsOnly("1.0." + number);
            assertThat(swap.from()).extracting(PackReference::version).containsOnly("1.0." + (number - 1));
            while (decided.get() <= before && failures.isEmpty()) {
                Thread.sleep(1);
            }
        }
    }

    /** The packs of a decision are of the same swap, and its results are what the rules of that swap say. */
    private static void assertWhole(Governance governance, Portfolio portfolio) {
        GateDecision decision = governance.decide(portfolio, REQUEST, AS_OF);
        assertThat(decision.packs()).isEqualTo(governance.packs()).hasSize(2);
        String version = decision.packs().get(0).version();
        assertThat(decision.packs().get(1).version()).isEqualTo(version);
        boolean even = Integer.parseInt(version.substring("1.0.".length())) % 2 == 0;
        assertThat(decision.results()).hasSize(2).allMatch(result -> result instanceof Met == even);
    }
}

package org.operatingmodel.metrics.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.platform.Facts.AS_OF;
import static org.operatingmodel.metrics.platform.Facts.STREAM;
import static org.operatingmodel.metrics.platform.Facts.product;
import static org.operatingmodel.metrics.platform.Facts.provided;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.metrics.organisation.GoldenPathAdoption;
import org.operatingmodel.platform.CapabilityId;
import org.operatingmodel.platform.GoldenPath;
import org.operatingmodel.platform.GoldenPathId;
import org.operatingmodel.platform.GoldenPathUse;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;

class PlatformProperties {
    private static final int CAPABILITIES = CapabilityId.standard().size();

    /** Two products share the capabilities between them; those that are seeded have both. */
    @Property
    void exactly_the_seeded_duplicates_are_found(@ForAll Set<@IntRange(max = 16) Integer> seeded) {
        assertThat(CAPABILITIES).isEqualTo(17);
        Portfolio.Builder portfolio = Portfolio.builder()
                .valueStreams(STREAM)
                .products(
                        product("zulu", ProductKind.APPLICATION, Stage.MVP),
                        product("alpha", ProductKind.APPLICATION, Stage.OPERATION));
        TreeMap<CapabilityId, SortedSet<ProductId>> expected = new TreeMap<>();
        for (int i = 0; i < CAPABILITIES; i++) {
            CapabilityId capability = CapabilityId.standard().get(i);
            portfolio.providedCapabilities(provided(i % 2 == 0 ? "zulu" : "alpha", capability));
            if (seeded.contains(i)) {
                portfolio.providedCapabilities(provided(i % 2 == 0 ? "alpha" : "zulu", capability));
                expected.put(capability, new TreeSet<>(List.of(new ProductId("alpha"), new ProductId("zulu"))));
            }
        }
        assertThat(PlatformSprawl.of(portfolio.build(), AS_OF).duplicates()).isEqualTo(expected);
    }

    @Property
    void adoption_lies_between_0_and_1(
            @ForAll @Size(max = 8) List<Stage> stages, @ForAll @Size(8) List<Boolean> onPath) {
        Portfolio.Builder portfolio = Portfolio.builder()
                .valueStreams(STREAM)
                .goldenPaths(new GoldenPath(new GoldenPathId("web"), "Web", "2", List.of("build"), AS_OF));
        int meant = 0;
        int on = 0;
        for (int i = 0; i < stages.size(); i++) {
            portfolio.products(product("product-" + i, ProductKind.APPLICATION, stages.get(i)));
            portfolio.goldenPathUses(new GoldenPathUse(
                    new ProductId("product-" + i), new GoldenPathId("web"), onPath.get(i) ? "2" : "1", AS_OF, null));
            boolean counts = Set.of(Stage.MVP, Stage.LIMITED_LAUNCH, Stage.GENERAL_AVAILABILITY, Stage.OPERATION)
                    .contains(stages.get(i));
            meant += counts ? 1 : 0;
            on += counts && onPath.get(i) ? 1 : 0;
        }
        GoldenPathAdoption adoption = GoldenPathAdoption.of(portfolio.build(), AS_OF);
        assertThat(adoption.products().part()).isEqualTo(on).isBetween(0L, (long) meant);
        assertThat(adoption.products().whole()).isEqualTo(meant);
    }
}

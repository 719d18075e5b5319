package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.organisation.OwnershipHandoffs.Step;
import org.operatingmodel.organisation.Ownership;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.organisation.WorkPhase;
import org.operatingmodel.product.ProductId;

class OwnershipHandoffsTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final ProductId PORTAL = new ProductId("portal");
    private static final ProductId SHOP = new ProductId("shop");

    private static Ownership ownership(ProductId product, String team, Set<WorkPhase> phases) {
        return new Ownership(product, new TeamId(team), phases, AS_OF, null);
    }

    @Test
    void one_team_for_the_whole_way_hands_nothing_over() {
        List<Ownership> whole = List.of(ownership(PORTAL, "one", EnumSet.allOf(WorkPhase.class)));
        assertThat(OwnershipHandoffs.of(whole, AS_OF).steps()).isEqualTo(new Share(0, 3));
    }

    @Test
    void each_change_of_team_is_a_handoff_and_a_phase_of_nobody_is_skipped() {
        List<Ownership> split = List.of(
                ownership(PORTAL, "studio", Set.of(WorkPhase.DESIGN)),
                ownership(PORTAL, "builders", Set.of(WorkPhase.BUILD, WorkPhase.DEPLOY)),
                ownership(PORTAL, "keepers", Set.of(WorkPhase.MAINTAIN)),
                ownership(SHOP, "studio", Set.of(WorkPhase.DESIGN)),
                ownership(SHOP, "keepers", Set.of(WorkPhase.MAINTAIN)));
        assertThat(OwnershipHandoffs.behind(split, AS_OF))
                .containsExactly(
                        new Step(PORTAL, WorkPhase.DESIGN, WorkPhase.BUILD, true),
                        new Step(PORTAL, WorkPhase.BUILD, WorkPhase.DEPLOY, false),
                        new Step(PORTAL, WorkPhase.DEPLOY, WorkPhase.MAINTAIN, true),
                        new Step(SHOP, WorkPhase.DESIGN, WorkPhase.MAINTAIN, true));
        // 3 of 4 steps
        assertThat(OwnershipHandoffs.of(split, AS_OF).ratio())
                .isEqualTo(Measured.value(
                        Ratio.of(3, 4),
                        4,
                        Basis.timeless("fraction", "ownership-handoffs: handed over / steps between phases")));
        assertThat(OwnershipHandoffs.of(split.subList(0, 3), AS_OF)
                        .plus(OwnershipHandoffs.of(split.subList(3, 5), AS_OF)))
                .isEqualTo(OwnershipHandoffs.of(split, AS_OF));
    }

    @Test
    void a_team_that_stays_hands_nothing_over() {
        // builders stay for the next phase, in which keepers join; from deploying to maintaining nobody stays
        List<Ownership> joined = List.of(
                ownership(PORTAL, "builders", Set.of(WorkPhase.BUILD, WorkPhase.DEPLOY)),
                ownership(PORTAL, "keepers", Set.of(WorkPhase.DEPLOY)),
                ownership(PORTAL, "others", Set.of(WorkPhase.MAINTAIN)));
        assertThat(OwnershipHandoffs.behind(joined, AS_OF))
                .containsExactly(
                        new Step(PORTAL, WorkPhase.BUILD, WorkPhase.DEPLOY, false),
                        new Step(PORTAL, WorkPhase.DEPLOY, WorkPhase.MAINTAIN, true));
    }

    @Test
    void what_does_not_count_yet_is_left_out() {
        List<Ownership> later = List.of(ownership(PORTAL, "one", EnumSet.allOf(WorkPhase.class)));
        assertThat(OwnershipHandoffs.of(later, AS_OF.minusSeconds(1))).isEqualTo(OwnershipHandoffs.EMPTY);
        assertThat(reasonOf(OwnershipHandoffs.EMPTY.ratio())).isEqualTo("No product has teams for two phases.");
    }
}

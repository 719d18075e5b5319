package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.learning.InsightId;
import org.operatingmodel.learning.InsightSource;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.platform.CapabilityInventory;
import org.operatingmodel.platform.DeliveryPath;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;

class ObstaclesTest {
    private static final Given PORTAL_ALONE =
            Given.healthy().but("partner-portal", "stage", Stage.MVP).but("identity", "stage", Stage.DISCOVERY);

    private static Share measured(Obstacle obstacle, Given given) {
        return measured(obstacle, Governance.load(RulePack.standard()), given);
    }

    private static Share measured(Obstacle obstacle, Governance governance, Given given) {
        return Doctor.examine(governance, given.portfolio(), Given.AS_OF).obstacles().stream()
                .filter(each -> each.obstacle() == obstacle)
                .findFirst()
                .orElseThrow()
                .share();
    }

    @Test
    void products_without_an_outcome_for_customers_are_measured_by_cost_only() {
        Obstacle obstacle = Obstacle.COST_OR_QUALITY_ONLY;
        assertThat(measured(obstacle, PORTAL_ALONE)).isEqualTo(new Share(0, 1));
        assertThat(measured(obstacle, PORTAL_ALONE.but("onboarding-time", "kind", OutcomeKind.COST_TO_SERVE)))
                .isEqualTo(new Share(1, 1));
        assertThat(measured(obstacle, PORTAL_ALONE.but("partner-portal", "outcomeIds", List.of())))
                .isEqualTo(new Share(1, 1));
        assertThat(measured(obstacle, PORTAL_ALONE.but("partner-portal", "stage", Stage.DISCOVERY)))
                .isEqualTo(Share.EMPTY);
    }

    private static Insight feedback(String id, int daysAgo, @Nullable String item) {
        return new Insight(
                new InsightId(id),
                Given.PORTAL,
                InsightSource.CUSTOMER,
                "It is slow.",
                Given.daysBefore(daysAgo),
                item == null ? null : new FlowItemId(item),
                null);
    }

    private static FlowItem done(String id, int startedDaysAgo, int doneDaysAgo) {
        return Given.done(id, Given.daysBefore(startedDaysAgo), Given.daysBefore(doneDaysAgo));
    }

    @Test
    void feedback_counts_by_product_and_in_the_median() {
        Obstacle obstacle = Obstacle.FEEDBACK_IN_WEEKS;
        assertThat(measured(obstacle, PORTAL_ALONE)).isEqualTo(Share.EMPTY);
        Given changed = PORTAL_ALONE.with(feedback("slow", 60, "faster"), done("faster", 50, 32));
        assertThat(measured(obstacle, changed)).isEqualTo(new Share(1, 1));
        Given late = PORTAL_ALONE.with(feedback("slow", 60, "faster"), done("faster", 50, 31));
        assertThat(measured(obstacle, late)).isEqualTo(new Share(0, 1));
        Given waiting = changed.with(feedback("ugly", 90, null), feedback("grey", 80, null));
        assertThat(measured(obstacle, waiting)).isEqualTo(new Share(0, 1));
        assertThat(measured(obstacle, late.but("partner-portal", "stage", Stage.RETIRED)))
                .isEqualTo(Share.EMPTY);
        // what was declined, and what did not come from customers, waits for nothing
        assertThat(measured(
                        obstacle,
                        waiting.but("ugly", "declinedAt", Given.AS_OF).but("grey", "declinedAt", Given.AS_OF)))
                .isEqualTo(new Share(1, 1));
        assertThat(measured(
                        obstacle,
                        waiting.but("ugly", "source", InsightSource.OTHER_TEAM)
                                .but("grey", "source", InsightSource.OTHER_TEAM)))
                .isEqualTo(new Share(1, 1));
    }

    /** Of n feedbacks the one of rank n / 2, rounded up, is the median; while it is open, its age is the least that it takes. */
    @Test
    void feedback_that_may_yet_be_answered_in_time_is_not_known() {
        Obstacle obstacle = Obstacle.FEEDBACK_IN_WEEKS;
        Given young = PORTAL_ALONE.with(feedback("new", 28, null));
        assertThat(measured(obstacle, young)).isEqualTo(Share.EMPTY);
        assertThat(measured(obstacle, PORTAL_ALONE.with(feedback("old", 29, null))))
                .isEqualTo(new Share(0, 1));
        Given one = young.with(feedback("quick", 60, "faster"), done("faster", 50, 32));
        assertThat(measured(obstacle, one)).isEqualTo(new Share(1, 1));
        Given late = young.with(feedback("slow", 60, "faster"), done("faster", 50, 31));
        assertThat(measured(obstacle, late)).isEqualTo(Share.EMPTY);
        assertThat(measured(obstacle, late.with(feedback("old", 30, null)))).isEqualTo(new Share(0, 1));
    }

    @Test
    void feedback_led_to_a_change_when_that_was_done_first_and_not_when_it_was_filed() {
        FlowItem filed = new FlowItem(
                new FlowItemId("faster"),
                Given.PORTAL,
                null,
                FlowItemType.FEATURE,
                List.of(
                        new FlowTransition("doing", FlowState.ACTIVE, Given.daysBefore(50), 0),
                        new FlowTransition("released", FlowState.DONE, Given.daysBefore(40), 1),
                        new FlowTransition("filed", FlowState.DONE, Given.daysBefore(2), 2)));
        assertThat(measured(Obstacle.FEEDBACK_IN_WEEKS, PORTAL_ALONE.with(feedback("slow", 60, "faster"), filed)))
                .isEqualTo(new Share(1, 1));
        assertThat(measured(Obstacle.FEEDBACK_IN_WEEKS, PORTAL_ALONE.with(feedback("slow", 30, "faster"), filed)))
                .isEqualTo(new Share(0, 1));
    }

    private static Dependency dependency(DependencyState state, LocalDate due) {
        return new Dependency(new DependencyId("sign-on"), Given.PORTAL, Given.IDENTITY, "Single sign-on", due, state);
    }

    @Test
    void a_stream_without_a_view_has_a_product_that_never_said_what_it_needs() {
        Obstacle obstacle = Obstacle.NO_NETWORK_VIEW;
        Instant asOf = Given.AS_OF;
        assertThat(measured(obstacle, PORTAL_ALONE)).isEqualTo(new Share(1, 1));
        Given one = PORTAL_ALONE.with(dependency(DependencyState.OPEN, LocalDate.of(2026, 12, 1)));
        assertThat(measured(obstacle, one)).isEqualTo(new Share(1, 1));
        assertThat(measured(obstacle, one.but("identity", "stage", Stage.RETIRED)))
                .isEqualTo(new Share(0, 1));
        assertThat(measured(obstacle, one.with(new CapabilityInventory(Given.IDENTITY, asOf))))
                .isEqualTo(new Share(0, 1));
        assertThat(measured(
                        obstacle, one.with(new CapabilityInventory(Given.IDENTITY, asOf.plus(Duration.ofSeconds(1))))))
                .isEqualTo(new Share(1, 1));
    }

    @Test
    void a_product_manager_is_empowered_where_they_decide() {
        Obstacle obstacle = Obstacle.EMPOWERED_PRODUCT_MANAGER;
        Governance governance = DoctorTest.governance(DoctorTest.MANAGER_DECIDES);
        assertThat(Doctor.examine(governance, DoctorTest.portfolio().build(), Given.AS_OF)
                        .obstacles()
                        .get(obstacle.ordinal())
                        .share())
                .isEqualTo(new Share(1, 1));
        Governance other = DoctorTest.governance(DoctorTest.MANAGER_DECIDES.replace("product-manager", "product-lead"));
        assertThat(Doctor.examine(other, DoctorTest.portfolio().build(), Given.AS_OF)
                        .obstacles()
                        .get(obstacle.ordinal())
                        .share())
                .isEqualTo(new Share(0, 1));
        assertThat(measured(obstacle, governance, PORTAL_ALONE)).isEqualTo(new Share(0, 2));
    }

    @Test
    void dependencies_are_managed_while_they_are_met_or_committed_and_not_overdue() {
        Obstacle obstacle = Obstacle.MANAGED_DEPENDENCIES;
        LocalDate today = LocalDate.of(2026, 6, 21);
        assertThat(measured(obstacle, PORTAL_ALONE)).isEqualTo(Share.EMPTY);
        assertThat(measured(obstacle, PORTAL_ALONE.with(dependency(DependencyState.COMMITTED, today))))
                .isEqualTo(new Share(1, 1));
        assertThat(measured(obstacle, PORTAL_ALONE.with(dependency(DependencyState.COMMITTED, today.minusDays(1)))))
                .isEqualTo(new Share(0, 1));
        assertThat(measured(obstacle, PORTAL_ALONE.with(dependency(DependencyState.OPEN, today))))
                .isEqualTo(new Share(0, 1));
        assertThat(measured(obstacle, PORTAL_ALONE.with(dependency(DependencyState.RESOLVED, today.minusDays(1)))))
                .isEqualTo(new Share(1, 1));
        assertThat(measured(
                        obstacle,
                        PORTAL_ALONE
                                .with(dependency(DependencyState.OPEN, today))
                                .but("partner-portal", "stage", Stage.RETIRED)))
                .as("what an ended product needs")
                .isEqualTo(Share.EMPTY);
    }

    @Test
    void what_a_product_needed_that_has_ended_is_no_dependency() {
        Given needs = PORTAL_ALONE.with(dependency(DependencyState.OPEN, LocalDate.of(2026, 6, 21)));
        assertThat(measured(Obstacle.MANAGED_DEPENDENCIES, needs.but("identity", "stage", Stage.RETIRED)))
                .isEqualTo(new Share(0, 1));
        assertThat(measured(Obstacle.MANAGED_DEPENDENCIES, needs.but("partner-portal", "stage", Stage.RETIRED)))
                .isEqualTo(Share.EMPTY);
    }

    @Test
    void a_path_is_automated_without_a_step_by_hand_and_without_another_product() {
        Obstacle obstacle = Obstacle.AUTOMATED_PATH;
        assertThat(measured(obstacle, PORTAL_ALONE)).isEqualTo(new Share(0, 1));
        assertThat(measured(obstacle, PORTAL_ALONE.with(path(List.of(), Set.of()))))
                .isEqualTo(new Share(1, 1));
        assertThat(measured(obstacle, PORTAL_ALONE.with(path(List.of("sign"), Set.of()))))
                .isEqualTo(new Share(0, 1));
        assertThat(measured(obstacle, PORTAL_ALONE.with(path(List.of(), Set.of(Given.IDENTITY)))))
                .isEqualTo(new Share(0, 1));
        assertThat(measured(obstacle, PORTAL_ALONE.but("partner-portal", "stage", Stage.DISCOVERY)))
                .isEqualTo(Share.EMPTY);
    }

    private static DeliveryPath path(List<String> byHand, Set<ProductId> together) {
        return new DeliveryPath(Given.PORTAL, List.of("build", "deploy"), byHand, together, Given.AS_OF);
    }
}

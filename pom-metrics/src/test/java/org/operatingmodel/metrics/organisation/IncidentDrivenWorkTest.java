package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.reliability.Incident;
import org.operatingmodel.reliability.IncidentAction;
import org.operatingmodel.reliability.IncidentId;
import org.operatingmodel.risk.Severity;

class IncidentDrivenWorkTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Instant FROM = AS_OF.minus(Duration.ofDays(90));
    private static final List<Incident> INCIDENTS = List.of(
            incident(
                    "INC-1",
                    new IncidentAction("retry", FROM, new FlowItemId("F-1")),
                    new IncidentAction("alarm", FROM, null)),
            incident("INC-2", new IncidentAction("drill", FROM, new FlowItemId("F-4"))));

    private static final List<FlowItem> ITEMS = List.of(
            item("F-1", FROM, FlowState.DONE),
            item("F-2", FROM, FlowState.NEW),
            item("F-3", AS_OF.minusNanos(1), FlowState.NEW),
            item("F-4", FROM.minusNanos(1), FlowState.NEW),
            item("F-5", AS_OF, FlowState.NEW));

    @Test
    void items_that_actions_became_are_counted_among_those_that_came_in() {
        // F-1 to F-3 came in, F-1 from an incident
        IncidentDrivenWork work = IncidentDrivenWork.of(ITEMS, INCIDENTS, FROM, AS_OF);
        assertThat(work.items()).isEqualTo(new Share(1, 3));
        assertThat(present(work.share())).isEqualTo(Ratio.of(1, 3));
        assertThat(IncidentDrivenWork.behind(Share.Count.PART, ITEMS, INCIDENTS, FROM, AS_OF))
                .containsExactly(ITEMS.get(0));
        assertThat(IncidentDrivenWork.of(ITEMS, List.of(), FROM, AS_OF).items()).isEqualTo(new Share(0, 3));
    }

    @Test
    void what_was_there_before_the_incident_did_not_become_of_it() {
        // the incidents occurred at FROM
        Instant earlier = FROM.minusSeconds(1);
        List<FlowItem> items = List.of(item("F-1", earlier, FlowState.NEW), item("F-4", FROM, FlowState.NEW));
        assertThat(IncidentDrivenWork.of(items, INCIDENTS, earlier, AS_OF).items())
                .isEqualTo(new Share(1, 2));
        assertThat(IncidentDrivenWork.behind(Share.Count.PART, items, INCIDENTS, earlier, AS_OF))
                .containsExactly(items.get(1));
        Incident before = new Incident(
                new IncidentId("INC-0"),
                new ProductId("portal"),
                "INC-0",
                Severity.HIGH,
                earlier,
                null,
                List.of(new IncidentAction("retry", FROM, new FlowItemId("F-1"))));
        for (List<Incident> incidents : List.of(List.of(before, INCIDENTS.get(0)), List.of(INCIDENTS.get(0), before))) {
            assertThat(IncidentDrivenWork.behind(Share.Count.PART, items, incidents, earlier, AS_OF))
                    .containsExactly(items.get(0));
        }
    }

    @Test
    void an_action_that_is_agreed_on_later_is_not_known() {
        List<Incident> incidents = List.of(incident(
                "INC-1",
                new IncidentAction("retry", AS_OF.minusNanos(1), new FlowItemId("F-1")),
                new IncidentAction("alarm", AS_OF, new FlowItemId("F-2"))));
        assertThat(IncidentDrivenWork.behind(Share.Count.PART, ITEMS, incidents, FROM, AS_OF))
                .containsExactly(ITEMS.get(0));
    }

    @Test
    void windows_add_up() {
        Instant middle = FROM.plusNanos(1);
        assertThat(IncidentDrivenWork.of(ITEMS, INCIDENTS, FROM, middle)
                        .plus(IncidentDrivenWork.of(ITEMS, INCIDENTS, middle, AS_OF)))
                .isEqualTo(IncidentDrivenWork.of(ITEMS, INCIDENTS, FROM, AS_OF));
        assertThat(reasonOf(IncidentDrivenWork.EMPTY.share())).isEqualTo("No item came onto the roadmap.");
    }

    @Test
    void the_actions_of_reviews_are_what_loop_closure_counts() {
        // F-1 was done at the instant of the agreement, the alarm is an orphan, the drill is open
        assertThat(LoopClosure.actions(INCIDENTS, ITEMS))
                .containsExactly(
                        new ReviewAction("INC-1/1", FROM, new FlowItemId("F-1"), FROM),
                        new ReviewAction("INC-1/2", FROM, null, null),
                        new ReviewAction("INC-2/1", FROM, new FlowItemId("F-4"), null));
        assertThat(LoopClosure.of(LoopClosure.actions(INCIDENTS, ITEMS), AS_OF))
                .isEqualTo(new LoopClosure(1, 1, 1, AS_OF));
    }

    @Test
    void the_later_of_two_horizons_stays() {
        IncidentDrivenWork late = IncidentDrivenWork.of(ITEMS, INCIDENTS, FROM.plusNanos(1), AS_OF);
        IncidentDrivenWork early = IncidentDrivenWork.of(ITEMS, INCIDENTS, FROM, FROM.plusNanos(1));
        assertThat(late.plus(early).horizon()).isEqualTo(AS_OF);
        assertThat(early.plus(late).horizon()).isEqualTo(AS_OF);
        assertThat(late.plus(IncidentDrivenWork.EMPTY)).isEqualTo(late);
        assertThat(IncidentDrivenWork.EMPTY.plus(late)).isEqualTo(late);
    }

    @Test
    void what_was_done_before_it_was_agreed_on_was_done_when_it_was() {
        List<FlowItem> items = List.of(
                item("F-1", FROM.minusSeconds(1), FlowState.DONE), item("F-4", FROM.plusSeconds(1), FlowState.DONE));
        assertThat(LoopClosure.actions(INCIDENTS, items))
                .extracting(ReviewAction::deliveredAt)
                .containsExactly(FROM, null, FROM.plusSeconds(1));
    }

    private static Incident incident(String id, IncidentAction... actions) {
        return new Incident(
                new IncidentId(id), new ProductId("portal"), id, Severity.HIGH, FROM, null, List.of(actions));
    }

    private static FlowItem item(String id, Instant at, FlowState state) {
        return new FlowItem(
                new FlowItemId(id), null, null, FlowItemType.DEFECT, List.of(new FlowTransition("s", state, at, 0)));
    }
}

package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.organisation.TeamId;

class GroupsTest {
    private static final Instant AT = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant AS_OF = Instant.parse("2024-02-01T00:00:00Z");
    private static final Windows JANUARY = Windows.of(AT, AS_OF);

    private static FlowItem item(String id, String team) {
        return new FlowItem(
                new FlowItemId(id),
                null,
                team.isEmpty() ? null : new TeamId(team),
                FlowItemType.DEBT,
                List.of(new FlowTransition("any", FlowState.ACTIVE, AT, 0)));
    }

    @Test
    void all_items_are_one_group_or_grouped_by_type() {
        assertThat(Groups.all().names()).containsExactly("ALL");
        assertThat(Groups.byType().names()).containsExactly("FEATURE", "DEFECT", "RISK", "DEBT");
    }

    @Test
    void teams_are_in_the_order_of_their_names_and_items_without_one_are_a_group() {
        List<FlowItem> items =
                List.of(item("item-a", "web"), item("item-b", ""), item("item-c", "api"), item("item-d", "web"));
        Groups groups =
                Groups.of(items, item -> Optional.ofNullable(item.teamId()).map(TeamId::value));
        assertThat(groups.names()).containsExactly("(none)", "api", "web");
        FlowFigures figures = FlowFigures.of(FlowLedger.of(items, AS_OF), JANUARY, groups);
        assertThat(figures.cells().get(0)).extracting(WindowFlow::arrivals).containsExactly(1L, 1L, 2L);
        assertThat(figures.total(0).arrivals()).isEqualTo(4);
    }

    @Test
    void numbers_are_copied() {
        int[] groupOfItem = {1, 0};
        Groups groups = Groups.of(groupOfItem, List.of("left", "right"));
        groupOfItem[0] = 0;
        assertThat(groups.of(0, 3)).isEqualTo(1);
        assertThat(groups.of(1, 3)).isZero();
    }

    @Test
    void no_items_are_a_group() {
        Groups groups = Groups.of(List.of(), item -> Optional.of("any"));
        assertThat(groups.names()).containsExactly("(none)");
        assertThat(FlowFigures.of(FlowLedger.of(List.of(), AS_OF), JANUARY, groups)
                        .total(0)
                        .velocity())
                .isZero();
    }

    @Test
    void groups_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Groups.of(new int[0], List.of()))
                .withMessage("names must not be empty, but was '[]'. Name a group.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Groups.of(new int[0], List.of("web", "web")))
                .withMessage("names must be different from each other, but were '[web, web]'. Name each group once.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Groups.of(new int[] {0, 2}, List.of("api", "web")))
                .withMessage("groupOfItem must lie between 0 and 1, but was '2' for item 1. Name the group.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Groups.of(new int[] {-1}, List.of("api", "web")))
                .withMessage("groupOfItem must lie between 0 and 1, but was '-1' for item 0. Name the group.");
    }

    @Test
    void every_item_of_the_ledger_has_a_group() {
        FlowLedger ledger = FlowLedger.of(List.of(item("item-a", "web"), item("item-b", "web")), AS_OF);
        Groups one = Groups.of(new int[] {0}, List.of("api", "web"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowFigures.of(ledger, JANUARY, one))
                .withMessage("The groups must hold every item of the ledger, but hold 1 of 2. Give each item a group.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarDays.of(ledger, JANUARY, one, ZoneOffset.UTC))
                .withMessage("The groups must hold every item of the ledger, but hold 1 of 2. Give each item a group.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CumulativeFlow.byGroup(ledger, JANUARY, one))
                .withMessage("The groups must hold every item of the ledger, but hold 1 of 2. Give each item a group.");
        Groups more = Groups.of(new int[] {1, 1, 0}, List.of("api", "web"));
        assertThat(FlowFigures.of(ledger, JANUARY, more).cell(0, 1).arrivals()).isEqualTo(2);
    }

    @Test
    void a_single_group_holds_every_item_it_names() {
        FlowLedger ledger = FlowLedger.of(List.of(item("item-a", "web"), item("item-b", "web")), AS_OF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowFigures.of(ledger, JANUARY, Groups.of(new int[] {0}, List.of("web"))))
                .withMessage("The groups must hold every item of the ledger, but hold 1 of 2. Give each item a group.");
    }
}

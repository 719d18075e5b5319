package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;

/** What a team sees and what an executive sees are the same figures. */
class FlowRollUpProperties {
    private static final Instant FIRST = Instant.parse("2024-03-18T00:00:00Z");
    private static final Instant HORIZON = FIRST.plus(Duration.ofDays(30));
    private static final Windows WEEKS = Windows.weeks(FIRST, HORIZON, ZoneId.of("Europe/Berlin"));
    private static final List<String> TEAMS = List.of("api", "mobile", "portal");

    /** A change of the state of an item. */
    record Change(int item, FlowState state, int hour) {}

    /** Items of teams: that of an item is its number modulo the number of teams. */
    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.of(FlowState.values()),
                        Arbitraries.integers().between(0, 30 * 24))
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static FlowLedger ledger(List<Change> changes) {
        TransitionRows.Builder rows = TransitionRows.builder();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            FlowItemType type = FlowItemType.values()[change.item() % 4];
            rows.add(change.item(), type, change.state(), FIRST.plus(Duration.ofHours(change.hour())), i);
        }
        return FlowLedger.of(rows.build(), HORIZON);
    }

    private static Groups teams(FlowLedger ledger) {
        return Groups.of(
                IntStream.range(0, ledger.itemCount())
                        .map(item -> item % TEAMS.size())
                        .toArray(),
                TEAMS);
    }

    @Property
    void the_rows_of_the_teams_add_up_to_the_row_of_the_executive(@ForAll("changes") List<Change> changes) {
        FlowLedger ledger = ledger(changes);
        FlowFigures figures = FlowFigures.of(ledger, WEEKS, teams(ledger));
        for (int week = 0; week < WEEKS.count(); week++) {
            assertThat(figures.cells().get(week).stream().reduce(WindowFlow::plus))
                    .contains(figures.total(week));
        }
        assertThat(IntStream.range(0, TEAMS.size()).mapToObj(figures::overall).reduce(WindowFlow::plus))
                .contains(figures.overall());
        assertThat(figures.totals())
                .isEqualTo(FlowFigures.of(ledger, WEEKS, Groups.all()).totals());
    }

    @Property
    void the_views_of_teams_and_executives_are_of_one_aggregate(@ForAll("changes") List<Change> changes) {
        FlowLedger ledger = ledger(changes);
        FlowFigures figures = FlowFigures.of(ledger, WEEKS, teams(ledger));
        FlowFigures executive = FlowFigures.of(ledger, WEEKS, Groups.all());
        for (int week = 0; week < WEEKS.count(); week++) {
            FlowBoard board = FlowBoard.of(figures, week);
            assertThat(board.teams().stream()
                            .mapToLong(FlowBoard.Row::completed)
                            .sum())
                    .isEqualTo(board.executives().completed());
            assertThat(board.teams().stream()
                            .mapToLong(FlowBoard.Row::inProgress)
                            .sum())
                    .isEqualTo(board.executives().inProgress());
            assertThat(board.executives())
                    .isEqualTo(FlowBoard.of(executive, week).executives());
            assertThat(board.teamView()).endsWith(board.executiveView());
        }
    }

    @Property
    void a_team_that_measures_alone_gets_its_row(@ForAll("changes") List<Change> changes) {
        FlowLedger ledger = ledger(changes);
        FlowFigures figures = FlowFigures.of(ledger, WEEKS, teams(ledger));
        for (int team = 0; team < TEAMS.size(); team++) {
            int own = team;
            FlowLedger alone = ledger(changes.stream()
                    .filter(change -> change.item() % TEAMS.size() == own)
                    .toList());
            FlowFigures seen = FlowFigures.of(alone, WEEKS, Groups.all());
            for (int week = 0; week < WEEKS.count(); week++) {
                assertThat(seen.total(week)).isEqualTo(figures.cell(week, team));
            }
        }
    }

    @Example
    void items_that_never_were_in_progress_have_a_row_for_every_team() {
        FlowLedger ledger = ledger(List.of(new Change(0, FlowState.NEW, 0), new Change(0, FlowState.DONE, 1)));
        FlowFigures figures = FlowFigures.of(ledger, WEEKS, teams(ledger));
        assertThat(figures.cell(0, 0).velocity()).isEqualTo(1);
        assertThat(figures.cell(0, 2).velocity()).isZero();
        assertThat(figures.total(0).ages().n()).isZero();
    }
}

package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.survival.SurvivalCurve;

class FlowLedgerTest {
    private static final Instant AT = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant AS_OF = Instant.parse("2024-02-01T00:00:00Z");

    private static Row row(FlowState state, int day) {
        return new Row(0, FlowItemType.FEATURE, state, AT.plus(Duration.ofDays(day)), 0);
    }

    private static FlowEntry entry(Row... rows) {
        return Row.ledger(List.of(rows), AS_OF).entry(0).orElseThrow();
    }

    private static FlowTransition transition(FlowState state, int day) {
        return new FlowTransition("any", state, AT.plus(Duration.ofDays(day)), 0);
    }

    @Test
    void an_item_from_start_to_completion() {
        FlowEntry entry = entry(
                row(FlowState.NEW, 0),
                row(FlowState.WAITING, 1),
                row(FlowState.ACTIVE, 3),
                row(FlowState.DONE, 6),
                row(FlowState.ACTIVE, 10),
                row(FlowState.DONE, 11),
                row(FlowState.DONE, 12));
        // Active 3 + 1 days, waiting 2, done in between 4, all from day 1 to day 11
        assertThat(entry)
                .isEqualTo(new FlowEntry(
                        "#0",
                        FlowItemType.FEATURE,
                        AT,
                        AT.plus(Duration.ofDays(1)),
                        FlowOutcome.COMPLETED,
                        AT.plus(Duration.ofDays(11)),
                        Duration.ofDays(4),
                        Duration.ofDays(2),
                        1));
        assertThat(entry.flowTime()).contains(Duration.ofDays(10));
        assertThat(entry.other()).contains(Duration.ofDays(4));
        assertThat(entry.daysInclusive(ZoneOffset.UTC)).contains(11L);
    }

    @Test
    void an_item_that_is_open() {
        FlowEntry waiting = entry(row(FlowState.ACTIVE, 0), row(FlowState.WAITING, 30));
        assertThat(waiting.outcome()).isEqualTo(FlowOutcome.IN_PROGRESS);
        assertThat(waiting.endedAt()).isNull();
        assertThat(waiting.active()).isEqualTo(Duration.ofDays(30));
        assertThat(waiting.waiting()).isEqualTo(Duration.ofDays(1)); // up to the horizon
        assertThat(waiting.flowTime()).isEmpty();
        assertThat(waiting.other()).isEmpty();
        assertThat(waiting.daysInclusive(ZoneOffset.UTC)).isEmpty();
        FlowEntry putBack = entry(row(FlowState.ACTIVE, 0), row(FlowState.NEW, 1));
        assertThat(putBack.outcome()).isEqualTo(FlowOutcome.NOT_IN_PROGRESS);
        assertThat(putBack.startedAt()).isEqualTo(AT);
        assertThat(putBack.endedAt()).isNull();
    }

    @Test
    void a_cancelled_item_has_no_flow_time() {
        FlowEntry entry = entry(row(FlowState.ACTIVE, 0), row(FlowState.DONE, 1), row(FlowState.CANCELLED, 2));
        assertThat(entry.outcome()).isEqualTo(FlowOutcome.CANCELLED);
        assertThat(entry.endedAt()).isEqualTo(AT.plus(Duration.ofDays(2)));
        assertThat(entry.flowTime()).isEmpty();
        assertThat(entry.daysInclusive(ZoneOffset.UTC)).isEmpty();
        assertThat(entry.reopened()).isZero();
    }

    @Test
    void an_item_completed_without_a_start_has_no_flow_time() {
        FlowEntry entry = entry(row(FlowState.NEW, 0), row(FlowState.DONE, 1));
        assertThat(entry.outcome()).isEqualTo(FlowOutcome.COMPLETED);
        assertThat(entry.startedAt()).isNull();
        assertThat(entry.flowTime()).isEmpty();
        assertThat(entry.daysInclusive(ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void days_are_never_below_1_even_where_a_clock_goes_back_over_midnight() {
        // In St. John's, 2010-11-07 began at 02:30Z; at 02:31Z the clock went back to 23:01 of 2010-11-06
        FlowEntry entry = new FlowEntry(
                "A",
                FlowItemType.FEATURE,
                Instant.parse("2010-11-07T02:30:30Z"),
                Instant.parse("2010-11-07T02:30:30Z"),
                FlowOutcome.COMPLETED,
                Instant.parse("2010-11-07T02:40:00Z"),
                Duration.ZERO,
                Duration.ZERO,
                0);
        assertThat(entry.daysInclusive(ZoneId.of("America/St_Johns"))).contains(1L);
    }

    @Test
    void days_are_those_of_the_zone() {
        FlowEntry done = entry(
                row(FlowState.ACTIVE, 0).later(Duration.ofMinutes(22 * 60 + 59)),
                row(FlowState.DONE, 0).later(Duration.ofHours(23)));
        assertThat(done.daysInclusive(ZoneOffset.UTC)).contains(1L);
        assertThat(done.daysInclusive(ZoneId.of("Europe/Berlin"))).contains(2L);
    }

    @Test
    void an_entry_out_of_range_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowEntry(
                        " ", FlowItemType.RISK, AT, null, FlowOutcome.COMPLETED, AT, Duration.ZERO, Duration.ZERO, 0))
                .withMessageStartingWith("FlowEntry.id must ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowEntry(
                        "A", FlowItemType.RISK, AT, null, FlowOutcome.COMPLETED, AT, Duration.ZERO, Duration.ZERO, -1))
                .withMessage("FlowEntry.reopened must not be negative, but was '-1'. Use 0 or more.");
    }

    @Test
    void a_horizon_beyond_all_times_is_refused() {
        TransitionRows rows = Row.compact(List.of(row(FlowState.ACTIVE, 0)));
        Instant latest = Instant.ofEpochMilli(288_230_376_151_711_743L); // 2^58 - 1
        Instant earliest = Instant.ofEpochMilli(-288_230_376_151_711_743L);
        assertThat(FlowLedger.of(rows, earliest).rowCount()).isZero();
        assertThat(FlowLedger.of(rows, latest).entry(0).orElseThrow().active()).isEqualTo(Duration.between(AT, latest));
        for (Instant beyond : List.of(earliest.minusMillis(1), latest.plusMillis(1))) {
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> FlowLedger.of(rows, beyond))
                    .withMessage("horizon must lie at most 288230376151711743 ms from 1970, but was '" + beyond
                            + "'. Give the instant up to which rows are known.");
        }
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> FlowLedger.of(rows, Instant.MAX));
    }

    @Test
    void the_items_behind_the_counts_of_a_window() {
        Window days1to11 = new Window(AT.plus(Duration.ofDays(1)), AT.plus(Duration.ofDays(11)));
        FlowLedger ledger = Row.ledger(
                List.of(
                        row(FlowState.NEW, 0),
                        row(FlowState.ACTIVE, 1),
                        row(FlowState.DONE, 5),
                        row(FlowState.ACTIVE, 6),
                        row(FlowState.DONE, 11), // just after the window
                        row(FlowState.ACTIVE, 1).of(1),
                        row(FlowState.CANCELLED, 2).of(1),
                        row(FlowState.DONE, 3).of(2)),
                AS_OF);
        List<List<String>> behind = new ArrayList<>();
        for (FlowCount count : FlowCount.values()) {
            behind.add(ledger.behind(count, days1to11, Groups.all(), 0).stream()
                    .map(FlowEntry::id)
                    .toList());
        }
        assertThat(behind)
                .containsExactly(
                        List.of("#1", "#2"), // proposed
                        List.of("#0", "#0", "#1"), // arrived, #0 on days 1 and 6
                        List.of("#0", "#1"), // departed
                        List.of("#0"), // departed as done
                        List.of("#1"), // departed as cancelled
                        List.of(), // departed to new
                        List.of("#2"), // completed
                        List.of(), // completed with a flow time
                        List.of("#1"), // cancelled
                        List.of("#0"), // in progress at the end
                        List.of("#0", "#0", "#1")); // in progress at the start, or arrived
        assertThat(ledger.behind(FlowCount.COMPLETED, days1to11, Groups.byType(), 1))
                .isEmpty(); // all are features
    }

    @Test
    void nothing_is_listed_behind_a_count_that_is_not_known() {
        FlowLedger ledger = Row.ledger(List.of(row(FlowState.ACTIVE, 0)), AS_OF);
        Window tooLong = new Window(AT, AS_OF.plusMillis(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.behind(FlowCount.ARRIVED, tooLong, Groups.all(), 0))
                .withMessage("window must end at the horizon '2024-02-01T00:00:00Z' or before it, but ends at"
                        + " '2024-02-01T00:00:00.001Z'. Cut it at the horizon.");
        Window whole = new Window(AT, AS_OF);
        assertThat(ledger.behind(FlowCount.ARRIVED, whole, Groups.all(), 0)).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.behind(FlowCount.ARRIVED, whole, Groups.of(new int[0], List.of("a", "b")), 0))
                .withMessage("The groups must hold every item of the ledger, but hold 0 of 1. Give each item a group.");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> ledger.behind(FlowCount.ARRIVED, whole, Groups.all(), 1));
    }

    @Test
    void items_of_a_portfolio_make_the_same_ledger_as_rows() {
        List<FlowItem> items = List.of(
                new FlowItem(
                        new FlowItemId("item-a"),
                        null,
                        null,
                        FlowItemType.DEFECT,
                        List.of(transition(FlowState.DONE, 5), transition(FlowState.ACTIVE, 2))),
                new FlowItem(
                        new FlowItemId("item-b"),
                        null,
                        null,
                        FlowItemType.DEBT,
                        List.of(transition(FlowState.WAITING, 3))));
        FlowLedger ledger = FlowLedger.of(items, AS_OF);
        TransitionRows rows = TransitionRows.builder()
                .names(item -> items.get(item).id().value())
                .add(1, FlowItemType.DEBT, FlowState.WAITING, AT.plus(Duration.ofDays(3)), 0)
                .add(0, FlowItemType.DEFECT, FlowState.DONE, AT.plus(Duration.ofDays(5)), 0)
                .add(0, FlowItemType.DEFECT, FlowState.ACTIVE, AT.plus(Duration.ofDays(2)), 0)
                .build();
        FlowLedger same = FlowLedger.of(rows, AS_OF);
        assertThat(ledger.entries())
                .containsExactlyElementsOf(same.entries().toList())
                .extracting(FlowEntry::id)
                .containsExactly("item-a", "item-b");
        assertThat(ledger.itemCount()).isEqualTo(2);
        assertThat(ledger.rowCount()).isEqualTo(3);
        assertThat(ledger.horizon()).isEqualTo(AS_OF);
        assertThat(ledger.firstSeenAt()).contains(AT.plus(Duration.ofDays(2)));
    }

    @Test
    void items_without_rows_have_no_entry() {
        FlowLedger none = Row.ledger(List.of(), AS_OF);
        assertThat(none.entries()).isEmpty();
        assertThat(none.firstSeenAt()).isEmpty();
        assertThat(none.findings()).isEmpty();
        assertThat(none.survivalOfStarted(AT))
                .isEqualTo(new SurvivalCurve(new CensoredTimes(Histogram.EMPTY, Histogram.EMPTY, AS_OF)));
        FlowLedger gap = FlowLedger.of(
                TransitionRows.builder()
                        .add(2, FlowItemType.RISK, FlowState.NEW, AT, 0)
                        .build(),
                AS_OF);
        assertThat(gap.itemCount()).isEqualTo(3);
        assertThat(gap.entry(1)).isEmpty();
        assertThat(gap.entry(2)).isPresent();
        assertThat(gap.entries()).hasSize(1);
        assertThat(gap.firstSeenAt()).contains(AT);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> gap.entry(3));
        assertThat(Row.ledger(List.of(row(FlowState.NEW, 31)), AS_OF).firstSeenAt())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 31, 32, 33, 41, 1000})
    void rows_in_reverse_order_make_the_same_entry(int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FlowState state = i % 2 == 0 ? FlowState.ACTIVE : FlowState.DONE;
            // Three rows share an instant, and the last of the three is told apart by nanoseconds
            Instant at = AT.plusSeconds(i / 3).plusNanos(i % 3 == 2 ? 5 : 0);
            rows.add(new Row(0, FlowItemType.FEATURE, state, at, i));
        }
        FlowEntry entry = Row.ledger(rows, AS_OF).entry(0).orElseThrow();
        List<Row> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        FlowLedger ledger = Row.ledger(reversed, AS_OF);
        assertThat(ledger.entry(0)).contains(entry);
        assertThat(ledger.findings()).isEqualTo(Row.ledger(rows, AS_OF).findings());
        assertThat(entry.startedAt()).isEqualTo(AT);
        assertThat(entry.reopened()).isEqualTo((count - 1) / 2); // active again at rows 2, 4, ...
        // Odd rows are done; of three rows at a second, the step to the next one takes a second
        long active = 0;
        for (int i = 2; i < count - 1; i += 6) {
            active++; // row 2, 8, ... is active up to the next second
        }
        if (count % 2 == 1) {
            active += Duration.between(AT.plusSeconds((count - 1) / 3), AS_OF).toSeconds();
        }
        assertThat(entry.active()).isEqualTo(Duration.ofSeconds(active));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 32, 33, 64, 100})
    void rows_of_several_items_come_in_any_order(int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int item : new int[] {0, 1, 2, 4096, 4098}) {
                FlowState state = i % 2 == 0 ? FlowState.ACTIVE : FlowState.DONE;
                rows.add(new Row(item, FlowItemType.FEATURE, state, AT.plusSeconds(i), i));
            }
        }
        Collections.shuffle(rows, new Random(count));
        FlowLedger ledger = Row.ledger(rows, AS_OF);
        // Active from each even second to the next one; the last row of an odd number is active up to the horizon
        Duration active = Duration.ofSeconds(count / 2)
                .plus(count % 2 == 0 ? Duration.ZERO : Duration.between(AT.plusSeconds(count - 1), AS_OF));
        assertThat(ledger.entries()).hasSize(5).allSatisfy(entry -> {
            assertThat(entry.startedAt()).isEqualTo(AT);
            assertThat(entry.active()).isEqualTo(active);
            assertThat(entry.reopened()).isEqualTo((count - 1) / 2);
        });
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    void rows_at_the_epoch_are_ordered_like_any() {
        Row done = new Row(0, FlowItemType.FEATURE, FlowState.DONE, Instant.ofEpochMilli(5), 0);
        Row active = new Row(0, FlowItemType.FEATURE, FlowState.ACTIVE, Instant.ofEpochMilli(3), 0);
        assertThat(Row.ledger(List.of(done, active), AS_OF)
                        .entry(0)
                        .orElseThrow()
                        .flowTime())
                .contains(Duration.ofMillis(2));
    }

    @Test
    void rows_after_the_horizon_are_told_apart_block_by_block() {
        // 4 rows of item 0, then 2 of 6 of item 4096: as many as all rows before and in the second block
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rows.add(row(i % 2 == 0 ? FlowState.ACTIVE : FlowState.DONE, i));
        }
        for (int i = 0; i < 10; i++) {
            rows.add(row(i % 2 == 0 ? FlowState.DONE : FlowState.ACTIVE, 39 - i).of(4096));
        }
        rows.set(12, row(FlowState.ACTIVE, 29).of(4096));
        rows.set(13, row(FlowState.WAITING, 30).of(4096));
        FlowLedger ledger = Row.ledger(rows, AS_OF);
        assertThat(ledger.rowCount()).isEqualTo(6);
        FlowEntry entry = ledger.entry(4096).orElseThrow();
        assertThat(entry.outcome()).isEqualTo(FlowOutcome.IN_PROGRESS);
        assertThat(entry.active()).isEqualTo(Duration.ofDays(1));
        assertThat(entry.waiting()).isEqualTo(Duration.ofDays(1)); // from day 30 to day 31
    }

    @Test
    void survival_counts_items_by_when_they_started() {
        List<Row> rows = List.of(
                row(FlowState.ACTIVE, 10),
                row(FlowState.DONE, 12),
                row(FlowState.ACTIVE, 10).of(1),
                row(FlowState.CANCELLED, 13).of(1),
                row(FlowState.WAITING, 27).of(2),
                row(FlowState.ACTIVE, 20).of(3),
                row(FlowState.NEW, 21).of(3),
                row(FlowState.NEW, 21).of(4),
                row(FlowState.ACTIVE, 9).of(5));
        FlowLedger ledger = Row.ledger(rows, AS_OF);
        long day = Duration.ofDays(1).toMillis();
        // Item 2 is 31 - 27 days old; 3 went back, 4 never started, 5 started too early
        assertThat(ledger.survivalOfStarted(AT.plus(Duration.ofDays(10))))
                .isEqualTo(new SurvivalCurve(
                        new CensoredTimes(Histogram.of(2 * day), Histogram.of(3 * day, 4 * day), AS_OF)));
        assertThat(ledger.behindSurvival(CensoredTimes.Count.CLOSED, AT.plus(Duration.ofDays(10))))
                .extracting(FlowEntry::outcome)
                .containsExactly(FlowOutcome.COMPLETED);
        assertThat(ledger.behindSurvival(CensoredTimes.Count.OPEN, AT.plus(Duration.ofDays(10))))
                .extracting(FlowEntry::outcome)
                .containsExactlyInAnyOrder(FlowOutcome.CANCELLED, FlowOutcome.IN_PROGRESS);
        assertThat(ledger.survivalOfStarted(AT.plus(Duration.ofDays(10)).plusNanos(1))
                        .n())
                .isEqualTo(1);
    }

    @Test
    void at_least_one_thread_is_needed() {
        TransitionRows rows = Row.compact(List.of(row(FlowState.NEW, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowLedger.of(rows, AS_OF, 0))
                .withMessage("parallelism must be positive, but was '0'. Use 1 or more.");
    }

    @Test
    void a_state_is_entered_after_the_instant_at_which_it_is_looked_at() {
        FlowLedger ledger = Row.ledger(
                List.of(row(FlowState.NEW, 5).of(0), row(FlowState.ACTIVE, 7).of(0)), AS_OF);
        Instant entered = AT.plus(Duration.ofDays(7));
        assertThat(ledger.inState(FlowState.ACTIVE, entered)).isEmpty();
        assertThat(ledger.inState(FlowState.NEW, entered)).hasSize(1);
        assertThat(ledger.inState(FlowState.ACTIVE, entered.plusMillis(1)))
                .isEqualTo(ledger.entries().toList());
        assertThat(ledger.inState(FlowState.NEW, AT)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.inState(FlowState.NEW, AS_OF.plusNanos(1)))
                .withMessage("at must be the horizon '" + AS_OF + "' or before it, but was '" + AS_OF.plusNanos(1)
                        + "'. Nothing is known from the horizon on.");
    }

    @Test
    void nanoseconds_order_rows_of_one_millisecond_whatever_their_sequences_say() {
        FlowLedger ledger = FlowLedger.of(
                TransitionRows.builder()
                        .add(0, FlowItemType.RISK, FlowState.ACTIVE, AT.plusNanos(900), 0)
                        .add(0, FlowItemType.RISK, FlowState.DONE, AT.plusNanos(100), 1)
                        .build(),
                AS_OF);
        assertThat(ledger.entry(0).orElseThrow().outcome()).isEqualTo(FlowOutcome.IN_PROGRESS);
        assertThat(ledger.findings()).extracting(FlowFinding::kind).containsExactly(FlowFinding.Kind.CLOCK_WENT_BACK);
    }
}

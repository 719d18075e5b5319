package org.operatingmodel.metrics.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;

/** Rows of up to 40 days around a change of the clock, a horizon among them, and windows of that calendar up to it. */
record FlowSample(List<Row> rows, Instant asOf, Windows windows, ZoneId zone) {
    private static final int QUARTER_DAYS = 160;

    FlowLedger ledger() {
        return Row.ledger(rows, asOf);
    }

    FlowFigures figures() {
        return FlowFigures.of(ledger(), windows, Groups.byType());
    }

    FlowSample with(List<Row> others) {
        return new FlowSample(others, asOf, windows, zone);
    }

    private record Change(ZoneId zone, Instant at) {
        static Change of(String zone, String at) {
            return new Change(ZoneId.of(zone), Instant.parse(at));
        }
    }

    @FunctionalInterface
    private interface Calendar {
        Windows windows(Instant first, Instant end, ZoneId zone);
    }

    /** Where the samples come from. */
    static final class Samples extends DomainContextBase {
        /** The clock goes forward or back by an hour, by half an hour; a day is left out. */
        private final Arbitrary<Change> changes = Arbitraries.of(
                Change.of("Z", "2024-03-01T00:00:00Z"),
                Change.of("Europe/Berlin", "2024-03-31T01:00:00Z"),
                Change.of("Europe/Berlin", "2024-10-27T01:00:00Z"),
                Change.of("America/New_York", "2024-03-10T07:00:00Z"),
                Change.of("America/New_York", "2024-11-03T06:00:00Z"),
                Change.of("Australia/Lord_Howe", "2024-04-06T15:00:00Z"),
                Change.of("Australia/Lord_Howe", "2024-10-05T15:30:00Z"),
                Change.of("Pacific/Apia", "2011-12-30T10:00:00Z"));

        private final Arbitrary<Calendar> calendars =
                Arbitraries.of(Windows::days, Windows::weeks, Windows::months, Windows::quarters, Windows::overall);

        /** Ties are frequent; some differ only below a millisecond. */
        private final Arbitrary<Duration> moments = Combinators.combine(
                        Arbitraries.integers().between(0, QUARTER_DAYS),
                        Arbitraries.of(0, 0, 0, 1, 999_999, 1_000_000, 1_500_000))
                .as((quarters, nanos) -> Duration.ofHours(6L * quarters).plusNanos(nanos));

        private final Arbitrary<List<Row>> rows = Arbitraries.of(1, 7)
                .flatMap(items -> Combinators.combine(
                                Arbitraries.integers().between(0, items - 1),
                                Arbitraries.of(FlowItemType.class),
                                Arbitraries.of(FlowState.class),
                                moments,
                                Arbitraries.integers().between(0, 2))
                        .as((item, type, state, moment, sequence) ->
                                new Row(item, type, state, Instant.EPOCH.plus(moment), sequence))
                        .list()
                        .ofMaxSize(60));

        @Provide
        Arbitrary<FlowSample> samples() {
            return Combinators.combine(
                            rows,
                            changes,
                            calendars,
                            moments,
                            Arbitraries.integers().between(1, QUARTER_DAYS),
                            Arbitraries.of(0, 0, 6, 100))
                    .as(Samples::sample)
                    .withoutEdgeCases(); // they are made of single rows and would take up all tries
        }

        private static FlowSample sample(
                List<Row> rows, Change change, Calendar calendar, Duration horizon, int first, int before) {
            Duration shift = Duration.between(Instant.EPOCH, change.at()).minusDays(20);
            Instant asOf = Instant.EPOCH.plus(shift).plus(horizon).plusMillis(1);
            Instant end = asOf.minus(Duration.ofHours(before));
            return new FlowSample(
                    rows.stream().map(row -> row.later(shift)).toList(),
                    asOf,
                    calendar.windows(end.minus(Duration.ofHours(6L * first)), end, change.zone()),
                    change.zone());
        }
    }

    /** The windows, each split at a third of its length where that is a whole millisecond or more. */
    Windows refined() {
        List<Window> finer = new ArrayList<>();
        for (Window window : windows.windows()) {
            Instant cut = window.from().plus(window.length().dividedBy(3)).truncatedTo(ChronoUnit.MILLIS);
            if (cut.isAfter(window.from())) {
                finer.add(new Window(window.from(), cut));
                finer.add(new Window(cut, window.to()));
            } else {
                finer.add(window);
            }
        }
        return new Windows(finer, windows.complete());
    }
}

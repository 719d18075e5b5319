package org.operatingmodel.planning;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.outcome.MetricBound;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.StreamScoped;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * What a value stream tries for some time, and by which figures it will be seen whether that was right.
 *
 * <p>It counts from {@code from} on. One that has ended stays in the portfolio, with its ending.
 *
 * @param id its id, unique among the bets
 * @param title what is tried
 * @param valueStreamId the value stream
 * @param themeId the strategic theme that it serves; absent while it cites none
 * @param outcomeId the outcome that it is for; absent while it is for none
 * @param from the start, included
 * @param to the end, excluded
 * @param exitCriteria what the metrics must come to, all of them; empty while nobody has said
 * @param ending how it ended; absent while it has not
 * @since 0.1
 */
public record Bet(
        BetId id,
        @NotBlank String title,
        ValueStreamId valueStreamId,
        @Nullable ThemeId themeId,
        @Nullable OutcomeId outcomeId,
        Instant from,
        Instant to,
        List<MetricBound> exitCriteria,
        @Nullable BetEnding ending)
        implements StreamScoped, Dated {
    /** @throws IllegalArgumentException if the title is blank, or the end or the ending is not after the start */
    public Bet {
        Objects.requireNonNull(id, "Bet.id");
        Guard.text("Bet.title", title);
        Objects.requireNonNull(valueStreamId, "Bet.valueStreamId");
        Guard.inOrder("Bet.from", from, "Bet.to", Objects.requireNonNull(to, "Bet.to"));
        exitCriteria = List.copyOf(exitCriteria);
        Guard.inOrder("Bet.from", from, "Bet.ending.at", ending == null ? null : ending.at());
    }

    /** Whether it had not ended by the instant: there is no ending, or a later one. */
    @InRules("open at {0}")
    public boolean openAt(Instant asOf) {
        return ending == null || ending.at().isAfter(asOf);
    }

    /** Whether it has at least one exit criterion, and none of them is due before its start or after its end. */
    @InRules("has exit criteria that are due before its end")
    public boolean decidable() {
        return !exitCriteria.isEmpty()
                && exitCriteria.stream().map(MetricBound::due).allMatch(due -> {
                    Instant day = due.atStartOfDay(ZoneOffset.UTC).toInstant();
                    return !day.isBefore(from) && day.isBefore(to);
                });
    }

    /** Whether it takes at most that long from start to end. */
    @InRules("lasts at most {0}")
    public boolean lastsAtMost(Duration longest) {
        return Duration.between(from, to).compareTo(longest) <= 0;
    }

    @Override
    public Instant countsFrom() {
        return from;
    }
}

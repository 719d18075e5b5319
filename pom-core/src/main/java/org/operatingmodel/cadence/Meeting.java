package org.operatingmodel.cadence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.organisation.Discipline;
import org.operatingmodel.organisation.Membership;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.StreamScoped;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * A meeting of a cadence that was held.
 *
 * @param id its id, unique among the meetings
 * @param cadenceId the cadence
 * @param kind what it was held for
 * @param valueStreamId the stream of the cadence
 * @param heldAt when
 * @param attendees who was there and for what they spoke, in no order that matters; empty where nobody wrote it down
 * @param raised what was raised; empty when nothing was
 * @param decisions the decisions that were asked for or taken in it; empty when none was
 * @since 0.1
 */
public record Meeting(
        MeetingId id,
        CadenceId cadenceId,
        CadenceKind kind,
        ValueStreamId valueStreamId,
        Instant heldAt,
        List<Membership> attendees,
        List<RaisedItem> raised,
        List<DecisionRecordId> decisions)
        implements StreamScoped, Dated {
    /** @throws NullPointerException if a part is missing */
    public Meeting {
        Objects.requireNonNull(id, "Meeting.id");
        Objects.requireNonNull(cadenceId, "Meeting.cadenceId");
        Objects.requireNonNull(kind, "Meeting.kind");
        Objects.requireNonNull(valueStreamId, "Meeting.valueStreamId");
        Objects.requireNonNull(heldAt, "Meeting.heldAt");
        attendees = List.copyOf(attendees);
        raised = List.copyOf(raised);
        decisions = List.copyOf(decisions);
    }

    /** Whether somebody who was there spoke for the discipline. */
    @InRules("was attended by somebody who speaks for {0}")
    public boolean attendedBy(Discipline discipline) {
        return attendees.stream().anyMatch(attendee -> attendee.discipline() == discipline);
    }

    /** Whether everything that was raised has an owner. */
    @InRules("has an owner for all that was raised")
    public boolean allOwned() {
        return raised.stream().allMatch(item -> item.owner() != null);
    }

    /** Whether a risk or a bottleneck was raised. */
    @InRules("has a risk or bottleneck raised")
    public boolean surfacedTrouble() {
        return raised.stream().anyMatch(item -> item.kind() == RaisedKind.RISK || item.kind() == RaisedKind.BOTTLENECK);
    }

    /** Whether it was held at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("held within {0} before {1}")
    public boolean heldWithin(Duration age, Instant asOf) {
        return Freshness.within(heldAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return heldAt;
    }
}

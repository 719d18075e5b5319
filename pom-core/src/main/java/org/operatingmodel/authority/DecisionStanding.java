package org.operatingmodel.authority;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Whether a decision that was asked for stands, as of an instant, and which votes made it so.
 *
 * @param decision the decision
 * @param asOf the instant as of which was looked
 * @param ruling what it comes to
 * @param counted the votes that count, ordered by time and person
 * @param refused the votes that do not, in the same order
 * @param authority who has which say as of the instant
 * @since 0.1
 */
public record DecisionStanding(
        DecisionRecord decision,
        Instant asOf,
        Ruling ruling,
        List<Vote> counted,
        List<RefusedVote> refused,
        Authority authority) {
    /** @throws NullPointerException if a part is missing */
    public DecisionStanding {
        Objects.requireNonNull(decision, "DecisionStanding.decision");
        Objects.requireNonNull(asOf, "DecisionStanding.asOf");
        Objects.requireNonNull(ruling, "DecisionStanding.ruling");
        counted = List.copyOf(counted);
        refused = List.copyOf(refused);
        Objects.requireNonNull(authority, "DecisionStanding.authority");
    }

    /** What a decision that was asked for comes to. */
    public enum Ruling {
        /** Enough of those who decide have agreed, and nothing stops it. */
        DECIDED,
        /** It is known who decides, and they have not yet agreed. */
        PENDING,
        /** A veto stands, or those who agreed are overruled. */
        STOPPED,
        /** Nobody decides, or several do, or it is not known who. */
        UNRESOLVED;

        /** Its word in data and messages: the constant in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A vote that does not count.
     *
     * @param vote the vote
     * @param reason why not, in a sentence without a full stop
     */
    public record RefusedVote(Vote vote, String reason) {
        /** @throws NullPointerException if a part is missing */
        public RefusedVote {
            Objects.requireNonNull(vote, "RefusedVote.vote");
            Objects.requireNonNull(reason, "RefusedVote.reason");
        }
    }
}

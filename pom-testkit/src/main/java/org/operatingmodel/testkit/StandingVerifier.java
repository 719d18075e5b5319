package org.operatingmodel.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.authority.DecisionStanding.RefusedVote;
import org.operatingmodel.authority.DecisionStanding.Ruling;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.organisation.PersonId;

/**
 * Whether a decision that was asked for stands, by the votes on it; each assertion returns this, so that the next can follow.
 *
 * @since 0.1
 */
public final class StandingVerifier {
    private final DecisionStanding standing;
    private final Set<PersonId> people;
    private final Expectation expectation;

    StandingVerifier(DecisionStanding standing, Set<PersonId> people) {
        this.standing = standing;
        this.people = people;
        this.expectation =
                new Expectation("Decision '" + standing.decision().id() + "'", " as of " + standing.asOf(), text());
    }

    /** The answer itself. */
    public DecisionStanding standing() {
        return standing;
    }

    /** Enough of those who decide have agreed, and nothing stops it. */
    public StandingVerifier isDecided() {
        return is(Ruling.DECIDED);
    }

    /** It is known who decides, and they have not yet agreed. */
    public StandingVerifier isPending() {
        return is(Ruling.PENDING);
    }

    /** A veto stands, or those who agreed are overruled. */
    public StandingVerifier isStopped() {
        return is(Ruling.STOPPED);
    }

    /** Nobody decides, or several do, or it is not known who. */
    public StandingVerifier isUnresolved() {
        return is(Ruling.UNRESOLVED);
    }

    private StandingVerifier is(Ruling ruling) {
        expectation.check(
                standing.ruling() == ruling, ruling.word(), standing.ruling().word());
        return this;
    }

    /**
     * Exactly the votes of these people count, in any order; no names where none does.
     *
     * @throws IllegalArgumentException if there is no such person
     */
    public StandingVerifier countsVotesOf(String... voters) {
        return votes("one that counts votes of ", standing.counted(), voters);
    }

    /**
     * Exactly the votes of these people are refused, in any order; no names where none is.
     *
     * @throws IllegalArgumentException if there is no such person
     */
    public StandingVerifier refusesVotesOf(String... voters) {
        return votes(
                "one that refuses votes of ",
                standing.refused().stream().map(RefusedVote::vote).toList(),
                voters);
    }

    private StandingVerifier votes(String what, List<Vote> votes, String... voters) {
        Arrays.stream(voters).forEach(voter -> Known.name("person", voter, "a person who is given", people));
        List<String> expected = Arrays.stream(voters).sorted().toList();
        List<String> actual =
                votes.stream().map(vote -> vote.personId().value()).sorted().toList();
        expectation.check(
                actual.equals(expected), what + Expectation.quoted(expected), what + Expectation.quoted(actual));
        return this;
    }

    /** The whole answer is this: the decision, then a line for each vote; indentation of the whole does not matter. */
    public StandingVerifier saying(String text) {
        expectation.says(text, text());
        return this;
    }

    private String text() {
        StringBuilder text =
                new StringBuilder("Decision '" + standing.decision().id() + "', "
                        + standing.authority().request().words() + ", is "
                        + standing.ruling().word() + " as of "
                        + standing.asOf() + ".\n");
        standing.counted()
                .forEach(vote -> text.append("  counted  ").append(words(vote)).append('\n'));
        for (RefusedVote refused : standing.refused()) {
            text.append("  refused  ")
                    .append(words(refused.vote()))
                    .append(": ")
                    .append(refused.reason())
                    .append('\n');
        }
        if (standing.decision().votes().isEmpty()) {
            text.append("  nobody voted\n");
        }
        return text.toString();
    }

    private static String words(Vote vote) {
        return "'" + vote.personId() + "' " + vote.say().word()
                + (vote.overruled() == null ? "" : " '" + vote.overruled() + "'") + ", " + vote.castAt();
    }
}

package org.operatingmodel.authority;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleId;

/**
 * A say that a role has in a decision, by which rule, and who can use it.
 *
 * @param kind which say
 * @param role which role has it
 * @param over which role it overrules; there exactly when it overrules
 * @param quorum how many people who hold the role must agree, from 1
 * @param packId the pack that grants it
 * @param sentence the name of the rule that does
 * @param file the file that the rule is in
 * @param line its line there, from 1
 * @param facts the facts of the rule's first match but for the decision itself; empty when it reads no other
 * @param seats one for each person who holds the role, ordered by person; empty when nobody does
 * @since 0.1
 */
public record GrantedRight(
        RightKind kind,
        RoleId role,
        @Nullable RoleId over,
        int quorum,
        PackId packId,
        String sentence,
        String file,
        int line,
        List<FactReference> facts,
        List<Seat> seats) {
    /** @throws IllegalArgumentException if the quorum is not positive, or the overruled role is there where it must not be, or not */
    public GrantedRight {
        Objects.requireNonNull(kind, "GrantedRight.kind");
        Objects.requireNonNull(role, "GrantedRight.role");
        Guard.positive("GrantedRight.quorum", quorum);
        Objects.requireNonNull(packId, "GrantedRight.packId");
        Objects.requireNonNull(sentence, "GrantedRight.sentence");
        Objects.requireNonNull(file, "GrantedRight.file");
        facts = List.copyOf(facts);
        seats = List.copyOf(seats);
        if ((over != null) != (kind == RightKind.OVERRULES)) {
            throw new IllegalArgumentException(
                    "GrantedRight.over must be there for 'overrules' and for no other kind, but was '" + over
                            + "' for '" + kind.word() + "'.");
        }
    }

    /** Everybody who can use the say, ordered by id; empty when nobody can. */
    public Set<PersonId> actors() {
        Set<PersonId> actors = new TreeSet<>();
        seats.forEach(seat -> actors.addAll(seat.actors()));
        return actors;
    }

    /**
     * How many seats the people can fill when each of them fills one: a delegate of several holders is one person.
     *
     * @return from 0 to the number of seats
     */
    public int seatsFilledBy(Collection<PersonId> people) {
        return seatsFilledBy(new TreeSet<>(people), seats.size());
    }

    /** How many seats they can fill, or {@code enough} of them. */
    private int seatsFilledBy(Set<PersonId> people, int enough) {
        Map<Integer, PersonId> fillers = new HashMap<>();
        int filled = 0;
        for (PersonId person : people) {
            if (filled < enough && fill(person, new HashSet<>(), fillers)) {
                filled++;
            }
        }
        return filled;
    }

    /** Finds a seat for the person, for which others may have to move to another of theirs. */
    private boolean fill(PersonId person, Set<Integer> tried, Map<Integer, PersonId> fillers) {
        for (int seat = 0; seat < seats.size(); seat++) {
            if (seats.get(seat).actors().contains(person) && tried.add(seat)) {
                PersonId other = fillers.get(seat);
                if (other == null || fill(other, tried, fillers)) {
                    fillers.put(seat, person);
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether enough people can use the say. */
    public boolean canBeUsed() {
        return seatsFilledBy(actors(), quorum) >= quorum;
    }
}

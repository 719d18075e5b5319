package org.operatingmodel.metrics.network;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.organisation.PersonId;

/**
 * The few people whose leaving would take most of the knowledge with them (the truck factor).
 *
 * <p>Definition: that of Avelino and others. The person who knows the most units that somebody still knows leaves, again
 * and again, until more than half of the units are known by nobody; how many left is the factor. Of two who know as many,
 * the one whose id comes first leaves.
 * <p>Unit and range: people, from 0, when nobody knows more than half of the units as it is. Empty case: absent without
 * units.
 * <p>Merging: none; count all units together.
 * <p>Limits: greedy, so at times one more than the least number of people. Who knows a unit comes without a date, so the
 * figure has no horizon. It takes time linear in who knows what.
 *
 * @param people those who leave, in that order
 * @see <a href="https://doi.org/10.1109/ICPC.2016.7503718">Avelino, Passos, Hora, Valente, A Novel Approach for Estimating
 *     Truck Factors, International Conference on Program Comprehension, 2016</a>
 * @since 0.1
 */
public record BusFactor(List<PersonId> people) implements Serializable {
    /** @throws NullPointerException if a person is missing */
    public BusFactor {
        people = List.copyOf(people);
    }

    /**
     * The bus factor of units of knowledge, such as files or services. Absent without units; n counts units.
     *
     * @param knownBy who knows each unit; one entry for each unit, empty when nobody does
     */
    public static Measured<BusFactor> of(Collection<Set<PersonId>> knownBy) {
        Basis basis =
                Basis.timeless("people", "truck-factor: greedy, until more than half of the units are known by nobody");
        if (knownBy.isEmpty()) {
            return Measured.absent("There are no units of knowledge.", 0, basis);
        }
        // A unit that somebody who stays knows is known, so how many units those who stay know does not change
        Map<PersonId, List<Integer>> knows = new TreeMap<>();
        List<Integer> knowers = new ArrayList<>();
        for (Set<PersonId> people : knownBy) {
            people.forEach(person ->
                    knows.computeIfAbsent(person, id -> new ArrayList<>()).add(knowers.size()));
            knowers.add(people.size());
        }
        long unknown = knowers.stream().filter(count -> count == 0).count();
        List<PersonId> left = new ArrayList<>();
        Iterator<Map.Entry<PersonId, List<Integer>>> next = knows.entrySet().stream()
                .sorted(Comparator.comparing(person -> -person.getValue().size()))
                .iterator();
        while (unknown <= knownBy.size() - unknown) {
            Map.Entry<PersonId, List<Integer>> person = next.next();
            left.add(person.getKey());
            for (int known : person.getValue()) {
                knowers.set(known, knowers.get(known) - 1);
                unknown += knowers.get(known) == 0 ? 1 : 0;
            }
        }
        return Measured.value(new BusFactor(left), knownBy.size(), basis);
    }

    /**
     * The units that nobody knows once some people have left, in their order: after those of a {@link BusFactor}, more than
     * half.
     *
     * @param left the people who have left
     * @param units the units of knowledge
     * @param knownBy who knows a unit
     */
    public static <T> List<T> behind(
            Collection<PersonId> left, Collection<T> units, Function<? super T, Set<PersonId>> knownBy) {
        Set<PersonId> gone = Set.copyOf(left);
        return units.stream()
                .filter(unit -> gone.containsAll(knownBy.apply(unit)))
                .toList();
    }

    /** How many people there are: the factor. */
    public int count() {
        return people.size();
    }
}

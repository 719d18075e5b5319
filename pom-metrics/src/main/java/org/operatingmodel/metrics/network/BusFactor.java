package org.operatingmodel.metrics.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
 * <p>Limits: greedy, so at times one more than the least number of people.
 *
 * @param people those who leave, in that order
 * @see <a href="https://doi.org/10.1109/ICPC.2016.7503718">Avelino, Passos, Hora, Valente, A Novel Approach for Estimating
 *     Truck Factors, International Conference on Program Comprehension, 2016</a>
 * @since 0.1
 */
public record BusFactor(List<PersonId> people) {
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
        List<PersonId> left = new ArrayList<>();
        while (true) {
            Map<PersonId, Long> knows = new TreeMap<>();
            long known = 0;
            for (Set<PersonId> people : knownBy) {
                if (people.stream().anyMatch(person -> !left.contains(person))) {
                    known++;
                    people.forEach(person -> knows.merge(person, 1L, Long::sum));
                }
            }
            if (known < knownBy.size() - known) {
                return Measured.value(new BusFactor(left), knownBy.size(), basis);
            }
            knows.keySet().removeAll(left);
            Optional<Map.Entry<PersonId, Long>> most = knows.entrySet().stream()
                    .reduce((first, second) -> second.getValue() > first.getValue() ? second : first);
            left.add(most.orElseThrow().getKey());
        }
    }

    /** How many people there are: the factor. */
    public int count() {
        return people.size();
    }
}

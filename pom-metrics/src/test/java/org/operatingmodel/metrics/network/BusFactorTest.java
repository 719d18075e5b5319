package org.operatingmodel.metrics.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.organisation.PersonId;

class BusFactorTest {
    @Test
    void people_leave_until_more_than_half_of_the_units_are_known_by_nobody() {
        // architect knows 3 of 5 alone: 2 are left, fewer than the 3 lost
        assertThat(BusFactor.of(
                        List.of(by("architect"), by("architect"), by("architect"), by("designer"), by("builder"))))
                .isEqualTo(Measured.value(
                        new BusFactor(List.of(new PersonId("architect"))),
                        5,
                        Basis.timeless(
                                "people",
                                "truck-factor: greedy, until more than half of the units are known by nobody")));
    }

    @Test
    void exactly_half_is_not_more_than_half() {
        // architect knows 2 of 4 alone; then builder and designer know one each, and builder comes first
        BusFactor factor =
                present(BusFactor.of(List.of(by("architect"), by("architect"), by("designer"), by("builder"))));
        assertThat(factor.people()).containsExactly(new PersonId("architect"), new PersonId("builder"));
        assertThat(factor.count()).isEqualTo(2);
    }

    @Test
    void shared_knowledge_stays_until_the_last_leaves() {
        // all 3 units are known by 2: the first to leave takes nothing along
        assertThat(present(BusFactor.of(List.of(
                                by("architect", "builder"), by("architect", "builder"), by("architect", "builder"))))
                        .people())
                .containsExactly(new PersonId("architect"), new PersonId("builder"));
        // once the architect left, the builder's unit that the tester knows too counts like the others
        assertThat(present(BusFactor.of(List.of(
                                by("architect"),
                                by("architect"),
                                by("builder", "tester"),
                                by("tester"),
                                by("architect", "builder"),
                                by("designer"))))
                        .people())
                .containsExactly(new PersonId("architect"), new PersonId("builder"), new PersonId("tester"));
    }

    @Test
    void nobody_needs_to_leave_when_most_units_are_orphans() {
        assertThat(present(BusFactor.of(List.of(by(), by(), by("builder")))).count())
                .isZero();
        assertThat(present(BusFactor.of(List.of(by(), by("builder")))).count()).isEqualTo(1);
    }

    @Test
    void the_units_that_nobody_knows_any_more_are_listed() {
        Map<String, Set<PersonId>> knownBy = Map.of(
                "billing",
                by("architect"),
                "search",
                by("architect", "builder"),
                "login",
                by("builder"),
                "print",
                by());
        List<String> units = List.of("search", "print", "login", "billing");
        assertThat(BusFactor.behind(List.of(), units, knownBy::get)).containsExactly("print");
        assertThat(BusFactor.behind(by("architect"), units, knownBy::get)).containsExactly("print", "billing");
        assertThat(BusFactor.behind(by("architect", "builder"), units, knownBy::get))
                .containsExactlyElementsOf(units);
    }

    @Test
    void no_units_have_no_factor() {
        assertThat(reasonOf(BusFactor.of(List.of()))).isEqualTo("There are no units of knowledge.");
    }

    private static Set<PersonId> by(String... people) {
        return Arrays.stream(people).map(PersonId::new).collect(Collectors.toSet());
    }
}

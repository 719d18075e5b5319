package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.operatingmodel.practice.Topic;
import org.operatingmodel.rules.Governance;

class DoctorProperties {
    private static final List<String> DECIDERS = List.of("product-manager", "architect", "executive", "product-lead");

    @Provide
    Arbitrary<Set<String>> deciders() {
        return Arbitraries.of(DECIDERS).set().ofMinSize(1).ofMaxSize(4);
    }

    private static Answer answer(List<String> deciders) {
        StringBuilder rules = new StringBuilder(DoctorTest.right("Security may veto", "vetoes", "security", ""));
        deciders.forEach(role -> rules.append(DoctorTest.right(role + " decides", "decides", role, "")));
        Governance governance = DoctorTest.governance(rules.toString());
        return Doctor.examine(governance, DoctorTest.portfolio().build(), DoctorTest.AS_OF).questions().stream()
                .filter(each -> each.question() == Topic.WHO_DECIDES)
                .findFirst()
                .orElseThrow();
    }

    /** An ambiguity ends only when all but one of the roles in it are gone; each role that is left is still told. */
    @Property(tries = 40)
    void taking_a_right_away_never_hides_an_ambiguity(
            @ForAll("deciders") Set<String> roles, @ForAll @IntRange(max = 3) int gone) {
        List<String> all = new ArrayList<>(roles);
        all.sort(null);
        Answer before = answer(all);
        List<String> left = new ArrayList<>(all);
        left.remove(gone % all.size());
        assertThat(before.state()).isEqualTo(all.size() == 1 ? Answer.State.ANSWERED : Answer.State.AMBIGUOUS);
        if (left.isEmpty()) {
            return; // a pack with a veto and no decider does not load: right-gap
        }
        Answer after = answer(left);
        assertThat(after.state()).isEqualTo(left.size() == 1 ? Answer.State.ANSWERED : Answer.State.AMBIGUOUS);
        assertThat(left).allMatch(role -> after.answers().stream().anyMatch(told -> told.contains("'" + role + "'")));
    }
}

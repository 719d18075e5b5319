package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.portfolio.Portfolio;

/** L7: what a waiver covers, and that one that covers nothing is as good as none. */
class WaiverProperties {
    @Domain(GovernanceDomain.class)
    @Property(tries = 100)
    void what_covers_nothing_equals_none_in_a_review(@ForAll Situation situation) {
        Portfolio portfolio = situation.portfolio();
        Instant asOf = situation.asOf();
        Set<Waiver> used = new HashSet<>();
        Standard.GOVERNANCE.review(portfolio, asOf).decisions().forEach(decision -> used.addAll(used(decision)));
        Portfolio needed = Changed.without(portfolio, fact -> fact instanceof Waiver waiver && !used.contains(waiver));

        List<GateDecision> before = Standard.GOVERNANCE.review(portfolio, asOf).decisions();
        List<GateDecision> after = Standard.GOVERNANCE.review(needed, asOf).decisions();

        assertThat(after.stream().map(Standard::words))
                .isEqualTo(before.stream().map(Standard::words).toList());
        assertThat(after.stream().map(GateDecision::verdict))
                .isEqualTo(before.stream().map(GateDecision::verdict).toList());
    }

    private static Set<Waiver> used(GateDecision decision) {
        Set<Waiver> used = new HashSet<>();
        for (CriterionResult result : decision.results()) {
            if (result instanceof Waived waived) {
                used.add(waived.waiver());
            }
        }
        return used;
    }
}

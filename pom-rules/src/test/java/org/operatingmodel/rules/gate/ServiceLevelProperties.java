package org.operatingmodel.rules.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.Met;

class ServiceLevelProperties {
    @Property(tries = 200)
    void customers_are_promised_at_most_what_the_objective_aims_at(
            @ForAll @IntRange(min = 1, max = 20) int target,
            @ForAll @IntRange(min = 1, max = 20) int promised,
            @ForAll @IntRange(min = 4, max = 7) int scale) {
        Given given = Given.healthy()
                .but("portal-availability", "target", BigDecimal.valueOf(9_979 + target, 4))
                .but(
                        "portal-promise",
                        "target",
                        BigDecimal.valueOf(9_979 + promised, 4).setScale(scale));
        CriterionResult aligned = Cases.decide(given, "limited-launch-exit").results().stream()
                .filter(result -> result.criterion().id().value().equals("limited-launch.slo-aligned"))
                .findFirst()
                .orElseThrow();
        assertThat(aligned instanceof Met).isEqualTo(promised <= target);
    }
}

package org.operatingmodel.testkit.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.rules.RulePack;

class MonotoneTest {
    @Test
    void the_tree_proves_which_standard_criteria_are_monotone() {
        List<String> not = RulePack.standard().rules().stream()
                .filter(rule -> !Monotone.inEvidence(rule))
                .map(rule -> rule.criterionId().value())
                .toList();

        assertThat(not).containsExactly("retirement.customers-migrated");
    }
}

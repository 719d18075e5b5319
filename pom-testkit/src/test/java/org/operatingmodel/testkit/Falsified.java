package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.Portfolio;

/** Promises that do not hold, for {@link SampleFormatTest} alone: no runner finds a class of this name. */
@Domain(GovernanceDomain.class)
class Falsified {
    /** What was decided about last. */
    static @Nullable Situation situation;

    /** What was looked at last. */
    static @Nullable Portfolio portfolio;

    @Property(tries = 500, seed = "7", afterFailure = AfterFailureMode.PREVIOUS_SEED)
    void no_criterion_is_ever_met(@ForAll Situation any) {
        if (Standard.words(Standard.decide(any)).containsValue("met")) {
            situation = any;
            throw new AssertionError("met");
        }
    }

    @Property(tries = 500, seed = "7", afterFailure = AfterFailureMode.PREVIOUS_SEED)
    void nobody_records_evidence(@ForAll Portfolio any) {
        if (!any.evidence().isEmpty()) {
            portfolio = any;
        }
        assertThat(any.evidence()).isEmpty();
    }
}

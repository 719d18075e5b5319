package org.operatingmodel.rules.gate;

import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.healthy;
import static org.operatingmodel.rules.gate.Given.nothing;

import java.math.BigDecimal;
import org.operatingmodel.reliability.SloId;

/** What two gates ask in the same words: error budget is left for every objective. */
final class ErrorBudgets {
    private ErrorBudgets() {}

    // Allowed are (1 - 0.999) x 10,000 = 10 bad events.
    static Cases areLeft(Cases cases) {
        return cases.unmet("nothing is known", nothing(), "$slo : Slo")
                .met("9 of 10 allowed bad events were seen", healthy().but("SloCount", "good", 9_991L))
                .unmet("all 10 allowed bad events were seen", healthy().but("SloCount", "good", 9_990L), "forall")
                .unmet("nothing was counted", healthy().without("SloCount"), "forall")
                .unmet(
                        "no event was seen",
                        healthy().but("SloCount", "good", 0L).but("SloCount", "total", 0L),
                        "forall")
                .unmet(
                        "one of two objectives was not observed",
                        healthy()
                                .with(healthy()
                                        .copyOf(
                                                "portal-availability",
                                                new SloId("speed"),
                                                "target",
                                                new BigDecimal("0.9"))),
                        "forall")
                .unmet(
                        "another product's events were counted",
                        healthy().but("SloCount", "productId", IDENTITY),
                        "forall")
                .met(
                        "another product's objective was not observed",
                        healthy()
                                .with(healthy()
                                        .copyOf("portal-availability", new SloId("speed"), "productId", IDENTITY)))
                .unmet(
                        "the objective is another product's",
                        healthy().but("portal-availability", "productId", IDENTITY),
                        "$slo : Slo");
    }
}

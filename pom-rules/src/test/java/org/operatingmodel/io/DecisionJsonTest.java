package org.operatingmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.Requirement;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.product.ProductId;

class DecisionJsonTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Criterion CRITERION = new Criterion(
            GateId.MVP_EXIT,
            new CriterionId("mvp.telemetry-live"),
            Enforcement.MANDATORY,
            "MVP exit: telemetry is live",
            new PackId("standard"),
            "gate/mvp-exit.drl",
            9,
            null);
    private static final GateDecision DECISION = new GateDecision(
            GateRequest.of("partner-portal", "mvp-exit"),
            AS_OF,
            new PackId("standard"),
            List.of(new PackReference(new PackId("standard"), "1.0.0", "0".repeat(64))),
            List.of(new Unmet(
                    CRITERION,
                    List.of(new FailedCondition(
                            FailedCondition.Kind.MISSING,
                            "Evidence( )",
                            12,
                            5,
                            "no Evidence",
                            List.of(new Requirement("kind", "==", null, "kind TELEMETRY")),
                            List.of(),
                            0)),
                    List.of())),
            List.of());

    @Test
    void a_decision_is_told_with_everything_that_made_it() {
        assertThat(DecisionJson.text(DECISION)).isEqualTo("""
                        {
                          "product": "partner-portal",
                          "gate": "mvp-exit",
                          "asOf": "2026-06-21T00:00:00Z",
                          "verdict": "blocked",
                          "packs": [
                            {
                              "id": "standard",
                              "version": "1.0.0",
                              "digest": "0000000000000000000000000000000000000000000000000000000000000000"
                            }
                          ],
                          "criteria": [
                            {
                              "criterion": "mvp.telemetry-live",
                              "result": "unmet",
                              "blocks": true,
                              "enforcement": "mandatory",
                              "rule": "MVP exit: telemetry is live",
                              "pack": "standard",
                              "file": "gate/mvp-exit.drl",
                              "line": 9,
                              "remedy": null,
                              "facts": [],
                              "failedConditions": [
                                {
                                  "kind": "missing",
                                  "text": "Evidence( )",
                                  "line": 12,
                                  "column": 5,
                                  "summary": "no Evidence",
                                  "enough": [
                                    {
                                      "property": "kind",
                                      "operator": "==",
                                      "value": null,
                                      "text": "kind TELEMETRY"
                                    }
                                  ],
                                  "nearest": [],
                                  "population": 0
                                }
                              ],
                              "refusedWaivers": []
                            }
                          ]
                        }
                        """);
    }

    @Test
    void a_review_holds_its_decisions() {
        PortfolioReview review =
                new PortfolioReview(AS_OF, List.of(DECISION), List.of(new ProductId("web-application")));
        assertThat(DecisionJson.tree(review))
                .containsEntry("blocked", true)
                .containsEntry("decisions", List.of(DecisionJson.tree(DECISION)))
                .containsEntry("withoutGate", List.of("web-application"));
    }
}

package org.operatingmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.Adjustment;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.Population;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.Requirement;
import org.operatingmodel.decision.Terms;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.OverrideDecisionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.ParameterType;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
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
            "Send the events.");
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
    private static final OverrideDecision OVERRIDE = new OverrideDecision(
            new OverrideDecisionId("OD-7"),
            new PackId("standard"),
            new CriterionId("mvp.telemetry-live"),
            Enforcement.WAIVABLE,
            null,
            null,
            null,
            "The vendor is slow.",
            new PersonId("ana"),
            new PersonId("ben"),
            AS_OF.minusSeconds(60),
            AS_OF.plusSeconds(60));

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
                              "remedy": "Send the events.",
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
    void every_other_result_is_told_with_its_reason() {
        Person person = new Person(new PersonId("ana"), "Ana");
        GateDecision decision = new GateDecision(
                GateRequest.of("partner-portal", "mvp-exit"),
                AS_OF,
                new PackId("standard"),
                List.of(new PackReference(new PackId("standard"), "1.0.0", "0".repeat(64))),
                List.of(
                        new Met(
                                criterion("mvp.met"),
                                List.of(new FactReference("$who", person)),
                                3,
                                List.of(new Population("Person( )", 4, 5, "Person", 17))),
                        new Unevaluable(
                                criterion("mvp.broken"),
                                "It has no value.",
                                "value > 1",
                                7,
                                9,
                                List.of(new FactReference(null, person))),
                        new NotApplicable(
                                criterion("mvp.other"),
                                new FailedCondition(
                                        FailedCondition.Kind.MISSING,
                                        "GateReview( )",
                                        2,
                                        5,
                                        "it is no platform",
                                        List.of(),
                                        List.of(),
                                        1))),
                List.of());
        String json = DecisionJson.text(decision);

        assertThat(json)
                .containsSubsequence(
                        "\"criterion\": \"mvp.met\"",
                        "\"blocks\": false",
                        "\"remedy\": null",
                        "\"variable\": \"$who\"",
                        "\"type\": \"Person\"",
                        "\"id\": \"ana\"",
                        "\"name\": \"Ana\"",
                        "\"matches\": 3",
                        "\"text\": \"Person( )\"",
                        "\"size\": 17",
                        "\"criterion\": \"mvp.broken\"",
                        "\"result\": \"unevaluable\"",
                        "\"id\": \"ana\"",
                        "\"cause\": \"It has no value.\"",
                        "\"text\": \"value > 1\"",
                        "\"line\": 7",
                        "\"column\": 9",
                        "\"criterion\": \"mvp.other\"",
                        "\"result\": \"not-applicable\"",
                        "\"scope\": {",
                        "\"summary\": \"it is no platform\"");
    }

    private static Adjustment override(
            @Nullable OverrideDecision decision, @Nullable String refusal, @Nullable PackId outdoneBy) {
        CriterionId id = new CriterionId("mvp.telemetry-live");
        return new Adjustment(
                new PackId("acme"),
                new Adjustment.OfEnforcement(id, Enforcement.MANDATORY, Enforcement.WAIVABLE),
                List.of(id),
                new Adjustment.Overriding(new OverrideDecisionId("OD-7"), "The vendor is slow.", decision),
                refusal,
                outdoneBy);
    }

    @Test
    void what_packs_say_about_others_is_told_with_the_decision_behind_it() {
        Map<String, @Nullable Object> json = DecisionJson.terms(new GateDecision(
                DECISION.request(),
                AS_OF,
                DECISION.definedBy(),
                DECISION.packs(),
                DECISION.results(),
                List.of(),
                new Terms(
                        List.of(),
                        List.of(
                                override(OVERRIDE, null, null),
                                override(null, "Nobody decided 'OD-7'.", null),
                                override(OVERRIDE, null, new PackId("team")),
                                new Adjustment(
                                        new PackId("acme"),
                                        new Adjustment.OfParameter(
                                                new PackId("standard"),
                                                new ParameterId("research-age"),
                                                ParameterType.DAYS,
                                                new BigDecimal("180"),
                                                new BigDecimal("90")),
                                        List.of(),
                                        null,
                                        null,
                                        null)))));
        assertThat(RecordJson.treeText(json)).isEqualTo("""
                {
                  "adjustments": [
                    {
                      "kind": "override",
                      "by": "acme",
                      "holds": true,
                      "criteria": [
                        "mvp.telemetry-live"
                      ],
                      "from": "mandatory",
                      "to": "waivable",
                      "decision": "OD-7",
                      "reason": "The vendor is slow.",
                      "decided": {
                        "id": "OD-7",
                        "packId": "standard",
                        "criterionId": "mvp.telemetry-live",
                        "enforcement": "WAIVABLE",
                        "reason": "The vendor is slow.",
                        "requestedBy": "ana",
                        "decidedBy": "ben",
                        "decidedAt": "2026-06-20T23:59:00Z",
                        "expires": "2026-06-21T00:01:00Z"
                      }
                    },
                    {
                      "kind": "override",
                      "by": "acme",
                      "holds": false,
                      "criteria": [
                        "mvp.telemetry-live"
                      ],
                      "from": "mandatory",
                      "to": "waivable",
                      "decision": "OD-7",
                      "reason": "The vendor is slow.",
                      "decided": null,
                      "refused": "Nobody decided 'OD-7'."
                    },
                    {
                      "kind": "override",
                      "by": "acme",
                      "holds": true,
                      "criteria": [
                        "mvp.telemetry-live"
                      ],
                      "from": "mandatory",
                      "to": "waivable",
                      "decision": "OD-7",
                      "reason": "The vendor is slow.",
                      "decided": {
                        "id": "OD-7",
                        "packId": "standard",
                        "criterionId": "mvp.telemetry-live",
                        "enforcement": "WAIVABLE",
                        "reason": "The vendor is slow.",
                        "requestedBy": "ana",
                        "decidedBy": "ben",
                        "decidedAt": "2026-06-20T23:59:00Z",
                        "expires": "2026-06-21T00:01:00Z"
                      },
                      "outdoneBy": "team"
                    },
                    {
                      "kind": "tightening",
                      "by": "acme",
                      "holds": true,
                      "criteria": [],
                      "pack": "standard",
                      "parameter": "research-age",
                      "from": 180,
                      "to": 90
                    }
                  ]
                }
                """);
    }

    private static Criterion criterion(String id) {
        return new Criterion(
                GateId.MVP_EXIT,
                new CriterionId(id),
                Enforcement.MANDATORY,
                "MVP exit: a rule",
                new PackId("standard"),
                "gate/mvp-exit.drl",
                9,
                null);
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

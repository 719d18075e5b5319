package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.Adjustment;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.FailedConstraint;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.NearMiss;
import org.operatingmodel.decision.Population;
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
import org.operatingmodel.io.DecisionJson;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.product.ProductId;

class LoggedResultTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final PackId PACK = new PackId("house");

    /** A tab, which is a gap in a form; the two characters that it is escaped by; quotes; what is not ASCII. */
    private static final String ODD = "tab\t, escaped \\t, quote \", slash \\, ü and \u0001";

    /** A fact of a host. */
    public record Odd(String id) {}

    private static Criterion criterion(String id, PackId pack) {
        return new Criterion(
                GateId.MVP_EXIT,
                new CriterionId(id),
                Enforcement.MANDATORY,
                "The sentence of " + id,
                pack,
                "rules.drl",
                1,
                null);
    }

    private static FactReference odd(String id) {
        return new FactReference("$odd", new Odd(id));
    }

    private static Unmet unmet(String actual) {
        return new Unmet(
                criterion("house.unmet", PACK),
                List.of(new FailedCondition(
                        FailedCondition.Kind.MISSING,
                        "Odd( id == \"\t\" )",
                        3,
                        5,
                        "no Odd with id '" + ODD + "'",
                        List.of(
                                new Requirement("id", "==", ODD, "id " + ODD),
                                new Requirement("there", "is", null, "there")),
                        List.of(new NearMiss(
                                odd(ODD),
                                Presence.COUNTS,
                                List.of(new FailedConstraint("id == \"\t\"", 3, 9, actual, "id " + ODD)))),
                        2)),
                List.of());
    }

    private static GateDecision decision(CriterionResult... results) {
        return new GateDecision(
                new GateRequest(new ProductId("portal"), GateId.MVP_EXIT),
                AS_OF,
                PACK,
                List.of(),
                List.of(results),
                List.of());
    }

    /** A log of these decisions, which tells their results by forms. */
    private static KeptInMemory logged(GateDecision... decisions) {
        KeptInMemory log = new KeptInMemory();
        ResultForms known = new ResultForms();
        List<String> forms = new ArrayList<>();
        for (GateDecision decision : decisions) {
            log.append(position -> {
                int before = forms.size();
                StringBuilder told = new StringBuilder();
                LoggedResult.of(decision, known)
                        .tell(
                                form -> {
                                    if (!forms.contains(form)) {
                                        forms.add(form);
                                    }
                                    return forms.indexOf(form);
                                },
                                told);
                LogHead head = position.head();
                return "{\"sequence\":" + position.next()
                        + (head == null
                                ? ",\"run\":1,\"recorder\":{\"library\":"
                                        + RecordJson.line(RecordJson.tree(Library.current())) + ",\"packs\":[]}"
                                : ",\"previous\":\"" + head.hash() + "\",\"run\":1")
                        + ",\"recordedAt\":\"" + AS_OF + "\",\"product\":\"portal\",\"gate\":\"mvp-exit\",\"asOf\":\""
                        + AS_OF + "\",\"read\":\"0\",\"forms\":"
                        + RecordJson.line(List.copyOf(forms.subList(before, forms.size()))) + ",\"result\":" + told
                        + "}";
            });
        }
        return log;
    }

    private static List<LoggedDecision> read(DecisionLog log) {
        List<LoggedDecision> all = new ArrayList<>();
        DecisionHistory.of(log).forEach(all::add);
        return all;
    }

    @Test
    void a_result_in_full_is_what_its_parts_are_as_json() {
        Unmet unmet = unmet("id other");
        Unevaluable broken = new Unevaluable(
                criterion("house.broken", PACK), "a cause\twith a tab", "id > 0", 7, 9, List.of(odd(ODD)));
        GateDecision decision = decision(
                new Met(criterion("house.bare", PACK), List.of(), 1, List.of()),
                new Met(
                        criterion("other.met", new PackId("other")),
                        List.of(odd(ODD), new FactReference(null, new Odd("plain"))),
                        3,
                        List.of(new Population("Odd()", 4, 5, "Odd", 17))),
                unmet,
                broken);
        String id = RecordJson.line("$odd = Odd " + ODD);
        String expected = "{\"verdict\":\"blocked\",\"definedBy\":\"house\",\"criteria\":["
                + "{\"criterion\":\"house.bare\",\"result\":\"met\"},"
                + "{\"criterion\":\"other.met\",\"result\":\"met\",\"pack\":\"other\",\"facts\":[" + id
                + ",\"Odd plain\"],\"matches\":3,"
                + "\"lookedAt\":[{\"line\":4,\"column\":5,\"type\":\"Odd\",\"size\":17}]},"
                + RecordJson.line(DecisionJson.logged(unmet)) + ","
                + RecordJson.line(DecisionJson.logged(broken)) + "]}";
        // Twice: the second time by forms that are known.
        List<LoggedDecision> entries = read(logged(decision, decision));
        assertThat(entries).extracting(LoggedDecision::result).containsExactly(expected, expected);
        assertThat(entries.get(1).text()).endsWith(",\"forms\":[],\"result\":" + expected + "}");
        assertThat(LoggedResult.of(decision, new ResultForms()).text()).isEqualTo(expected);
    }

    @Test
    void a_result_is_told_from_one_with_another_value_and_from_one_of_another_form() {
        GateDecision decision = decision(unmet("id one"));
        LoggedDecision logged = read(logged(decision)).get(0);
        ResultForms forms = new ResultForms();
        assertThat(logged.cameTo(LoggedResult.of(decision, forms))).isTrue();
        assertThat(logged.cameTo(LoggedResult.of(decision(unmet("id two")), forms)))
                .isFalse();
        assertThat(logged.cameTo(LoggedResult.of(
                        decision(new Met(criterion("house.unmet", PACK), List.of(), 1, List.of())), forms)))
                .isFalse();
    }

    @Test
    void who_decided_an_override_is_found_as_what_nothing_can_change() {
        OverrideDecisionId id = new OverrideDecisionId("OD-7");
        CriterionId criterion = new CriterionId("house.met");
        Adjustment override = new Adjustment(
                PACK,
                new Adjustment.OfEnforcement(criterion, Enforcement.MANDATORY, Enforcement.WAIVABLE),
                List.of(criterion),
                new Adjustment.Overriding(
                        id,
                        "The \"vendor\" is slow.",
                        new OverrideDecision(
                                id,
                                PACK,
                                criterion,
                                Enforcement.WAIVABLE,
                                null,
                                null,
                                null,
                                "The \"vendor\" is slow.",
                                new PersonId("ann"),
                                new PersonId("bob"),
                                AS_OF.minusSeconds(60),
                                AS_OF.plusSeconds(60))),
                null,
                null);
        GateDecision decision = new GateDecision(
                new GateRequest(new ProductId("portal"), GateId.MVP_EXIT),
                AS_OF,
                PACK,
                List.of(),
                List.of(new Met(criterion("house.met", PACK), List.of(), 1, List.of())),
                List.of(),
                new Terms(List.of(), List.of(override)));
        KeptInMemory log = logged(decision);
        assertThat(Erasure.of(log, "ann")).isEqualTo(new Erasure(0, Set.of(1L)));
        assertThat(Erasure.of(log, "The \"vendor\" is slow.")).isEqualTo(new Erasure(0, Set.of(1L)));
        assertThat(Erasure.of(log, "an")).isEqualTo(new Erasure(0, Set.of()));
    }

    @Test
    void a_form_whose_gaps_are_not_filled_is_told() {
        KeptInMemory log = logged(decision(new Met(criterion("house.met", PACK), List.of(odd("one")), 1, List.of())));
        log.rewrite(body -> body.replace("[\"0\\tone\"]", "[\"0\"]"));
        assertThatThrownBy(() -> read(log).get(0).result())
                .isInstanceOf(LogException.class)
                .hasMessage(
                        "Entry 1 must tell each result by a form and what stands in its gaps, but tells '0': the form has"
                                + " gaps for 1 parts, but there are 0. Verify the log.");
        log.rewrite(body -> body.replace("[\"0\"]", "[\"1\\tone\"]"));
        assertThatThrownBy(() -> read(log).get(0).result())
                .isInstanceOf(LogException.class)
                .hasMessageContaining("the run has told 1 of the forms");
    }
}

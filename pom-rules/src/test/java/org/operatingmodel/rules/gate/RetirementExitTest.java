package org.operatingmodel.rules.gate;

import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.changed;
import static org.operatingmodel.rules.gate.Given.cost;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.evidence;
import static org.operatingmodel.rules.gate.Given.healthy;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.gate.Given.nothing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.funding.Cost;

class RetirementExitTest {
    private static Cases criterion(String id) {
        return Cases.of("retirement-exit", id);
    }

    @TestFactory
    List<DynamicTest> the_data_is_disposed_of() {
        String disposition = "$disposition : Evidence";
        return criterion("retirement.data-disposed")
                .unmet("nothing is known", nothing(), disposition)
                .unmet("nobody did it", healthy().without("data-deleted"), disposition)
                .unmet(
                        "it is another product's data",
                        healthy().but("data-deleted", "productId", IDENTITY),
                        disposition)
                .unmet("it is only planned", healthy().but("data-deleted", "kind", EvidenceKind.DOCUMENT), disposition)
                .met("it is done at that instant", healthy().but("data-deleted", "observedAt", AS_OF))
                .unmet(
                        "it is done a second later",
                        healthy().but("data-deleted", "observedAt", AS_OF.plusSeconds(1)),
                        disposition)
                .tests();
    }

    @TestFactory
    List<DynamicTest> no_customer_is_left_to_move() {
        String migration = "$migration : Evidence";
        return criterion("retirement.customers-migrated")
                .unmet("nothing is known", nothing(), migration)
                .unmet("nobody counted", healthy().without("all-moved"), migration)
                .unmet("one customer is left", healthy().but("all-moved", "value", BigDecimal.ONE), migration)
                .unmet("the count is missing", healthy().but("all-moved", "value", null), migration)
                .met("the count is 0.00", healthy().but("all-moved", "value", new BigDecimal("0.00")))
                .unmet("it is another product's", healthy().but("all-moved", "productId", IDENTITY), migration)
                .unmet("only a document says so", healthy().but("all-moved", "kind", EvidenceKind.DOCUMENT), migration)
                .met("the count is 30 days old", healthy().but("all-moved", "observedAt", daysBefore(30)))
                .unmet(
                        "the count is 30 days and a second old",
                        healthy().but("all-moved", "observedAt", justOver(30)),
                        migration)
                .unmet(
                        "a later count found some",
                        secondCount(daysBefore(5).plusSeconds(1), BigDecimal.ONE),
                        "not Evidence")
                .unmet(
                        "a count at the same instant found some",
                        secondCount(daysBefore(5), BigDecimal.ONE),
                        "not Evidence")
                .met("an earlier count found some", secondCount(justOver(5), BigDecimal.ONE))
                .met("a later count found none, too", secondCount(daysBefore(1), BigDecimal.ZERO))
                .unmet("a later count has no value", secondCount(daysBefore(1), null), "not Evidence")
                .unmet("a count at the same instant has no value", secondCount(daysBefore(5), null), "not Evidence")
                .met("an earlier count has no value", secondCount(justOver(5), null))
                .unmet("a later count is below 0", secondCount(daysBefore(1), BigDecimal.ONE.negate()), "not Evidence")
                .met(
                        "a later count has expired, and so is no fact any more",
                        secondCount(daysBefore(1), BigDecimal.ONE).but("second", "expires", AS_OF))
                .met(
                        "another product's customers are left",
                        secondCount(daysBefore(1), BigDecimal.ONE).but("second", "productId", IDENTITY))
                .met(
                        "a later document counts some",
                        secondCount(daysBefore(1), BigDecimal.ONE).but("second", "kind", EvidenceKind.DOCUMENT))
                .tests();
    }

    private static Given secondCount(Instant observedAt, @Nullable BigDecimal value) {
        return healthy()
                .with(changed(
                        changed(evidence("second", EvidenceKind.CUSTOMER_MIGRATION, null, 0), "observedAt", observedAt),
                        "value",
                        value));
    }

    @TestFactory
    List<DynamicTest> costs_have_stopped() {
        String stopped = "$stopped : RunCost";
        Instant inWindow = daysBefore(30).plusSeconds(1);
        return criterion("retirement.costs-stopped")
                .unmet("nothing is known", nothing(), stopped)
                .unmet("the cost feed is missing", healthy().without("last-bill"), stopped)
                .unmet("a cent is charged", healthy().but("last-bill", "billed", new BigDecimal("0.01")), stopped)
                .unmet("a cent is refunded", healthy().but("last-bill", "billed", new BigDecimal("-0.01")), stopped)
                .unmet(
                        "a refund hides a charge",
                        healthy().with(cost("charge", BigDecimal.TEN), cost("refund", BigDecimal.TEN.negate())),
                        "not Cost")
                .unmet("a refund hides a charge that ends in the window", refundedCharge(inWindow), "not Cost")
                .unmet(
                        "a refund hides a charge for what is not used",
                        healthy().with(unused("charge", BigDecimal.ONE), unused("refund", BigDecimal.ONE.negate())),
                        "not Cost")
                .unmet(
                        "a cent is charged, and nothing of another product",
                        healthy()
                                .but("last-bill", "billed", new BigDecimal("0.01"))
                                .with(changed(cost("other-bill", BigDecimal.ZERO), "productId", IDENTITY)),
                        stopped)
                .met("a charge that ended 30 days ago is refunded with it", refundedCharge(daysBefore(30)))
                .unmet("a monthly charge starts before the window", monthly(BigDecimal.TEN, BigDecimal.TEN), stopped)
                .unmet(
                        "what is used was paid in advance",
                        healthy().but("last-bill", "effective", new BigDecimal("0.01")),
                        "not Cost")
                .unmet(
                        "what is used over a month was paid in advance",
                        monthly(BigDecimal.ZERO, BigDecimal.TEN),
                        "not Cost")
                .met("a monthly bill says 0", monthly(BigDecimal.ZERO, BigDecimal.ZERO))
                .met("what was used is credited", healthy().but("last-bill", "effective", BigDecimal.TEN.negate()))
                .met(
                        "another product is charged",
                        healthy().with(changed(cost("charge", BigDecimal.TEN), "productId", IDENTITY)))
                .met(
                        "only the feed of another product is alive",
                        healthy().but("last-bill", "productId", IDENTITY).but("last-bill", "billed", BigDecimal.TEN))
                .met(
                        "a charge was for a period long ago",
                        healthy()
                                .with(changed(
                                        changed(cost("charge", BigDecimal.TEN), "from", daysBefore(400)),
                                        "to",
                                        daysBefore(399))))
                .tests();
    }

    /** A charge and its refund, for the ten days before the instant. */
    private static Given refundedCharge(Instant to) {
        return healthy()
                .with(until(to, cost("charge", BigDecimal.TEN)), until(to, cost("refund", BigDecimal.TEN.negate())));
    }

    private static Cost unused(String id, BigDecimal billed) {
        return changed(cost(id, billed), "effective", BigDecimal.ZERO);
    }

    private static Cost until(Instant to, Cost cost) {
        return changed(changed(cost, "from", to.minus(Duration.ofDays(10))), "to", to);
    }

    /** The last bill is for the 31 days before the decision, a day more than the window. */
    private static Given monthly(BigDecimal billed, BigDecimal effective) {
        return healthy()
                .but("last-bill", "from", daysBefore(31))
                .but("last-bill", "billed", billed)
                .but("last-bill", "effective", effective);
    }
}

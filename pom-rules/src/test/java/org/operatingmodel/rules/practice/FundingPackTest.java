package org.operatingmodel.rules.practice;

import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.PIA;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.practice.PracticeCases.practice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.funding.Funding;
import org.operatingmodel.funding.FundingId;
import org.operatingmodel.funding.FundingMode;
import org.operatingmodel.funding.FundingTarget;
import org.operatingmodel.funding.Money;
import org.operatingmodel.funding.Tranche;
import org.operatingmodel.funding.TrancheId;
import org.operatingmodel.funding.UnitCostTarget;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.MetricBound;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.MetricKind;
import org.operatingmodel.outcome.MetricValue;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.planning.RoadmapItem;
import org.operatingmodel.planning.RoadmapItemId;
import org.operatingmodel.planning.RunCostCategory;
import org.operatingmodel.planning.RunCostEstimate;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class FundingPackTest {
    private static final ValueStreamId STREAM = new ValueStreamId("partner-growth");
    private static final ValueStreamId SHARED = new ValueStreamId("shared-services");
    private static final MetricId RETENTION = new MetricId("retention");
    private static final MetricId CLICKS = new MetricId("clicks");
    private static final OutcomeId STAY = new OutcomeId("partners-stay");

    private static Product product(ProductId id, ValueStreamId stream, List<ProductId> consumes) {
        return new Product(
                id,
                id.value(),
                ProductKind.APPLICATION,
                Stage.OPERATION,
                Set.of(Channel.WEB),
                stream,
                null,
                null,
                List.of(),
                consumes,
                null);
    }

    private static Given nothing() {
        return new Given(List.of(
                new ValueStream(STREAM, "Partner growth"),
                new ValueStream(SHARED, "Shared services"),
                product(PORTAL, STREAM, List.of(IDENTITY)),
                product(IDENTITY, SHARED, List.of())));
    }

    /** The stream has 80, the capability 20 and projects 25 of 125 thousand: a fifth. */
    private static Given healthy() {
        return nothing()
                .with(
                        new Person(PIA, "Pia"),
                        new MetricDefinition(
                                RETENTION, "Retention", "counted daily", "percent", 1, PIA, MetricKind.OUTCOME),
                        new MetricValue(RETENTION, new BigDecimal("70"), daysBefore(40)),
                        new Outcome(
                                STAY,
                                "Partners stay",
                                OutcomeKind.RETENTION,
                                Direction.INCREASE,
                                "percent",
                                null,
                                null,
                                null,
                                null,
                                RETENTION),
                        funding("for-stream", FundingTarget.VALUE_STREAM, "80000", FundingMode.OUTCOME),
                        funding("for-identity", FundingTarget.CAPABILITY, "20000", FundingMode.OUTCOME),
                        tranche("stream-1", "for-stream", "50000", null, daysBefore(80)),
                        tranche("stream-2", "for-stream", "30000", "70", daysBefore(30)),
                        tranche("identity-1", "for-identity", "5000", "75", null),
                        new RoadmapItem(
                                new RoadmapItemId("item-1"),
                                "Orders by app",
                                List.of(STREAM),
                                null,
                                null,
                                Stream.of(RunCostCategory.values())
                                        .map(category -> new RunCostEstimate(category, euros("0")))
                                        .toList()),
                        new UnitCostTarget(PORTAL, UsageMeasure.ACTIVE_USERS, euros("0.25")),
                        // 25.00 / 100 = 0.25
                        cost("25.00"),
                        new UsageCount(PORTAL, UsageMeasure.ACTIVE_USERS, daysBefore(30), AS_OF, 100));
    }

    private static Given withProject() {
        return healthy().with(funding("for-project", FundingTarget.PROJECT, "25000", FundingMode.FIXED));
    }

    /** Nothing is given for outcomes. */
    private static Given fixed() {
        return healthy()
                .without("stream-2", "identity-1")
                .but("for-stream", "mode", FundingMode.FIXED)
                .but("for-identity", "mode", FundingMode.FIXED);
    }

    private static Cost cost(String amount) {
        return new Cost(
                "bill",
                PORTAL,
                daysBefore(1),
                AS_OF,
                ChargeCategory.USAGE,
                new BigDecimal(amount),
                new BigDecimal(amount),
                "EUR",
                "cloud",
                "compute",
                Map.of());
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    private static Funding funding(String id, FundingTarget target, String amount, FundingMode mode) {
        return new Funding(
                new FundingId(id),
                target,
                target == FundingTarget.VALUE_STREAM ? STREAM : null,
                target == FundingTarget.CAPABILITY ? IDENTITY : null,
                target == FundingTarget.PROJECT ? "Relaunch" : null,
                euros(amount),
                daysBefore(90),
                daysBefore(-90),
                mode,
                List.of(STAY));
    }

    private static Tranche tranche(
            String id, String funding, String amount, @Nullable String bound, @Nullable Instant releasedAt) {
        return new Tranche(
                new TrancheId(id),
                new FundingId(funding),
                euros(amount),
                bound == null
                        ? null
                        : new MetricBound(
                                RETENTION, Direction.INCREASE, new BigDecimal(bound), LocalDate.parse("2026-12-31")),
                releasedAt,
                releasedAt == null ? null : PIA);
    }

    private static MetricValue value(String value, Instant observedAt) {
        return new MetricValue(RETENTION, new BigDecimal(value), observedAt);
    }

    /** The second tranche was asked to come to its bound by that day; it did on 2026-05-12. */
    private static Given due(String day) {
        return healthy()
                .but(
                        "stream-2",
                        "condition",
                        new MetricBound(RETENTION, Direction.INCREASE, new BigDecimal("70"), LocalDate.parse(day)));
    }

    @TestFactory
    List<DynamicTest> the_value_stream_is_funded() {
        String funding = "$funding : Funding";
        return practice("funding.streams-funded")
                .about(STREAM.value())
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), funding)
                .unmet("only another stream is", healthy().but("for-stream", "valueStreamId", SHARED), funding)
                .unmet("it gets nothing", healthy().but("for-stream", "amount", euros("0")), funding)
                .met("it gets a cent", healthy().but("for-stream", "amount", euros("0.01")))
                .met("it gets a fixed sum", healthy().but("for-stream", "mode", FundingMode.FIXED))
                .unmet("it ended at that instant", healthy().but("for-stream", "to", AS_OF), funding)
                .met("it ends a second later", healthy().but("for-stream", "to", AS_OF.plusSeconds(1)))
                .met("it begins at that instant", healthy().but("for-stream", "from", AS_OF))
                .unmet("it begins a second later", healthy().but("for-stream", "from", AS_OF.plusSeconds(1)), funding)
                .tests();
    }

    @TestFactory
    List<DynamicTest> projects_get_at_most_a_fifth() {
        return practice("funding.project-share")
                .met("there is no project", healthy())
                .met("they get a fifth", withProject())
                .unmet(
                        "they get a cent more",
                        withProject().but("for-project", "amount", euros("25000.01")),
                        "accumulate")
                .unmet(
                        "a project that is given money for outcomes gets a cent more",
                        withProject()
                                .but("for-project", "amount", euros("25000.01"))
                                .but("for-project", "mode", FundingMode.OUTCOME),
                        "accumulate")
                .unmet(
                        "two projects get a cent more together",
                        withProject().with(funding("for-second", FundingTarget.PROJECT, "0.02", FundingMode.FIXED)),
                        "accumulate")
                .met(
                        "what projects got before has ended",
                        withProject()
                                .with(Given.changed(
                                        funding("for-second", FundingTarget.PROJECT, "25000", FundingMode.FIXED),
                                        "to",
                                        AS_OF)))
                .unmet("nothing is known", nothing(), "$one : Funding")
                .unmet(
                        "there are two currencies",
                        withProject().but("for-project", "amount", new Money(BigDecimal.ONE, "USD")),
                        "forall")
                .unmet(
                        "all of it is nothing",
                        healthy().but("for-stream", "amount", euros("0")).but("for-identity", "amount", euros("0")),
                        "accumulate")
                .met(
                        "all of it is a cent",
                        healthy().but("for-stream", "amount", euros("0.01")).but("for-identity", "amount", euros("0")))
                .tests();
    }

    @TestFactory
    List<DynamicTest> what_is_shared_is_funded_with_the_product() {
        return practice("funding.shared-first")
                .about(PORTAL.value())
                .met("all is well", healthy())
                .unmet(
                        "the product is funded before the platform",
                        healthy().without("identity-1", "for-identity"),
                        "forall")
                .unmet("nothing is known", nothing(), "forall")
                .unmet("the platform gets nothing", healthy().but("for-identity", "amount", euros("0")), "forall")
                .met("the platform gets a cent", healthy().but("for-identity", "amount", euros("0.01")))
                .unmet(
                        "the platform is funded a second later",
                        healthy().but("for-identity", "from", AS_OF.plusSeconds(1)),
                        "forall")
                .met(
                        "the platform's value stream is funded",
                        healthy().without("identity-1", "for-identity").but("for-stream", "valueStreamId", SHARED))
                .met("it is being retired", healthy().but("partner-portal", "stage", Stage.RETIREMENT))
                .notApplicable("it is retired", healthy().but("partner-portal", "stage", Stage.RETIRED))
                .notApplicable("it consumes nothing", healthy().but("partner-portal", "consumes", List.of()))
                .tests();
    }

    @TestFactory
    List<DynamicTest> no_funding_is_a_lump_sum() {
        return practice("funding.in-tranches")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Funding")
                .unmet("one has no tranche", healthy().without("identity-1"), "forall")
                .met("a fixed sum has none", withProject())
                .met(
                        "a fixed sum is given at once",
                        withProject().with(tranche("all", "for-project", "25000", null, null)))
                .met("there is one funding", healthy().without("identity-1", "for-identity"))
                .unmet("all are fixed sums", fixed(), "exists Funding")
                .unmet("no tranche has a condition", healthy().but("identity-1", "condition", null), "forall")
                .unmet(
                        "the tranche with a condition is worth nothing",
                        healthy().but("identity-1", "amount", euros("0")),
                        "forall")
                .unmet("one tranche is all of it", healthy().but("identity-1", "amount", euros("20000")), "not")
                .met("one tranche is nearly all of it", healthy().but("identity-1", "amount", euros("19999.99")))
                .met("the tranche is worth a cent", healthy().but("identity-1", "amount", euros("0.01")))
                .tests();
    }

    @TestFactory
    List<DynamicTest> later_tranches_are_released_on_progress() {
        return practice("funding.released-on-progress")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Tranche")
                .unmet(
                        "the metric is below its bound",
                        healthy().but("MetricValue", "value", new BigDecimal("69.9")),
                        "forall",
                        "not")
                .unmet("it fell below its bound again", healthy().with(value("69.9", daysBefore(30))), "not")
                .unmet(
                        "another value of that instant is below its bound",
                        healthy().with(value("69.9", daysBefore(40))),
                        "not")
                .met("it was below its bound before", healthy().with(value("69.9", daysBefore(41))))
                .met(
                        "it fell a second after the release",
                        healthy().with(value("69.9", daysBefore(30).plusSeconds(1))))
                .met("it was due on that day", due("2026-05-12"))
                .unmet("it was due a day earlier", due("2026-05-11"), "forall")
                .unmet(
                        "the metric came to it a second too late",
                        healthy()
                                .but("MetricValue", "observedAt", daysBefore(30).plusSeconds(1)),
                        "forall")
                .met("it came to it at that instant", healthy().but("MetricValue", "observedAt", daysBefore(30)))
                .met("it came to it 31 days before", healthy().but("MetricValue", "observedAt", daysBefore(61)))
                .unmet(
                        "it came to it 31 days and a second before",
                        healthy()
                                .but("MetricValue", "observedAt", daysBefore(61).minusSeconds(1)),
                        "forall")
                .unmet("nobody measured", healthy().without("MetricValue"), "forall")
                .unmet(
                        "another metric came to it",
                        healthy()
                                .with(new MetricDefinition(CLICKS, "Clicks", "counted", "percent", 1, PIA))
                                .but("MetricValue", "metricId", CLICKS),
                        "forall")
                .unmet(
                        "a second one was released without condition",
                        healthy().but("stream-2", "condition", null),
                        "not")
                .met(
                        "it will be released a second later",
                        healthy()
                                .but("stream-2", "condition", null)
                                .but("stream-2", "releasedAt", AS_OF.plusSeconds(1)))
                .unmet(
                        "the only one will be released a second later",
                        healthy().without("stream-2").but("stream-1", "releasedAt", AS_OF.plusSeconds(1)),
                        "exists Tranche")
                .met(
                        "the metric is below the bound of one that will be released a second later",
                        healthy().with(tranche("identity-0", "for-identity", "1", "99", AS_OF.plusSeconds(1))))
                .met(
                        "the metric was below the bound of one that was released 180 days and a second ago",
                        healthy()
                                .with(
                                        tranche("identity-0", "for-identity", "1", "99", justOver(180)),
                                        value("70", daysBefore(200))))
                .met(
                        "a newer value of another metric is below the bound",
                        healthy()
                                .with(
                                        new MetricDefinition(CLICKS, "Clicks", "counted", "percent", 1, PIA),
                                        new MetricValue(CLICKS, BigDecimal.ONE, daysBefore(35))))
                .unmet(
                        "it fell below its bound again, and another metric rose later",
                        healthy()
                                .with(
                                        new MetricDefinition(CLICKS, "Clicks", "counted", "percent", 1, PIA),
                                        value("69.9", daysBefore(31)),
                                        new MetricValue(CLICKS, BigDecimal.TEN, daysBefore(30))),
                        "not")
                .unmet(
                        "it fell below its bound again, and rose after the release",
                        healthy().with(value("69.9", daysBefore(31)), value("71", daysBefore(29))),
                        "not")
                .unmet(
                        "nobody measured before one of 180 days ago",
                        healthy().with(tranche("identity-0", "for-identity", "1", "70", daysBefore(180))),
                        "forall")
                .met(
                        "nobody measured before one that is a second older",
                        healthy().with(tranche("identity-0", "for-identity", "1", "70", justOver(180))))
                .unmet(
                        "a second one was released without condition 180 days ago",
                        healthy()
                                .but("stream-1", "releasedAt", daysBefore(300))
                                .with(tranche("stream-0", "for-stream", "1", null, daysBefore(180))),
                        "not")
                .met(
                        "it was released without condition a second before that",
                        healthy()
                                .but("stream-1", "releasedAt", daysBefore(300))
                                .with(tranche("stream-0", "for-stream", "1", null, justOver(180))))
                .unmet(
                        "both were released at one instant",
                        healthy().with(tranche("stream-0", "for-stream", "1", null, daysBefore(80))),
                        "not")
                .unmet(
                        "the second had a condition, the third none",
                        healthy()
                                .without("stream-1")
                                .with(tranche("stream-3", "for-stream", "1", null, daysBefore(29))),
                        "not")
                .met("the first was released with the second", healthy().but("stream-1", "releasedAt", daysBefore(30)))
                .met(
                        "the one without condition is of another funding",
                        healthy().with(tranche("identity-0", "for-identity", "1", null, daysBefore(80))))
                .unmet(
                        "nothing was released for 180 days and a second",
                        healthy().without("stream-2").but("stream-1", "releasedAt", justOver(180)),
                        "exists Tranche")
                .met(
                        "the last one was released 180 days ago",
                        healthy().without("stream-2").but("stream-1", "releasedAt", daysBefore(180)))
                .met(
                        "the only one is released at that instant",
                        healthy().without("stream-2").but("stream-1", "releasedAt", AS_OF))
                .unmet(
                        "nobody measured before one that is released at that instant",
                        healthy().without("MetricValue").but("stream-2", "releasedAt", AS_OF),
                        "forall")
                .unmet(
                        "it fell below the bound of one that is released at that instant",
                        healthy()
                                .but("stream-2", "releasedAt", AS_OF)
                                .with(value("70", daysBefore(20)), value("69.9", daysBefore(10))),
                        "not")
                .unmet(
                        "a second one is released without condition at that instant",
                        healthy().but("stream-2", "condition", null).but("stream-2", "releasedAt", AS_OF),
                        "not")
                .unmet(
                        "it fell below the bound of one of 180 days ago",
                        healthy()
                                .with(
                                        tranche("identity-0", "for-identity", "1", "70", daysBefore(180)),
                                        value("70", daysBefore(200)),
                                        value("69.9", daysBefore(190))),
                        "not")
                .met(
                        "it fell below its bound, and rose again at the instant of the release",
                        healthy().with(value("69.9", daysBefore(31)), value("70", daysBefore(30))))
                .tests();
    }

    @TestFactory
    List<DynamicTest> no_more_is_released_than_approved() {
        return practice("funding.within-approval")
                .met("all of it is released", healthy())
                .unmet("nothing is known", nothing(), "exists Funding")
                .unmet("a cent more is released", healthy().but("stream-2", "amount", euros("30000.01")), "not")
                .unmet(
                        "a cent more is released at that instant",
                        healthy().but("stream-2", "amount", euros("30000.01")).but("stream-2", "releasedAt", AS_OF),
                        "not")
                .met(
                        "more is planned, but not released yet",
                        healthy()
                                .but("stream-2", "amount", euros("30000.01"))
                                .but("stream-2", "releasedAt", AS_OF.plusSeconds(1)))
                .unmet(
                        "a tranche is in another currency",
                        healthy().but("stream-2", "amount", new Money(BigDecimal.ONE, "USD")),
                        "not")
                .met(
                        "another funding and its tranche are in another currency",
                        healthy()
                                .with(Given.changed(
                                        funding("dollars", FundingTarget.PROJECT, "5", FundingMode.FIXED),
                                        "amount",
                                        new Money(BigDecimal.TEN, "USD")))
                                .with(Given.changed(
                                        tranche("dollars-1", "dollars", "5", null, daysBefore(9)),
                                        "amount",
                                        new Money(BigDecimal.TEN, "USD"))))
                .tests();
    }

    @TestFactory
    List<DynamicTest> the_mode_does_not_contradict_itself() {
        return practice("funding.mode-consistent")
                .met("all is well", withProject())
                .met("all are fixed sums", fixed())
                .met("there is one funding", healthy().without("identity-1", "for-identity"))
                .unmet("nothing is known", nothing(), "exists Funding")
                .unmet("money for outcomes names none", healthy().but("for-stream", "outcomeIds", List.of()), "forall")
                .unmet(
                        "a project is funded for outcomes",
                        withProject()
                                .but("for-project", "mode", FundingMode.OUTCOME)
                                .with(tranche("project-1", "for-project", "1", "70", null)),
                        "forall")
                .unmet("money for outcomes comes at once", healthy().without("identity-1"), "forall")
                .unmet(
                        "money for outcomes comes without condition",
                        healthy().but("identity-1", "condition", null),
                        "forall")
                .unmet(
                        "a fixed sum has conditions",
                        withProject().with(tranche("project-1", "for-project", "1", "70", null)),
                        "not")
                .unmet(
                        "a value stream is funded in both ways",
                        healthy().with(funding("yearly", FundingTarget.VALUE_STREAM, "1", FundingMode.FIXED)),
                        "not")
                .met(
                        "a value stream was given a fixed sum until now",
                        healthy()
                                .with(Given.changed(
                                        funding("yearly", FundingTarget.VALUE_STREAM, "1", FundingMode.FIXED),
                                        "to",
                                        AS_OF)))
                .unmet(
                        "a capability is funded in both ways",
                        healthy().with(funding("yearly", FundingTarget.CAPABILITY, "1", FundingMode.FIXED)),
                        "not")
                .met(
                        "another capability is given a fixed sum",
                        healthy()
                                .with(Given.changed(
                                        funding("yearly", FundingTarget.CAPABILITY, "1", FundingMode.FIXED),
                                        "productId",
                                        PORTAL)))
                .met(
                        "another value stream is given a fixed sum",
                        healthy()
                                .with(Given.changed(
                                        funding("yearly", FundingTarget.VALUE_STREAM, "1", FundingMode.FIXED),
                                        "valueStreamId",
                                        SHARED)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> a_unit_costs_no_more_than_its_target() {
        return practice("funding.unit-cost")
                .about(PORTAL.value())
                .met("it costs just that", healthy())
                .unmet("nothing is known", nothing(), "exists UnitCostTarget")
                .unmet("it costs a cent more", healthy().replacing("bill", bill -> cost("25.01")), "forall")
                .unmet("nobody uses it", healthy().but("UsageCount", "count", 0L), "forall")
                .unmet(
                        "only another product is charged: that is no cost of zero",
                        healthy().but("bill", "productId", IDENTITY),
                        "forall")
                .met("it is charged nothing, and says so", healthy().replacing("bill", bill -> cost("0.00")))
                .unmet(
                        "another unit is counted",
                        healthy().but("UsageCount", "measure", UsageMeasure.TRANSACTIONS),
                        "forall")
                .unmet(
                        "the target is in another currency",
                        healthy().but("UnitCostTarget", "limit", new Money(BigDecimal.TEN, "USD")),
                        "forall")
                .unmet(
                        "only another product has a target",
                        healthy().but("UnitCostTarget", "productId", IDENTITY),
                        "exists UnitCostTarget")
                .notApplicable("it is not launched", healthy().but("partner-portal", "stage", Stage.MVP))
                .met("it is launched to some", healthy().but("partner-portal", "stage", Stage.LIMITED_LAUNCH))
                .met("it is generally available", healthy().but("partner-portal", "stage", Stage.GENERAL_AVAILABILITY))
                .notApplicable("it is being retired", healthy().but("partner-portal", "stage", Stage.RETIREMENT))
                .met(
                        "another product misses its target",
                        healthy().with(new UnitCostTarget(IDENTITY, UsageMeasure.ACTIVE_USERS, euros("0.01"))))
                .unmet(
                        "it costs a cent more, and another product less",
                        healthy()
                                .replacing("bill", bill -> cost("25.01"))
                                .with(
                                        Given.changed(
                                                Given.changed(cost("1.00"), "id", "other-bill"), "productId", IDENTITY),
                                        new UsageCount(
                                                IDENTITY, UsageMeasure.ACTIVE_USERS, daysBefore(30), AS_OF, 100)),
                        "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> every_item_says_what_it_will_cost() {
        return practice("funding.run-cost-estimated")
                .met("it is estimated at nothing", healthy())
                .unmet("nothing is known", nothing(), "exists RoadmapItem")
                .unmet("nobody estimated it", healthy().but("item-1", "runCosts", List.of()), "forall")
                .unmet(
                        "nobody estimated a second one",
                        healthy().with(healthy().copyOf("item-1", new RoadmapItemId("item-2"), "runCosts", List.of())),
                        "forall")
                .unmet(
                        "a category is missing",
                        healthy()
                                .but(
                                        "item-1",
                                        "runCosts",
                                        List.of(
                                                new RunCostEstimate(RunCostCategory.INFRASTRUCTURE, euros("1")),
                                                new RunCostEstimate(RunCostCategory.LICENCES, euros("1")))),
                        "forall")
                .tests();
    }
}

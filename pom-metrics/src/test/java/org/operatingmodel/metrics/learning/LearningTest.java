package org.operatingmodel.metrics.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;
import static org.operatingmodel.metrics.learning.LearningFixtures.AS_OF;
import static org.operatingmodel.metrics.learning.LearningFixtures.LOGIN;
import static org.operatingmodel.metrics.learning.LearningFixtures.PORTAL;
import static org.operatingmodel.metrics.learning.LearningFixtures.daysBefore;
import static org.operatingmodel.metrics.learning.LearningFixtures.done;
import static org.operatingmodel.metrics.learning.LearningFixtures.experiment;
import static org.operatingmodel.metrics.learning.LearningFixtures.insight;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.HeldReview;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.learning.InsightId;
import org.operatingmodel.learning.InsightSource;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Spell;
import org.operatingmodel.metrics.Turnaround;
import org.operatingmodel.metrics.organisation.EventRate;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.ProductId;

class LearningTest {
    private static final List<Insight> INSIGHTS = List.of(
            insight("fast", InsightSource.CUSTOMER, 30, "F-1", false),
            insight("slow", InsightSource.CUSTOMER, 100, "F-1", false),
            insight("open", InsightSource.CUSTOMER, 40, null, false),
            insight("declined", InsightSource.CUSTOMER, 50, null, true),
            insight("support", InsightSource.OTHER_TEAM, 20, null, false),
            insight("supplier", InsightSource.PARTNER, 20, null, false),
            insight("own", InsightSource.PRODUCT_TEAM, 20, null, false),
            insight("measured", InsightSource.MEASUREMENT, 20, null, false));

    private static final List<FlowItem> ITEMS = List.of(
            done("F-1", PORTAL, FlowItemType.FEATURE, 10),
            done("F-2", PORTAL, FlowItemType.FEATURE, 90),
            done("F-3", LOGIN, FlowItemType.FEATURE, 5),
            done("F-4", LOGIN, FlowItemType.DEFECT, 5),
            done("F-5", PORTAL, FlowItemType.FEATURE, 91),
            done("F-6", PORTAL, FlowItemType.FEATURE, 0));

    private static final List<Experiment> EXPERIMENTS =
            List.of(experiment("E-1", PORTAL, 90), experiment("E-2", LOGIN, 91), experiment("E-3", LOGIN, 0));

    @Test
    void ideas_are_counted_by_where_they_came_from() {
        IdeaMix mix = IdeaMix.of(INSIGHTS, daysBefore(50), AS_OF);
        // in the window: fast, open, declined; support; supplier; own; measured
        assertThat(present(mix.share(InsightSource.CUSTOMER))).isEqualTo(Ratio.of(3, 7));
        assertThat(present(mix.share(InsightSource.PRODUCT_TEAM))).isEqualTo(Ratio.of(1, 7));
        assertThat(present(mix.outsideShare())).isEqualTo(Ratio.of(5, 7));
        assertThat(mix.share(InsightSource.PARTNER).basis().convention())
                .isEqualTo("idea-source: insights from PARTNER / insights");
    }

    @Test
    void ideas_of_two_windows_add_up() {
        IdeaMix early = IdeaMix.of(INSIGHTS, daysBefore(100), daysBefore(30));
        IdeaMix late = IdeaMix.of(INSIGHTS, daysBefore(30), AS_OF);
        assertThat(late.plus(early)).isEqualTo(IdeaMix.of(INSIGHTS, daysBefore(100), AS_OF));
        assertThat(early.plus(IdeaMix.EMPTY)).isEqualTo(early);
        assertThat(reasonOf(IdeaMix.EMPTY.outsideShare())).isEqualTo("There are no insights.");
    }

    @Test
    void experiments_have_a_rate_and_a_trend() {
        List<Instant> completed =
                EXPERIMENTS.stream().map(Experiment::completedAt).toList();
        // 1 in the 90 days before, with that at the horizon left out; 1 in the 10 days before those
        EventRate now = EventRate.of(completed, daysBefore(90), AS_OF);
        EventRate before = EventRate.of(completed, daysBefore(100), daysBefore(90));
        assertThat(now).isEqualTo(new EventRate(1, Duration.ofDays(90), AS_OF));
        assertThat(present(now.perDay())).isEqualTo(Ratio.of(1, 90));
        assertThat(present(now.trendFrom(before))).isEqualTo(Ratio.of(1, 9));
    }

    @Test
    void features_without_an_experiment_are_theatre() {
        // features: F-1, F-2 of the portal, F-3 of the login; experiments: E-1 of the portal
        ActivityAndLearning both = ActivityAndLearning.of(ITEMS, EXPERIMENTS, daysBefore(90), AS_OF);
        assertThat(both).isEqualTo(new ActivityAndLearning(3, 1, AS_OF));
        assertThat(present(both.experimentsPerFeature())).isEqualTo(Ratio.of(1, 3));
        assertThat(ActivityAndLearning.theatre(ITEMS, EXPERIMENTS, daysBefore(90), AS_OF))
                .containsExactly(LOGIN);
        assertThat(ActivityAndLearning.theatre(ITEMS, List.of(), daysBefore(90), AS_OF))
                .containsExactly(LOGIN, PORTAL);
    }

    @Test
    void what_is_taken_up_again_later_was_completed_until_then() {
        FlowItem again = new FlowItem(
                new FlowItemId("F-7"),
                LOGIN,
                null,
                FlowItemType.FEATURE,
                List.of(
                        new FlowTransition("doing", FlowState.ACTIVE, daysBefore(9), 0),
                        new FlowTransition("done", FlowState.DONE, daysBefore(8), 1),
                        new FlowTransition("doing", FlowState.ACTIVE, AS_OF.plusSeconds(1), 2)));
        assertThat(ActivityAndLearning.of(List.of(again), List.of(), daysBefore(90), AS_OF))
                .isEqualTo(new ActivityAndLearning(1, 0, AS_OF));
        assertThat(ActivityAndLearning.theatre(List.of(again), List.of(), daysBefore(90), AS_OF))
                .containsExactly(LOGIN);
    }

    @Test
    void activity_of_two_windows_adds_up() {
        ActivityAndLearning early = ActivityAndLearning.of(ITEMS, EXPERIMENTS, daysBefore(99), daysBefore(90));
        ActivityAndLearning late = ActivityAndLearning.of(ITEMS, EXPERIMENTS, daysBefore(90), AS_OF);
        assertThat(early.plus(late)).isEqualTo(ActivityAndLearning.of(ITEMS, EXPERIMENTS, daysBefore(99), AS_OF));
        assertThat(reasonOf(ActivityAndLearning.EMPTY.experimentsPerFeature())).isEqualTo("No feature was completed.");
        assertThat(ActivityAndLearning.EMPTY.experimentsPerFeature().n()).isZero();
    }

    @Test
    void what_was_done_before_the_feedback_is_no_answer_to_it() {
        List<Insight> insights = List.of(
                insight("after", InsightSource.CUSTOMER, 9, "F-1", false),
                insight("then", InsightSource.CUSTOMER, 10, "F-1", false));
        assertThat(LoopTimes.feedbackToChange(insights, ITEMS, AS_OF))
                .containsExactly(new Spell(daysBefore(9), null), new Spell(daysBefore(10), daysBefore(10)));
    }

    @Test
    void feedback_is_answered_when_its_change_is_done_and_neither_when_it_is_begun_nor_when_it_is_filed() {
        FlowTransition doing = new FlowTransition("doing", FlowState.ACTIVE, daysBefore(20), 0);
        FlowTransition released = new FlowTransition("released", FlowState.DONE, daysBefore(15), 1);
        FlowTransition filed = new FlowTransition("filed", FlowState.DONE, daysBefore(2), 2);
        List<FlowItem> items = List.of(change("begun", doing), change("filed", doing, released, filed));
        List<Insight> insights = List.of(
                insight("waits", InsightSource.CUSTOMER, 30, "begun", false),
                insight("heard", InsightSource.CUSTOMER, 30, "filed", false));
        assertThat(LoopTimes.feedbackToChange(insights, items, AS_OF))
                .containsExactly(new Spell(daysBefore(30), null), new Spell(daysBefore(30), daysBefore(15)));
    }

    private static FlowItem change(String id, FlowTransition... transitions) {
        return new FlowItem(new FlowItemId(id), PORTAL, null, FlowItemType.FEATURE, List.of(transitions));
    }

    @Test
    void feedback_that_is_declined_at_the_instant_is_declined() {
        List<Insight> declined = List.of(insight("declined", InsightSource.CUSTOMER, 50, null, true));
        Instant at = daysBefore(50).plusSeconds(1);
        assertThat(LoopTimes.feedbackToChange(declined, ITEMS, at)).isEmpty();
        assertThat(LoopTimes.feedbackToChange(declined, ITEMS, at.minusNanos(1)))
                .containsExactly(new Spell(daysBefore(50), null));
    }

    @Test
    void the_later_of_two_horizons_stays() {
        ActivityAndLearning early = ActivityAndLearning.of(ITEMS, EXPERIMENTS, daysBefore(99), daysBefore(90));
        ActivityAndLearning late = ActivityAndLearning.of(ITEMS, EXPERIMENTS, daysBefore(90), AS_OF);
        assertThat(late.plus(early).horizon()).isEqualTo(AS_OF);
        assertThat(late.plus(ActivityAndLearning.EMPTY)).isEqualTo(late);
        assertThat(ActivityAndLearning.EMPTY.plus(late)).isEqualTo(late);
    }

    @Test
    void features_of_another_window_are_no_theatre() {
        assertThat(ActivityAndLearning.theatre(ITEMS, List.of(), daysBefore(400), daysBefore(399)))
                .isEmpty();
    }

    @Test
    void a_gate_is_passed_by_the_first_review_that_passed_it() {
        assertThat(LoopTimes.requestToPassed(List.of(
                        new HeldReview(PORTAL, GateId.MVP_EXIT, daysBefore(15), daysBefore(13), true),
                        new HeldReview(PORTAL, GateId.MVP_EXIT, daysBefore(20), daysBefore(18), true),
                        new HeldReview(PORTAL, GateId.MVP_EXIT, daysBefore(10), daysBefore(5), true))))
                .containsExactly(new Spell(daysBefore(20), daysBefore(18)));
    }

    @Test
    void feedback_is_open_until_its_change_is_delivered() {
        List<Spell> spells = LoopTimes.feedbackToChange(INSIGHTS, ITEMS, AS_OF);
        assertThat(spells)
                .containsExactly(
                        new Spell(daysBefore(30), daysBefore(10)),
                        new Spell(daysBefore(100), daysBefore(10)),
                        new Spell(daysBefore(40), null));
        CensoredTimes times = CensoredTimes.of(spells, AS_OF);
        String convention = Turnaround.FEEDBACK_TO_CHANGE.convention();
        // 20 and 90 days, and one that is open
        assertThat(present(times.percentile(50, convention))).isEqualTo(Duration.ofDays(90));
        assertThat(times.percentile(85, convention).toOptional()).isEmpty();
    }

    @Test
    void feedback_that_is_declined_later_is_open_until_then() {
        Insight declined = new Insight(
                new InsightId("no"), PORTAL, InsightSource.CUSTOMER, "no", daysBefore(50), null, daysBefore(20));
        assertThat(LoopTimes.feedbackToChange(List.of(declined), ITEMS, daysBefore(20)))
                .isEmpty();
        assertThat(LoopTimes.feedbackToChange(
                        List.of(declined), ITEMS, daysBefore(20).minusNanos(1)))
                .containsExactly(new Spell(daysBefore(50), null));
    }

    @Test
    void evidence_waits_for_the_next_review_of_its_product() {
        List<Evidence> evidence = List.of(
                evidence("seen", EvidenceKind.TELEMETRY, 20),
                evidence("deck", EvidenceKind.DOCUMENT, 20),
                evidence("late", EvidenceKind.TELEMETRY, 4));
        List<HeldReview> reviews = List.of(
                new HeldReview(PORTAL, GateId.MVP_EXIT, daysBefore(40), daysBefore(21), false),
                new HeldReview(PORTAL, GateId.MVP_EXIT, daysBefore(15), daysBefore(13), true),
                new HeldReview(PORTAL, GateId.GA_EXIT, daysBefore(10), daysBefore(5), false),
                new HeldReview(LOGIN, GateId.GA_EXIT, daysBefore(19), daysBefore(18), true));
        assertThat(LoopTimes.evidenceToReview(evidence, reviews))
                .containsExactly(new Spell(daysBefore(20), daysBefore(13)), new Spell(daysBefore(4), null));
        // what is seen at the instant of a review is reviewed there
        assertThat(LoopTimes.evidenceToReview(List.of(evidence("then", EvidenceKind.TELEMETRY, 13)), reviews))
                .containsExactly(new Spell(daysBefore(13), daysBefore(13)));
        // of each product at each gate, from the first request to the first that passed
        assertThat(LoopTimes.requestToPassed(reviews))
                .containsExactly(
                        new Spell(daysBefore(19), daysBefore(18)),
                        new Spell(daysBefore(10), null),
                        new Spell(daysBefore(40), daysBefore(13)));
    }

    @Test
    void a_concept_is_open_until_its_first_coded_prototype() {
        // 20 - 13 = 7 days and 40 - 39 = 1 day; the median of 1, 7 and one that is open is rank ceil(0.5 * 3) = 2: 168
        // hours
        List<Evidence> evidence = List.of(
                about(evidence("tried-again", LoopTimes.CODED_PROTOTYPE, 5), PORTAL, "one-click"),
                about(evidence("drawn-again", LoopTimes.CONCEPT, 15), PORTAL, "one-click"),
                about(evidence("drawn", LoopTimes.CONCEPT, 20), PORTAL, "one-click"),
                about(evidence("tried", LoopTimes.CODED_PROTOTYPE, 13), PORTAL, "one-click"),
                about(evidence("wished", LoopTimes.CONCEPT, 30), PORTAL, "dark-mode"),
                about(evidence("built", EvidenceKind.RUNNABLE_BUILD, 10), PORTAL, "dark-mode"),
                about(evidence("tried-by-others", LoopTimes.CODED_PROTOTYPE, 10), LOGIN, "dark-mode"),
                about(evidence("thought-by-others", LoopTimes.CONCEPT, 40), LOGIN, "one-click"),
                about(evidence("done-by-others", LoopTimes.CODED_PROTOTYPE, 39), LOGIN, "one-click"),
                evidence("unnamed", LoopTimes.CONCEPT, 9));
        List<Spell> spells = LoopTimes.conceptToPrototype(evidence);
        assertThat(spells)
                .containsExactly(
                        new Spell(daysBefore(40), daysBefore(39)),
                        new Spell(daysBefore(30), null),
                        new Spell(daysBefore(20), daysBefore(13)));
        assertThat(present(
                        CensoredTimes.of(spells, AS_OF).percentile(50, Turnaround.CONCEPT_TO_PROTOTYPE.convention())))
                .isEqualTo(Duration.ofHours(168));
        assertThat(LoopTimes.conceptToPrototype(List.of())).isEmpty();
    }

    @Test
    void concepts_come_by_product_and_subject() {
        // the subject of 9 days before is concept-1, that of the day before concept-9
        List<Evidence> evidence = IntStream.rangeClosed(1, 9)
                .mapToObj(days -> about(
                        evidence("drawn-" + days, LoopTimes.CONCEPT, days),
                        days % 2 == 0 ? PORTAL : LOGIN,
                        "concept-" + (10 - days)))
                .toList();
        assertThat(LoopTimes.conceptToPrototype(evidence))
                .containsExactlyElementsOf(Stream.of(9, 7, 5, 3, 1, 8, 6, 4, 2)
                        .map(days -> new Spell(daysBefore(days), null))
                        .toList());
    }

    @Test
    void a_prototype_before_its_concept_took_no_time() {
        List<Evidence> evidence = List.of(
                about(evidence("drawn", LoopTimes.CONCEPT, 5), PORTAL, "one-click"),
                about(evidence("tried", LoopTimes.CODED_PROTOTYPE, 9), PORTAL, "one-click"));
        assertThat(LoopTimes.conceptToPrototype(evidence)).containsExactly(new Spell(daysBefore(5), daysBefore(5)));
    }

    private static Evidence about(Evidence evidence, ProductId productId, String subject) {
        return new Evidence(
                evidence.id(),
                productId,
                evidence.kind(),
                subject,
                null,
                evidence.reference(),
                evidence.author(),
                evidence.observedAt(),
                null,
                null,
                null);
    }

    private static Evidence evidence(String id, EvidenceKind kind, int daysAgo) {
        return new Evidence(
                new EvidenceId(id),
                PORTAL,
                kind,
                null,
                null,
                URI.create("https://evidence.example/" + id),
                new PersonId("ada"),
                daysBefore(daysAgo),
                null,
                null,
                null);
    }
}

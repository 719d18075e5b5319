package org.operatingmodel.testkit.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.Role;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackLayer;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.testkit.Portfolios;
import org.operatingmodel.testkit.Situation;
import org.operatingmodel.valuestream.ValueStream;

/** Faults that only an engine could commit: each breaks its law, and is shown with at most three facts. */
class SeededFaultsTest {
    private static final RulePack STANDARD = RulePack.standard();
    private static final int MOST_SITUATIONS = 20_000;
    private static final String RULE = """
            import java.time.Duration;
            import org.operatingmodel.evidence.Evidence;
            import org.operatingmodel.evidence.EvidenceKind;
            import org.operatingmodel.gate.GateReview;

            rule "MVP exit: %1$s"
                @gate( "mvp-exit" )
                @criterion( "own.asked" )
                @enforcement( "mandatory" )
            when
                GateReview( $product : productId, $asOf : asOf )
                %2$s
            then
            end
            """;

    @Example
    void a_loosened_base_rule() {
        caught(Law.FAIL_CLOSED, Faulty::looseningABaseRule, STANDARD);
    }

    @Example
    void absence_that_passes() {
        caught(Law.AGREEMENT, sound -> Faulty.passingWhatIsNotThere(sound, "mvp.telemetry-live"), STANDARD);
    }

    @Example
    void evidence_that_counts_at_its_very_end() {
        caught(Law.FRESHNESS, Faulty::offByOneAtTheEnd, own("telemetry", "Evidence( productId == $product )"));
    }

    @Example
    void a_waiver_that_never_ends() {
        caught(Law.WAIVERS, Faulty::waiversWithoutEnd, STANDARD);
    }

    @Example
    void a_waiver_for_oneself() {
        caught(Law.WAIVERS, Faulty::selfApproval, STANDARD);
    }

    @Example
    void an_order_that_matters() {
        caught(Law.PURITY, Faulty::seeingTheFirstOnly, own("value", "Evidence( productId == $product, value > 1 )"));
    }

    @Example
    void evidence_of_other_products() {
        caught(Law.LOCALITY, Faulty::readingOtherProducts, own("evidence", "Evidence( productId == $product )"));
    }

    @Example
    void a_criterion_that_is_left_out() {
        caught(Law.FAIL_CLOSED, Faulty::leavingOut, STANDARD);
    }

    @Example
    void an_escalation_that_goes_round() {
        assertThat(caught(Law.ESCALATION, Faulty::goingRound, STANDARD).command())
                .isEqualTo("gatehouse escalations portfolio.yaml --as-of 2026-06-21T00:00:00Z");
    }

    @Example
    void a_conflict_that_is_settled_by_order() {
        Counterexample counterexample = caught(Law.RIGHTS, Faulty::takingTheFirstDecider, STANDARD, rights("scope"));

        assertThat(counterexample.command())
                .isEqualTo(
                        "gatehouse who-decides portfolio.yaml --as-of 2026-06-21T00:00:00Z --decision scope --product "
                                + counterexample.situation().request().productId() + " --gate "
                                + counterexample.situation().request().gateId());
        assertThat(counterexample.text()).contains("\n   " + counterexample.command() + "\n");
    }

    @Example
    void a_waiver_by_who_has_no_right_to() {
        caught(Law.WAIVERS, Faulty::takingAnyGranter, STANDARD, rights("waiver"));
    }

    @Example
    void practices_for_which_the_order_matters() {
        Counterexample counterexample = caught(Law.PURITY, Faulty::assessingTheFirstOnly, practice());

        assertThat(counterexample.command()).isEqualTo("gatehouse assess portfolio.yaml --as-of 2026-06-21T00:00:00Z");
    }

    @Example
    void an_item_of_flow_that_is_not_counted() {
        caught(
                Law.FIGURES,
                Faulty::countingAllButTheLast,
                own("load", "org.operatingmodel.metrics.flow.FlowLoad( productId == $product, inProgress <= 1 )"));
    }

    @Example
    void evidence_of_exactly_sixty_days() {
        RulePack sixty =
                own("sixty", "Evidence( productId == $product, observedAt >= $asOf.minus( Duration.ofDays( 60 ) ) )");
        RulePack less =
                own("sixty", "Evidence( productId == $product, observedAt > $asOf.minus( Duration.ofDays( 60 ) ) )");

        Counterexample counterexample = caught(Law.AGREEMENT, sound -> Governance.load(less), sixty);

        assertThat(counterexample.situation().portfolio().evidence())
                .extracting(Evidence::observedAt)
                .containsExactly(Portfolios.AS_OF.minus(Duration.ofDays(60)));
    }

    @Example
    void evidence_of_a_kind_of_the_pack() {
        PackManifest manifest = new PackManifest(
                new PackId("own"),
                "1.0.0",
                "test kit",
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(new EvidenceKind("PEN_TEST")),
                List.of(),
                List.of());
        RulePack pack = RulePack.of(
                manifest,
                Map.of(
                        "own.drl",
                        RULE.formatted("tested", "Evidence( productId == $product, kind == \"PEN_TEST\" )")
                                .replace("import org.operatingmodel.evidence.EvidenceKind;\n", "")
                                .getBytes(StandardCharsets.UTF_8)));

        Counterexample counterexample = caught(Law.FRESHNESS, Faulty::offByOneAtTheEnd, pack);

        assertThat(counterexample.situation().portfolio().evidence())
                .extracting(Evidence::kind)
                .containsExactly(new EvidenceKind("PEN_TEST"));
    }

    @Example
    void a_criterion_with_the_wrong_polarity() {
        caught(Law.AGREEMENT, sound -> Faulty.invertingACriterion(sound, "mvp.telemetry-live"), STANDARD);
    }

    @Example
    void a_share_that_is_taken_for_percents() {
        caught(
                Law.AGREEMENT,
                Faulty::takingSharesForPercents,
                own("share", "Evidence( productId == $product, value > 50 )"));
    }

    private static Counterexample caught(Law law, UnaryOperator<DecisionService> faulty, RulePack... packs) {
        Policy sound = Policy.of(packs);
        Policy wrong =
                Policy.of(List.of(packs), chosen -> faulty.apply(Governance.load(chosen.toArray(RulePack[]::new))));
        Random random = new Random(20_260_621);
        RandomGenerator<Situation> situations =
                new PolicyLaws(packs) {}.situations().generator(1000);
        for (int i = 0; i < MOST_SITUATIONS; i++) {
            Situation situation = situations.next(random).value();
            Optional<Breach> breach = law.breach(wrong, situation);
            if (breach.isPresent()) {
                Counterexample counterexample = Counterexample.of(law, wrong, situation, breach.get());
                assertThat(law.breach(sound, counterexample.situation())).isEmpty();
                assertThat(telling(counterexample)).as(counterexample.text()).hasSizeLessThanOrEqualTo(3);
                assertThat(read(counterexample, packs))
                        .isEqualTo(counterexample.situation().portfolio());
                return counterexample;
            }
        }
        throw new AssertionError(law + " is not broken by any of " + MOST_SITUATIONS + " situations");
    }

    /** The portfolio of the file that the text shows. */
    private static Portfolio read(Counterexample counterexample, RulePack... packs) {
        String text = counterexample.text();
        Matcher file = Pattern.compile("(?ms)^schemaVersion.*").matcher(text);
        assertThat(file.find()).as(text).isTrue();
        try {
            Path path = Files.createTempFile("counterexample", ".yaml");
            try {
                Set<EvidenceKind> kinds = Arrays.stream(packs)
                        .flatMap(pack -> pack.evidenceKinds().stream())
                        .collect(Collectors.toSet());
                return PortfolioReader.standard().knowing(kinds).read(Files.writeString(path, file.group()));
            } finally {
                Files.delete(path);
            }
        } catch (IOException | PortfolioException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The facts that say something, beside the lists of who and what there is to refer to. */
    private static List<Record> telling(Counterexample counterexample) {
        List<Record> facts = new ArrayList<>(counterexample.factsBesideProducts());
        facts.removeIf(fact ->
                fact instanceof Person || fact instanceof ValueStream || fact instanceof Role || fact instanceof Team);
        return facts;
    }

    private static RulePack own(String name, String condition) {
        PackManifest manifest =
                new PackManifest(new PackId("own"), "1.0.0", "test kit", List.of(), List.of(), List.of());
        return RulePack.of(
                manifest, Map.of("own.drl", RULE.formatted(name, condition).getBytes(StandardCharsets.UTF_8)));
    }

    /** A practice that every product is asked about. */
    private static RulePack practice() {
        PackManifest manifest =
                new PackManifest(new PackId("own"), "1.0.0", "test kit", List.of(), List.of(), List.of());
        String text = """
                import org.operatingmodel.evidence.Evidence;
                import org.operatingmodel.practice.ReviewedProduct;

                rule "Something of value is known"
                    @practice( "own.value" )
                    @area( "business-alignment" )
                when
                    ReviewedProduct( $product : productId )
                    Evidence( productId == $product, value > 1 )
                then
                end
                """;
        return RulePack.of(manifest, Map.of("own.drl", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Two roles decide the same; one does where it is who may waive. */
    private static RulePack rights(String decision) {
        PackManifest manifest = new PackManifest(
                new PackId("rights"),
                "1.0.0",
                "test kit",
                PackLayer.ORGANISATION,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        String text = """
                import org.operatingmodel.authority.PendingDecision;

                rule "The product lead decides" @right( "decides" ) @decision( "%1$s" ) @by( "product-lead" )
                when PendingDecision( ) then end

                rule "Operations %2$s" @right( "%2$s" ) @decision( "%1$s" ) @by( "operations" )
                when PendingDecision( ) then end
                """.formatted(decision, decision.equals("waiver") ? "consulted" : "decides");
        return RulePack.of(manifest, Map.of("rights.drl", text.getBytes(StandardCharsets.UTF_8)));
    }
}

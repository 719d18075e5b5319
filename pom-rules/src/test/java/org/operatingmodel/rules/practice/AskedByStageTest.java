package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.gate.Given.AS_OF;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.rules.report.Doctor;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** In which stages the practices of the library are asked of a product, whatever is known about it. */
class AskedByStageTest {
    private static final ValueStreamId STREAM = new ValueStreamId("growth");
    private static final List<PracticeResult> RESULTS = Governance.load(
                    Stream.concat(Doctor.packs().stream(), Stream.of(RulePack.shipped("roles")))
                            .toArray(RulePack[]::new))
            .assess(aProductOfEachKindInEachStage().portfolio(), AS_OF)
            .results();

    private static Given aProductOfEachKindInEachStage() {
        List<Record> facts = new ArrayList<>(List.of(new ValueStream(STREAM, "Growth")));
        for (ProductKind kind : ProductKind.values()) {
            for (Stage stage : Stage.values()) {
                List<ProductId> consumes =
                        kind == ProductKind.PLATFORM ? List.of() : List.of(id(ProductKind.PLATFORM, Stage.OPERATION));
                facts.add(new Product(
                        id(kind, stage),
                        stage.name(),
                        kind,
                        stage,
                        EnumSet.allOf(Channel.class),
                        STREAM,
                        null,
                        null,
                        List.of(),
                        consumes,
                        null));
            }
        }
        return new Given(facts);
    }

    private static ProductId id(ProductKind kind, Stage stage) {
        return new ProductId((kind + "-" + stage).toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Set<PracticeId> practicesOfProducts() {
        Set<PracticeId> practices = new TreeSet<>();
        RESULTS.stream()
                .filter(result -> result.productId() != null)
                .forEach(result -> practices.add(result.practice().id()));
        return practices;
    }

    /** The stages in which a product of some kind is asked. */
    private static Set<Stage> asked(PracticeId practice) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (PracticeResult result : RESULTS) {
            if (result.practice().id().equals(practice) && result.verdict() != PracticeVerdict.NOT_APPLICABLE) {
                for (Stage stage : Stage.values()) {
                    for (ProductKind kind : ProductKind.values()) {
                        if (id(kind, stage).equals(result.productId())) {
                            stages.add(stage);
                        }
                    }
                }
            }
        }
        return stages;
    }

    static Set<PracticeId> practices() {
        Set<PracticeId> practices = new TreeSet<>();
        RESULTS.forEach(result -> practices.add(result.practice().id()));
        return practices;
    }

    /** There are products of each kind in each stage, and nothing else; nobody is asked about partners where there are none. */
    @ParameterizedTest
    @MethodSource("practices")
    void nothing_is_met_where_nothing_is_known(PracticeId practice) {
        assertThat(RESULTS)
                .filteredOn(result -> result.practice().id().equals(practice))
                .extracting(PracticeResult::verdict)
                .contains(
                        practice.value().startsWith("partner.")
                                ? PracticeVerdict.NOT_APPLICABLE
                                : PracticeVerdict.UNMET)
                .isSubsetOf(PracticeVerdict.UNMET, PracticeVerdict.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @MethodSource("practicesOfProducts")
    void a_retired_product_is_asked_nothing(PracticeId practice) {
        assertThat(asked(practice)).isNotEmpty().doesNotContain(Stage.RETIRED);
    }

    /** Who decides, who owns it, what it is for, what is learnt, and what it shares: all else begins with the MVP. */
    @Test
    void a_product_in_discovery_is_asked_only_what_can_be_there() {
        assertThat(practicesOfProducts().stream()
                        .filter(practice -> asked(practice).contains(Stage.DISCOVERY)))
                .extracting(PracticeId::value)
                .containsExactly(
                        "funding.shared-first",
                        "organisation.central-vision-local-execution",
                        "organisation.continuous-research",
                        "organisation.discovery-connected",
                        "organisation.enablers-not-gatehouses",
                        "organisation.one-last-word",
                        "organisation.outcome-accountability",
                        "organisation.ownership-spans",
                        "organisation.product-manager-decides",
                        "organisation.standards-shaped",
                        "outcomes.accountable",
                        "outcomes.no-end-date",
                        "outcomes.strategy-linked",
                        "platform.capabilities-reviewed");
    }

    /** Who decides and what it shares is asked until it is gone; all else ends with the decision to shut it down. */
    @Test
    void a_product_that_is_being_retired_is_asked_who_decides() {
        assertThat(practicesOfProducts().stream()
                        .filter(practice -> asked(practice).contains(Stage.RETIREMENT)))
                .extracting(PracticeId::value)
                .containsExactly(
                        "funding.shared-first",
                        "organisation.central-vision-local-execution",
                        "organisation.enablers-not-gatehouses",
                        "organisation.one-last-word",
                        "organisation.product-manager-decides",
                        "organisation.roles-filled",
                        "organisation.standards-shaped",
                        "platform.capabilities-reviewed");
    }
}

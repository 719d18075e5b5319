package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LowerChars;
import net.jqwik.api.constraints.StringLength;
import org.operatingmodel.organisation.DeclaredOperatingModel;
import org.operatingmodel.organisation.DevelopmentMethod;
import org.operatingmodel.organisation.OperatingModelType;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.OperatingModelProfile;
import org.operatingmodel.rules.RulePack;

/** Rows 150 and 158 to 164 of the operating model: names and words do not decide, what is done does. */
class OperatingModelClassificationProperties {
    @Property(tries = 40)
    void the_kind_does_not_depend_on_ids(
            @ForAll OperatingModelType rights,
            @ForAll @IntRange(max = 4) int sharing,
            @ForAll boolean served,
            @ForAll @IntRange(max = 5) int delivering,
            @ForAll @IntRange(max = 5) int researching,
            @ForAll @LowerChars @StringLength(min = 1, max = 20) String prefix) {
        OperatingModelClassification plain = OperatingModelClassificationTest.classified(
                rights,
                OperatingModelClassificationTest.portfolio(
                        sharing, served, delivering, researching, UnaryOperator.identity()));
        OperatingModelClassification renamed = OperatingModelClassificationTest.classified(
                rights,
                OperatingModelClassificationTest.portfolio(
                        sharing, served, delivering, researching, id -> prefix + "-" + id));

        assertThat(renamed).isEqualTo(plain);
    }

    @Property(tries = 20)
    void a_declared_method_and_kind_have_no_effect_on_verdicts(
            @ForAll OperatingModelType kind, @ForAll DevelopmentMethod method, @ForAll OperatingModelType rights) {
        Governance governance = Governance.load(OperatingModelProfile.of(rights).packs());
        Portfolio silent = OperatingModelClassificationTest.golden(rights, UnaryOperator.identity());
        Portfolio telling = silent.toBuilder()
                .operatingModels(new DeclaredOperatingModel(kind, method, OperatingModelClassificationTest.AS_OF, null))
                .build();

        assertThat(governance.review(telling, OperatingModelClassificationTest.AS_OF))
                .isEqualTo(governance.review(silent, OperatingModelClassificationTest.AS_OF));
        assertThat(Governance.load(RulePack.standard())
                        .review(telling, OperatingModelClassificationTest.AS_OF)
                        .decisions())
                .allSatisfy(
                        decision -> assertThat(decision.facts()).noneMatch(DeclaredOperatingModel.class::isInstance));
    }
}

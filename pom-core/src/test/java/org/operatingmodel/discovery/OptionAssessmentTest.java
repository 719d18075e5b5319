package org.operatingmodel.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.ProductId;

class OptionAssessmentTest {
    private static OptionAssessment chosen(@Nullable SourcingOption option) {
        return new OptionAssessment(
                new AssessmentId("sourcing"),
                new ProductId("partner-portal"),
                Set.of(SourcingOption.PARTNER, SourcingOption.BUILD),
                List.of("cost"),
                option,
                new PersonId("lea"),
                Instant.EPOCH);
    }

    @Test
    void what_was_compared_with_nothing_is_not_chosen() {
        assertThat(chosen(SourcingOption.BUILD).options())
                .containsExactly(SourcingOption.BUILD, SourcingOption.PARTNER);
        assertThat(chosen(null).chosen()).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chosen(SourcingOption.BUY))
                .withMessage(
                        "OptionAssessment.chosen must be one of the options [BUILD, PARTNER], but was 'BUY'. Compare"
                                + " it, or choose another.");
    }
}

package org.operatingmodel.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.UsageMeasure;
import org.operatingmodel.valuestream.ValueStreamId;

class FundingTest {
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");

    private static Funding funding(
            FundingTarget target, @Nullable String stream, @Nullable String product, @Nullable String project) {
        return new Funding(
                new FundingId("F-1"),
                target,
                stream == null ? null : new ValueStreamId(stream),
                product == null ? null : new ProductId(product),
                project,
                euros("10"),
                JULY,
                OCTOBER,
                FundingMode.OUTCOME,
                List.of());
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    @Test
    void it_names_what_is_funded_and_nothing_else() {
        assertThat(funding(FundingTarget.VALUE_STREAM, "partner-sales", null, null)
                        .countsFrom())
                .isEqualTo(JULY);
        assertThat(funding(FundingTarget.CAPABILITY, null, "login", null).expires())
                .isEqualTo(OCTOBER);
        assertThat(funding(FundingTarget.PROJECT, null, null, "Relaunch").project())
                .isEqualTo("Relaunch");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> funding(FundingTarget.VALUE_STREAM, null, null, null))
                .withMessage("Funding.valueStreamId must be there where a VALUE_STREAM is funded, but was absent. Name"
                        + " what is funded, and nothing else.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> funding(FundingTarget.PROJECT, null, "login", "Relaunch"))
                .withMessage("Funding.productId must be absent where a PROJECT is funded, but was 'login'. Name what is"
                        + " funded, and nothing else.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> funding(FundingTarget.CAPABILITY, null, "login", "Relaunch"))
                .withMessage(
                        "Funding.project must be absent where a CAPABILITY is funded, but was 'Relaunch'. Name what"
                                + " is funded, and nothing else.");
    }

    @Test
    void it_is_no_negative_amount_and_ends_after_it_begins() {
        assertThat(funding("0", OCTOBER).amount()).isEqualTo(euros("0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> funding("-0.01", OCTOBER))
                .withMessage("Funding.amount.amount must not be negative, but was '-0.01'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> funding("10", JULY))
                .withMessage("Funding.to must be after Funding.from '2026-07-01T00:00:00Z', but was"
                        + " '2026-07-01T00:00:00Z'.");
    }

    private static Funding funding(String amount, Instant to) {
        return new Funding(
                new FundingId("F-1"),
                FundingTarget.PROJECT,
                null,
                null,
                "Relaunch",
                euros(amount),
                JULY,
                to,
                FundingMode.OUTCOME,
                List.of());
    }

    @Test
    void a_tranche_says_when_and_by_whom_it_was_released_or_neither() {
        assertThat(tranche(JULY, "ada", "0").amount()).isEqualTo(euros("0"));
        assertThat(tranche(null, null, "5").releasedAt()).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tranche(JULY, null, "5"))
                .withMessage(
                        "Tranche.releasedBy must be there exactly where releasedAt is, but was absent. Say both, or"
                                + " neither.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tranche(null, "ada", "5"))
                .withMessage("Tranche.releasedBy must be there exactly where releasedAt is, but was 'ada'. Say both, or"
                        + " neither.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tranche(null, null, "-0.01"))
                .withMessage("Tranche.amount.amount must not be negative, but was '-0.01'. Use 0 or more.");
    }

    private static Tranche tranche(@Nullable Instant releasedAt, @Nullable String releasedBy, String amount) {
        return new Tranche(
                new TrancheId("F-1/1"),
                new FundingId("F-1"),
                euros(amount),
                null,
                releasedAt,
                releasedBy == null ? null : new PersonId(releasedBy));
    }

    @Test
    void a_unit_may_cost_nothing_but_not_less() {
        assertThat(new UnitCostTarget(new ProductId("login"), UsageMeasure.ACTIVE_USERS, euros("0")).limit())
                .isEqualTo(euros("0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitCostTarget(new ProductId("login"), UsageMeasure.ACTIVE_USERS, euros("-1")))
                .withMessage("UnitCostTarget.limit.amount must not be negative, but was '-1'. Use 0 or more.");
    }
}

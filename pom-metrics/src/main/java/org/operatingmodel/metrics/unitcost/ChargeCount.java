package org.operatingmodel.metrics.unitcost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.ChargeCategory;

/**
 * What a {@link CostSummary} counts on a basis; {@link CostSummary#behind} lists the charges.
 *
 * @since 0.1
 */
public enum ChargeCount {
    /** They give the amount, see {@link CostSum#n}. */
    GIVEN,
    /** They give it, and it is below 0, see {@link CostSum#negatives}. */
    NEGATIVE,
    /** They do not give it, see {@link CostSum#missing}. */
    MISSING,
    /** They are credits, on every basis. */
    CREDIT,
    /** They correct an earlier billing period, on every basis, see {@link CostSummary#corrections}. */
    CORRECTION;

    boolean counts(Charge charge, CostBasis basis) {
        BigDecimal amount = charge.amount(basis);
        return switch (this) {
            case GIVEN -> amount != null;
            case NEGATIVE -> negative(amount);
            case MISSING -> amount == null;
            case CREDIT -> charge.category() == ChargeCategory.CREDIT;
            case CORRECTION -> charge.correction();
        };
    }

    static boolean negative(@Nullable BigDecimal amount) {
        return amount != null && amount.signum() < 0;
    }
}

package org.operatingmodel.metrics.reliability;

import java.io.Serializable;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.reliability.SloId;

/**
 * Something that is wrong with how an objective is defined.
 *
 * @param kind what is wrong
 * @param productId the product
 * @param sloId the objective
 * @param message what must hold, what was found and how to fix it
 * @since 0.1
 */
public record SloFinding(Kind kind, ProductId productId, SloId sloId, String message) implements Serializable {
    /** @throws IllegalArgumentException if the message is blank */
    public SloFinding {
        Objects.requireNonNull(kind, "SloFinding.kind");
        Objects.requireNonNull(productId, "SloFinding.productId");
        Objects.requireNonNull(sloId, "SloFinding.sloId");
        Guard.text("SloFinding.message", message);
    }

    /** What can be wrong with an objective. */
    public enum Kind {
        /** The target is 1: there is no budget, so no alert on its use. */
        NO_ERROR_BUDGET("slo-no-error-budget"),
        /** The factor of an alert is at least the greatest possible burn rate: it never fires. */
        BURN_FACTOR_UNREACHABLE("slo-burn-factor-unreachable"),
        /** The factor of an alert is below 1: a sustainable pace would alert. */
        BURN_FACTOR_BELOW_ONE("slo-burn-factor-below-one"),
        /** Customers were promised more than the objective aims at. */
        SLA_STRICTER_THAN_SLO("sla-stricter-than-slo");

        private final String slug;

        Kind(String slug) {
            this.slug = slug;
        }

        /** Its name in messages and the name of its page. */
        public String slug() {
            return slug;
        }
    }
}

package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.reliability.SloId;

/**
 * Something that is wrong with a set of objectives, which can be evaluated all the same.
 *
 * @param kind what is wrong
 * @param version the version of the definition
 * @param objective the objective; absent when it is about the set
 * @param message what must hold, what was found and how to fix it
 * @since 0.1
 */
public record ObjectiveFinding(
        Kind kind, String version, @Nullable SloId objective, String message) implements Serializable {
    /** @throws IllegalArgumentException if a text is blank */
    public ObjectiveFinding {
        Objects.requireNonNull(kind, "ObjectiveFinding.kind");
        Guard.text("ObjectiveFinding.version", version);
        Guard.text("ObjectiveFinding.message", message);
    }

    /** What can be wrong with a set of objectives. */
    public enum Kind {
        /** Whatever meets the warning thresholds meets the pass thresholds, too: nothing is ever worth a warning. */
        WARNING_UNREACHABLE("slo-warning-unreachable"),
        /** No objective has pass thresholds: there is never a score. */
        NO_SCORED_OBJECTIVE("slo-no-scored-objective"),
        /** A key objective has no pass thresholds: it never fails. */
        KEY_INFORMATIONAL("slo-key-informational"),
        /** Customers were promised more than the objective asks for: a value passes that breaks the promise. */
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

package org.operatingmodel.metrics.learning;

import java.io.Serializable;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.learning.TraceId;

/**
 * A link of a trace that does not hold.
 *
 * @param traceId the trace
 * @param link the link
 * @param reason why, as a sentence
 * @since 0.1
 */
public record BrokenLink(TraceId traceId, TraceLink link, String reason) implements Serializable {
    /** @throws IllegalArgumentException if the reason is blank */
    public BrokenLink {
        Objects.requireNonNull(traceId, "BrokenLink.traceId");
        Objects.requireNonNull(link, "BrokenLink.link");
        Guard.text("BrokenLink.reason", reason);
    }
}

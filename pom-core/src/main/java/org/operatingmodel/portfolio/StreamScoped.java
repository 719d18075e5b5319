package org.operatingmodel.portfolio;

import org.operatingmodel.valuestream.ValueStreamId;

/**
 * A fact about one value stream; a decision about a product sees those of the product's own stream.
 *
 * @since 0.1
 */
public interface StreamScoped {
    /** The value stream that the fact is about. */
    @InRules
    ValueStreamId valueStreamId();
}

package org.operatingmodel.practice;

import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.portfolio.StreamScoped;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * The subject of a practice that each value stream has, as of an instant; in scope are the facts of the stream, those of
 * all its products, those of the people whom these mention, and those about no product, stream or person.
 *
 * @param valueStream the value stream
 * @param asOf the instant as of which is assessed
 * @since 0.1
 */
public record ReviewedStream(ValueStream valueStream, Instant asOf) implements StreamScoped {
    /** @throws NullPointerException if a part is missing */
    public ReviewedStream {
        Objects.requireNonNull(valueStream, "ReviewedStream.valueStream");
        Objects.requireNonNull(asOf, "ReviewedStream.asOf");
    }

    @Override
    public ValueStreamId valueStreamId() {
        return valueStream.id();
    }
}

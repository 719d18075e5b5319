package org.operatingmodel.design;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.product.Channel;

/**
 * The value that a design token has in the code of one channel.
 *
 * @param channel the channel
 * @param value its value, in the form of {@link DesignToken#value}
 * @since 0.1
 */
public record TokenValue(Channel channel, @NotBlank String value) {
    /** @throws IllegalArgumentException if the value is blank */
    public TokenValue {
        Objects.requireNonNull(channel, "TokenValue.channel");
        Guard.text("TokenValue.value", value);
    }
}

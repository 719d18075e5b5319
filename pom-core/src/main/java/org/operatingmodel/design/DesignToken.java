package org.operatingmodel.design;

import jakarta.validation.constraints.NotBlank;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.ProductId;

/**
 * A decision of design that has a name, such as a colour or a distance, as it was designed and as it is in code.
 *
 * @param id its id, such as {@code color.text.primary}, unique among the design tokens
 * @param productId the design system that it belongs to
 * @param value what it was designed to be
 * @param version the newest version of the design system that it was shipped with
 * @param code what it is in the code of each channel, each once; empty while it is in no code
 * @since 0.1
 */
public record DesignToken(
        DesignTokenId id,
        ProductId productId,
        @NotBlank String value,
        @NotBlank String version,
        List<TokenValue> code) implements ProductScoped {
    /** @throws IllegalArgumentException if a text is blank or a channel is named twice */
    public DesignToken {
        Objects.requireNonNull(id, "DesignToken.id");
        Objects.requireNonNull(productId, "DesignToken.productId");
        Guard.text("DesignToken.value", value);
        Guard.text("DesignToken.version", version);
        code = List.copyOf(code);
        Set<Channel> seen = EnumSet.noneOf(Channel.class);
        for (TokenValue each : code) {
            if (!seen.add(each.channel())) {
                throw new IllegalArgumentException("DesignToken.code must name each channel once, but '"
                        + each.channel() + "' is there twice. Leave one out.");
            }
        }
    }

    /** Whether it is in the code of the channel. */
    @InRules("in the code of {0}")
    public boolean inCodeOf(Channel channel) {
        return code.stream().anyMatch(each -> each.channel() == channel);
    }

    /** Whether it is in the code of the channel with the value that was designed. */
    @InRules("as designed in the code of {0}")
    public boolean asDesignedOn(Channel channel) {
        return code.contains(new TokenValue(channel, value));
    }
}

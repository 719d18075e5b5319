package org.operatingmodel.metrics.design;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.design.DesignComponent;
import org.operatingmodel.design.DesignToken;
import org.operatingmodel.design.TokenValue;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;

/**
 * How much of a design system is in code as it was designed.
 *
 * <p>Definition: (tokens with the designed value in the code of a channel, over all channels + components whose code follows
 * their version) / (tokens times channels + components). What is in no code has drifted, too.
 * <p>Unit and range: tokens in a channel and components; the ratio 0 to 1. Empty case: absent without both.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different design systems.
 * <p>Limits: values are compared as they are written; whoever exports them brings them into one form. Design and code come
 * as they are, without dates, so the figure has no horizon.
 *
 * @param parts what is as designed, among everything
 * @see <a href="https://www.designtokens.org/tr/drafts/format/">W3C Design Tokens Community Group, Format Module</a>
 * @since 0.1
 */
public record DesignParity(Share parts) implements Serializable {
    /** Nothing designed. */
    public static final DesignParity EMPTY = new DesignParity(Share.EMPTY);

    /**
     * The parity of a design system.
     *
     * @param tokens its tokens
     * @param components its components
     * @param channels the channels in whose code each token must be
     */
    public static DesignParity of(
            Collection<DesignToken> tokens, Collection<DesignComponent> components, Set<Channel> channels) {
        long whole = Math.addExact(Math.multiplyExact((long) tokens.size(), (long) channels.size()), components.size());
        return new DesignParity(
                new Share(whole - drifts(tokens, components, channels).size(), whole));
    }

    /**
     * The parity of all design systems of a portfolio together; one that is retired is not counted.
     *
     * @param portfolio what is known
     * @param channels the channels in whose code each token must be
     */
    public static DesignParity of(Portfolio portfolio, Set<Channel> channels) {
        return of(portfolio.live(portfolio.designTokens()), portfolio.live(portfolio.designComponents()), channels);
    }

    /**
     * What is not as designed: tokens in the order given, each by channel, then components.
     *
     * @param tokens the tokens
     * @param components the components
     * @param channels the channels in whose code each token must be
     */
    public static List<Drift> drifts(
            Collection<DesignToken> tokens, Collection<DesignComponent> components, Set<Channel> channels) {
        List<Drift> drifts = new ArrayList<>();
        for (DesignToken token : tokens) {
            for (Channel channel : new TreeSet<>(channels)) {
                if (!token.asDesignedOn(channel)) {
                    String code = token.code().stream()
                            .filter(value -> value.channel() == channel)
                            .map(TokenValue::value)
                            .findFirst()
                            .orElse(null);
                    drifts.add(new Drift(token.id().value(), channel, token.value(), code));
                }
            }
        }
        for (DesignComponent component : components) {
            if (!component.asDesigned()) {
                drifts.add(new Drift(component.id().value(), null, component.version(), component.codeVersion()));
            }
        }
        return List.copyOf(drifts);
    }

    /** Both together, which share no design system. */
    public DesignParity plus(DesignParity other) {
        return new DesignParity(parts.plus(other.parts));
    }

    /** Share of what is as designed; n counts tokens in a channel and components. */
    public Measured<Ratio> ratio() {
        return parts.ratio(
                Basis.timeless("fraction", "design-parity: as designed / designed"), "Nothing was designed.");
    }

    /**
     * A token or component that is not in code as it was designed.
     *
     * @param name the id of the token or component
     * @param channel the channel in whose code the token differs; absent for a component
     * @param designed the value of the token, or the version of the component
     * @param code what the code has instead; absent where it has nothing
     * @since 0.1
     */
    public record Drift(
            String name,
            @Nullable Channel channel,
            String designed,
            @Nullable String code) implements Serializable {
        /** @throws IllegalArgumentException if a text is blank */
        public Drift {
            Guard.text("Drift.name", name);
            Guard.text("Drift.designed", designed);
            Guard.textOrAbsent("Drift.code", code);
        }
    }
}

package org.operatingmodel.metrics.design;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.operatingmodel.design.ComponentUse;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.portfolio.Portfolio;

/**
 * How much of a user interface is built from approved components.
 *
 * <p>Definition: uses of approved components / uses of all components, a ratio of sums.
 * <p>Unit and range: component uses; the ratio 0 to 1. Empty case: absent without components.
 * A use is a fact of the code as it is, without a date, so the figure has no horizon.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; a large interface weighs more.
 *
 * @param uses the uses of approved components among all uses
 * @see <a href="https://doi.org/10.1145/234528.234531">Frakes, Terry, Software Reuse: Metrics and Models, ACM Computing
 *     Surveys 28(2), 1996: amount of reuse</a>
 * @since 0.1
 */
public record ComponentReuse(Share uses) implements Serializable {
    /** No components. */
    public static final ComponentReuse EMPTY = new ComponentReuse(Share.EMPTY);

    /**
     * The uses of components.
     *
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} uses
     */
    public static ComponentReuse of(Collection<ComponentUse> components) {
        return new ComponentReuse(components.stream()
                .map(component -> new Share(component.approved() ? component.uses() : 0, component.uses()))
                .reduce(Share.EMPTY, Share::plus));
    }

    /**
     * The newest audit of each product as of the instant, all products together; one without an audit, and one that is
     * retired, are not counted.
     */
    public static ComponentReuse of(Portfolio portfolio, Instant asOf) {
        return NewestAudits.of(portfolio, portfolio.interfaceAudits(), asOf).stream()
                .map(audit -> of(audit.components()))
                .reduce(EMPTY, ComponentReuse::plus);
    }

    /**
     * The components of {@link #of(Collection)} that are approved, or are not, in their order; their uses add up to the count.
     *
     * @param count whether those that are approved or the rest
     * @param components the components
     */
    public static List<ComponentUse> behind(Share.Count count, Collection<ComponentUse> components) {
        return Share.behind(count, components, ComponentUse::approved);
    }

    /** The components of both. */
    public ComponentReuse plus(ComponentReuse other) {
        return new ComponentReuse(uses.plus(other.uses));
    }

    /** Share of the uses that are of approved components; n counts uses. */
    public Measured<Ratio> ratio() {
        return uses.ratio(
                Basis.timeless("fraction", "component-reuse: approved / all, ratio of sums"),
                "There are no components.");
    }
}

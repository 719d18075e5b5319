package org.operatingmodel.testkit;

import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.RulePack;

/**
 * Portfolios and situations for the standard gates as of {@link Portfolios#AS_OF}, and random rule packs, for parameters
 * of properties that are annotated with {@code @ForAll}.
 *
 * <p>For other packs, extend it and give them to {@link #GovernanceDomain(RulePack...)}; for larger portfolios or another
 * instant, give {@link #GovernanceDomain(Portfolios)} generators of your own.
 *
 * @since 0.1
 */
public class GovernanceDomain extends DomainContextBase {
    private final Portfolios portfolios;

    /** The domain of the standard gates. */
    public GovernanceDomain() {
        this(RulePack.standard());
    }

    /** The domain of the gates of the packs. */
    protected GovernanceDomain(RulePack... packs) {
        this(Portfolios.around(Portfolios.AS_OF, packs));
    }

    /** The domain of portfolios of another size, or around another instant. */
    protected GovernanceDomain(Portfolios portfolios) {
        this.portfolios = Objects.requireNonNull(portfolios, "portfolios");
    }

    /** Portfolios. */
    @Provide
    public Arbitrary<Portfolio> portfolios() {
        return portfolios.any();
    }

    /** Portfolios, each with a question about it. */
    @Provide
    public Arbitrary<Situation> situations() {
        return portfolios.situations();
    }

    /** Rule packs that mean nothing. */
    @Provide
    public Arbitrary<RulePack> rulePacks() {
        return RulePacks.any();
    }
}

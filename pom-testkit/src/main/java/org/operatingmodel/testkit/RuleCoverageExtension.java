package org.operatingmodel.testkit;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.testing.ObservedDecisions;
import org.operatingmodel.rules.testing.RuleCoverage;

/**
 * A JUnit 5 extension that counts which conditions of rules the tests of a class see hold and decide, and fails the class
 * where those are too few.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final RuleCoverageExtension RULES = RuleCoverageExtension.observing(GOVERNANCE, MOBILE).atLeast(100);
 *
 * @Test
 * void blocked_before_a_tenth_of_the_users() {
 *     assertThat(RULES.service().decide(portfolio, request, asOf).blocked()).isTrue();
 * }
 * }</pre>
 *
 * <p>After the last test it prints the report. Register it in a static field; nested classes count for the class around them.
 *
 * @see RuleCoverage
 * @since 0.1
 */
public final class RuleCoverageExtension implements AfterAllCallback {
    private final ObservedDecisions service;
    private final Set<PackId> packs;
    private final int least;

    private RuleCoverageExtension(ObservedDecisions service, Set<PackId> packs, int least) {
        this.service = service;
        this.packs = packs;
        this.least = least;
    }

    /**
     * An extension that counts for the rules of some packs, and asks for nothing.
     *
     * @param service what the tests ask
     * @param packs the packs whose rules are looked at, at least one, among those that the service has loaded
     * @throws IllegalArgumentException if there is none, or one is not loaded
     */
    public static RuleCoverageExtension observing(DecisionService service, RulePack... packs) {
        List<RulePack> observed = List.of(packs);
        if (observed.isEmpty()) {
            throw new IllegalArgumentException("packs must not be empty, but were. Name the packs that are tested.");
        }
        for (RulePack pack : observed) {
            if (!service.packs().contains(pack.reference())) {
                throw new IllegalArgumentException(
                        "packs must be loaded by the service, but '" + pack + "' is not. Load it, or leave it out.");
            }
        }
        return new RuleCoverageExtension(
                RuleCoverage.observing(service, observed),
                observed.stream().map(RulePack::id).collect(Collectors.toUnmodifiableSet()),
                0);
    }

    /**
     * The same, asking for a share of the conditions. Rules of which no condition can be told, such as decision rights, must
     * each be judged; nothing that is judged is never enough.
     *
     * @param percent the share that must be seen both to hold and to decide, from 0 to 100
     * @throws IllegalArgumentException if the share lies outside 0 to 100
     */
    public RuleCoverageExtension atLeast(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException(
                    "percent must be from 0 to 100, but was '" + percent + "'. Give a share in percent.");
        }
        return new RuleCoverageExtension(service, packs, percent);
    }

    /** What the tests ask, in place of the service. */
    public DecisionService service() {
        return service;
    }

    /** What has been seen so far. */
    public RuleCoverage coverage() {
        return service.coverage().of(packs);
    }

    /** @throws AssertionError if fewer conditions were seen both to hold and to decide than are asked for, or nothing was */
    @Override
    public void afterAll(ExtensionContext context) {
        if (Objects.requireNonNull(context, "context").getRequiredTestClass().isAnnotationPresent(Nested.class)) {
            return;
        }
        RuleCoverage coverage = coverage();
        System.out.print(coverage.text());
        if (!coverage.atLeast(least)) {
            throw new AssertionError("The tests of " + context.getDisplayName() + " " + coverage.shortfall(least) + "\n"
                    + coverage.text());
        }
    }
}

package org.operatingmodel.metrics.delivery;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.Spell;

/**
 * The deployments of a window: what the five DORA measures are taken from.
 *
 * <p>Definition: throughput is change lead time, deployment frequency and failed deployment recovery time; instability is
 * change fail rate and deployment rework rate. Times are nearest-rank percentiles, rates are ratios of counts.
 * <p>Unit and range: deployments, and milliseconds for times; 0 or more. Empty case: each measure says its own.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact. Products and windows alike
 * are merged, but only as of the same instant.
 * <p>Limits: a failed deployment that has not recovered counts as longer than all that have; it never shortens recovery.
 * Changes that are committed but not deployed are not counted, as in DORA's definition of lead time.
 *
 * @param deployments how many deployments there were
 * @param leadTimes the milliseconds from commit to deployment, of each change
 * @param recovery the times from failed deployment to recovery, as many as deployments failed; its horizon is that of all
 *     five measures
 * @param rework how many deployments were unplanned rework
 * @see <a href="https://dora.dev/guides/dora-metrics/">DORA, software delivery performance metrics</a>
 * @since 0.1
 */
public record DeliveryTally(long deployments, Histogram leadTimes, CensoredTimes recovery, long rework)
        implements Serializable {
    /** No deployments. */
    public static final DeliveryTally EMPTY = new DeliveryTally(0, Histogram.EMPTY, CensoredTimes.EMPTY, 0);

    private static final Ratio MILLIS_PER_DAY = Ratio.of(86_400_000, 1);

    /**
     * @throws IllegalArgumentException if a count or a time is negative, or more failed or were rework than there were
     * @throws NullPointerException if there are deployments, but their recovery is as of no instant
     */
    public DeliveryTally {
        Guard.notNegative("DeliveryTally.deployments", deployments);
        Guard.notNegative("DeliveryTally.rework", rework);
        atMost("DeliveryTally.rework", rework, deployments);
        atMost("DeliveryTally.recovery", recovery.n(), deployments);
        Guard.notNegative("DeliveryTally.leadTimes", leadTimes.min().orElse(0));
        if (deployments > 0) {
            Objects.requireNonNull(recovery.horizon(), "DeliveryTally.recovery.horizon");
        }
    }

    private static void atMost(String what, long count, long deployments) {
        if (count > deployments) {
            throw new IllegalArgumentException(what + " must count at most all deployments '" + deployments
                    + "', but counted '" + count + "'. Count every deployment.");
        }
    }

    /**
     * The deployments of a window, as known at {@code asOf}.
     *
     * @param deployments deployments, in any order; those outside the window are left out
     * @param from the start of the window, included
     * @param to the end of the window, excluded
     * @param asOf deployments and recoveries strictly before it are known
     * @throws IllegalArgumentException if the window does not end after it starts
     */
    public static DeliveryTally of(Collection<Deployment> deployments, Instant from, Instant to, Instant asOf) {
        Guard.inOrder("from", from, "to", to);
        List<Deployment> known = deployments.stream()
                .filter(deployment -> known(deployment, from, to, asOf))
                .toList();
        return new DeliveryTally(
                known.size(),
                Histogram.of(known.stream()
                        .flatMapToLong(deployment -> deployment.committedAt().stream()
                                .mapToLong(commit -> Duration.between(commit, deployment.deployedAt())
                                        .toMillis()))
                        .toArray()),
                CensoredTimes.of(
                        known.stream()
                                .filter(Deployment::failed)
                                .map(failure -> new Spell(failure.deployedAt(), failure.recoveredAt()))
                                .toList(),
                        asOf),
                known.stream().filter(Deployment::unplannedRework).count());
    }

    private static boolean known(Deployment deployment, Instant from, Instant to, Instant asOf) {
        Instant at = deployment.deployedAt();
        return !at.isBefore(from) && at.isBefore(to) && at.isBefore(asOf);
    }

    /**
     * The deployments of {@link #of} that a count consists of, in their order; one that carries several changes is listed
     * as often where changes are counted.
     *
     * @param count what is counted
     * @param deployments deployments, in any order; those outside the window are left out
     * @param from the start of the window, included
     * @param to the end of the window, excluded
     * @param asOf deployments and recoveries strictly before it are known
     * @throws IllegalArgumentException if the window does not end after it starts
     */
    public static List<Deployment> behind(
            DeliveryCount count, Collection<Deployment> deployments, Instant from, Instant to, Instant asOf) {
        Guard.inOrder("from", from, "to", to);
        return deployments.stream()
                .filter(deployment -> known(deployment, from, to, asOf))
                .flatMap(deployment -> Collections.nCopies(times(count, deployment, asOf), deployment).stream())
                .toList();
    }

    private static int times(DeliveryCount count, Deployment deployment, Instant asOf) {
        Spell recovery = new Spell(deployment.deployedAt(), deployment.recoveredAt());
        return switch (count) {
            case DEPLOYMENTS -> 1;
            case CHANGES -> deployment.committedAt().size();
            case RECOVERED -> deployment.failed() && recovery.closedAt(asOf) ? 1 : 0;
            case NOT_RECOVERED -> deployment.failed() && recovery.openAt(asOf) ? 1 : 0;
            case REWORK -> deployment.unplannedRework() ? 1 : 0;
        };
    }

    /**
     * The deployments of both.
     *
     * @throws IllegalArgumentException if they are taken as of different instants
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public DeliveryTally plus(DeliveryTally other) {
        return new DeliveryTally(
                Math.addExact(deployments, other.deployments),
                leadTimes.plus(other.leadTimes),
                recovery.plus(other.recovery),
                rework + other.rework);
    }

    /**
     * Time from the commit of a change to its deployment. Absent when no change was deployed; n counts changes.
     *
     * @param percent 1 to 100; DORA's is 50, the median
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Duration> changeLeadTime(int percent) {
        return new CensoredTimes(leadTimes, Histogram.EMPTY, recovery.horizon())
                .percentile(percent, "dora-change-lead-time: from commit to deployment, nearest rank");
    }

    /**
     * Deployments per day of 24 hours: 0 when the feed was alive and there was none. Absent when no time was observed;
     * n counts deployments.
     *
     * @param observed for how long the feed of deployments was alive. It adds up over windows, but not over products
     * @throws IllegalArgumentException if it is negative
     */
    public Measured<Ratio> deploymentFrequency(Duration observed) {
        long millis = Guard.notNegative("observed", observed.toMillis());
        Basis basis = basis("deployments per day", "dora-deployment-frequency: deployments / observed days");
        return millis == 0
                ? Measured.absent("The feed of deployments was at no time alive.", deployments, basis)
                : Measured.value(Ratio.of(deployments, millis).times(MILLIS_PER_DAY), deployments, basis);
    }

    /**
     * Time from a failed deployment to recovery. Absent when none failed, and when the percentile falls among those that
     * have not recovered; n counts failed deployments.
     *
     * @param percent 1 to 100; DORA's is 50, the median
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Duration> failedDeploymentRecoveryTime(int percent) {
        return recovery.percentile(
                percent, "dora-failed-deployment-recovery-time: from failed deployment to recovery, nearest rank");
    }

    /** Share of deployments that needed immediate intervention, 0 to 1. Absent without deployments. */
    public Measured<Ratio> changeFailRate() {
        return rate(recovery.n(), "dora-change-fail-rate: failed deployments / deployments");
    }

    /** Share of deployments that were unplanned, because of an incident, 0 to 1. Absent without deployments. */
    public Measured<Ratio> deploymentReworkRate() {
        return rate(rework, "dora-deployment-rework-rate: unplanned rework deployments / deployments");
    }

    private Measured<Ratio> rate(long part, String convention) {
        return new Share(part, deployments).ratio(basis("fraction", convention), "There are no deployments.");
    }

    private Basis basis(String measuredIn, String convention) {
        return new Basis(measuredIn, convention, recovery.horizon());
    }
}

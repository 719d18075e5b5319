package org.operatingmodel.rules.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.release.ReleaseTrain;
import org.operatingmodel.release.ReleaseTrainId;
import org.operatingmodel.rules.Governance;

/**
 * Who boards a release train: the products of the train that pass a gate before its cutoff; all others take the next one.
 *
 * <p>Each product is decided about as of the last instant before the cutoff, so what is recorded at the cutoff or later
 * changes nothing. Empty case: a train without products takes nobody.
 *
 * @param trainId the train
 * @param month the month in which it leaves
 * @param cutoff when boarding ends
 * @param departure when it leaves
 * @param boarded the decisions that let products aboard, by product
 * @param next the decisions that leave products to the next train, by product
 * @since 0.1
 */
public record TrainBoarding(
        ReleaseTrainId trainId,
        YearMonth month,
        Instant cutoff,
        Instant departure,
        List<GateDecision> boarded,
        List<GateDecision> next) {
    /** @throws NullPointerException if a part is missing */
    public TrainBoarding {
        Objects.requireNonNull(trainId, "TrainBoarding.trainId");
        Objects.requireNonNull(month, "TrainBoarding.month");
        Objects.requireNonNull(cutoff, "TrainBoarding.cutoff");
        Objects.requireNonNull(departure, "TrainBoarding.departure");
        boarded = List.copyOf(boarded);
        next = List.copyOf(next);
    }

    /**
     * Decides who boards.
     *
     * @param governance the rules
     * @param portfolio what is known
     * @param trainId the train
     * @param month the month in which it leaves
     * @param gateId the gate that products must pass
     * @throws IllegalArgumentException if the portfolio has no such train, or no pack knows the gate
     */
    public static TrainBoarding of(
            Governance governance, Portfolio portfolio, ReleaseTrainId trainId, YearMonth month, GateId gateId) {
        ReleaseTrain train = portfolio.releaseTrains().stream()
                .filter(each -> each.id().equals(trainId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("trainId must name a train of the portfolio, but was '"
                        + trainId + "'. Add it to releaseTrains."));
        Instant cutoff = train.cutoff(month);
        List<GateDecision> boarded = new ArrayList<>();
        List<GateDecision> next = new ArrayList<>();
        for (ProductId product : train.productIds().stream().distinct().sorted().toList()) {
            GateDecision decision =
                    governance.decide(portfolio, new GateRequest(product, gateId), cutoff.minusNanos(1));
            (decision.blocked() ? next : boarded).add(decision);
        }
        return new TrainBoarding(trainId, month, cutoff, train.departure(month), boarded, next);
    }

    /** Who boards and who does not, for people; the same for the same decisions. */
    public String text() {
        return "Train '" + trainId + "' of " + month + " closes at " + cutoff + " and leaves at " + departure + ".\n"
                + "  aboard      " + names(boarded) + "\n"
                + "  next train  " + names(next) + "\n";
    }

    private static String names(List<GateDecision> decisions) {
        return decisions.isEmpty()
                ? "nobody"
                : decisions.stream()
                        .map(decision -> decision.request().productId().value())
                        .collect(Collectors.joining(", "));
    }
}

package org.operatingmodel.metrics.objective;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.reliability.SloVerdict;

final class Samples {
    static final Subject PORTAL = new Subject(new ProductId("partner-portal"), Environment.PRODUCTION);
    static final Subject STAGED = new Subject(new ProductId("partner-portal"), Environment.STAGING);
    static final Instant OBSERVED = Instant.parse("2026-06-21T00:05:00Z");
    static final Instant TO = Instant.parse("2026-06-21T00:00:00Z");
    static final Instant FROM = Instant.parse("2026-06-20T00:00:00Z");

    private Samples() {}

    static SloId id(String value) {
        return new SloId(value);
    }

    static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    static Ratio ratio(String value) {
        return Ratio.of(number(value));
    }

    /** Thresholds joined by AND. */
    static List<Threshold> all(String... thresholds) {
        return Arrays.stream(thresholds).map(Threshold::parse).toList();
    }

    /** Groups joined by OR, each of one threshold. */
    static List<List<Threshold>> any(String... thresholds) {
        return Arrays.stream(thresholds).map(Samples::all).toList();
    }

    static IndicatorValue ms(String indicator, String value) {
        return IndicatorValue.of(indicator, "ms", number(value));
    }

    static Retrieval retrieval(IndicatorValue... values) {
        return new Retrieval("E-9", PORTAL, "1.4", FROM, TO, OBSERVED, null, List.of(values));
    }

    static SloDefinition.Limits limits(String pass, String warning) {
        return new SloDefinition.Limits(number(pass), number(warning));
    }

    static SloDefinition definition(
            BaselineSelection comparison, SloDefinition.Limits limits, Objective... objectives) {
        return new SloDefinition(
                "slo-7", "metrics-2", PORTAL, Duration.ofHours(24), List.of(objectives), comparison, limits);
    }

    static SloDefinition definition(Objective... objectives) {
        return definition(BaselineSelection.STANDARD, limits("90", "75"), objectives);
    }

    static EarlierEvaluation earlier(String id, String observedAt, IndicatorValue... values) {
        return new EarlierEvaluation(
                id, PORTAL, "metrics-2", Instant.parse(observedAt), SloVerdict.PASS, false, List.of(values));
    }

    static ObjectiveResult only(Evaluation evaluation) {
        return evaluation.results().get(0);
    }
}

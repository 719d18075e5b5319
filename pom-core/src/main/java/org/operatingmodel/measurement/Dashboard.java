package org.operatingmodel.measurement;

import jakarta.validation.constraints.NotBlank;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.product.ProductId;

/**
 * A view of figures that people look at.
 *
 * <p>It shows metrics of the catalogue only, which has each metric once: two dashboards that name the same metric show it
 * by the same definition.
 *
 * @param id its id, unique among the dashboards
 * @param name what people call it
 * @param audience for whom it is
 * @param subjects what it shows; empty when it is about none of these
 * @param productIds the products that it shows
 * @param metricIds the metrics that it shows
 * @since 0.1
 */
public record Dashboard(
        DashboardId id,
        @NotBlank String name,
        DashboardAudience audience,
        Set<DashboardSubject> subjects,
        List<ProductId> productIds,
        List<MetricId> metricIds) {
    /** @throws IllegalArgumentException if the name is blank */
    public Dashboard {
        Objects.requireNonNull(id, "Dashboard.id");
        Guard.text("Dashboard.name", name);
        Objects.requireNonNull(audience, "Dashboard.audience");
        subjects = Collections.unmodifiableSet(new TreeSet<>(subjects));
        productIds = List.copyOf(productIds);
        metricIds = List.copyOf(metricIds);
    }
}

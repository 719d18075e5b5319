package org.operatingmodel.rules;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.language.Rule;

/**
 * A plan by which the criteria of a pack come to weigh more, cohort of products by cohort: advisory, then waivable, then
 * mandatory.
 *
 * <p>The pack itself states what it asks as advisory, so that everybody sees it and nobody is blocked. From the plan come
 * packs of nothing but tightenings, one for each cohort and step, which are loaded beside it. So the plan obeys what holds for
 * tightenings: what weighs more for a product never weighs less later, and products of no cohort are left as they are.
 *
 * <p>Days begin at midnight in UTC. A plan reads from YAML with {@link org.operatingmodel.io.RecordReader}.
 *
 * @param pack the pack that is rolled out
 * @param cohorts the cohorts, at least one; a product is in at most one
 * @since 0.1
 */
public record PackRollout(PackId pack, @NotEmpty List<Cohort> cohorts) {
    /** @throws IllegalArgumentException if there is no cohort, or a name or a product occurs twice; the message names all of them */
    public PackRollout {
        Objects.requireNonNull(pack, "PackRollout.pack");
        cohorts = List.copyOf(cohorts);
        List<String> problems = new ArrayList<>();
        if (cohorts.isEmpty()) {
            problems.add("PackRollout.cohorts must not be empty, but was '[]'. Name the products that begin.");
        }
        Map<Object, String> seen = new HashMap<>();
        for (Cohort cohort : cohorts) {
            if (seen.putIfAbsent(cohort.name(), cohort.name()) != null) {
                problems.add("PackRollout.cohorts must have different names, but two are called '" + cohort.name()
                        + "'. Rename one.");
            }
            for (ProductId product : cohort.products()) {
                String earlier = seen.putIfAbsent(product, cohort.name());
                if (earlier != null) {
                    problems.add("PackRollout.cohorts must name a product once, but '" + product + "' is in '" + earlier
                            + "' and '" + cohort.name() + "'. Leave it in one.");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /**
     * Products that take the steps together.
     *
     * @param name what it is called, lower-case letters, digits and hyphens
     * @param products the products, at least one
     * @param waivableFrom the first day on which an unmet criterion blocks unless it is waived; absent to leave out the step
     * @param mandatoryFrom the first day on which nothing can waive it, after {@code waivableFrom}; absent for never
     * @since 0.1
     */
    public record Cohort(
            @Pattern(regexp = "[a-z][a-z0-9-]{0,29}") String name,
            @NotEmpty List<ProductId> products,
            @Nullable LocalDate waivableFrom,
            @Nullable LocalDate mandatoryFrom) {
        /** @throws IllegalArgumentException if the name has another form, no product or day is named, or the steps are not in order */
        public Cohort {
            if (!name.matches("[a-z][a-z0-9-]{0,29}")) {
                throw new IllegalArgumentException("Cohort.name must match [a-z][a-z0-9-]{0,29}, but was '" + name
                        + "'. Use lower-case letters, digits and '-'.");
            }
            products = List.copyOf(products);
            if (products.isEmpty()) {
                throw new IllegalArgumentException(
                        "Cohort.products must not be empty, but was '[]' in '" + name + "'. Name a product.");
            }
            if (waivableFrom == null && mandatoryFrom == null) {
                throw new IllegalArgumentException("Cohort.waivableFrom or Cohort.mandatoryFrom must be given, but both"
                        + " are missing in '" + name + "'. Say from which day on.");
            }
            if (waivableFrom != null && mandatoryFrom != null && !waivableFrom.isBefore(mandatoryFrom)) {
                throw new IllegalArgumentException("Cohort.waivableFrom must be before mandatoryFrom '" + mandatoryFrom
                        + "', but was '" + waivableFrom + "' in '" + name + "'. Give the cohort time between them.");
            }
        }
    }

    /**
     * The packs of tightenings, in the order of cohorts and steps; to be loaded after the pack itself.
     *
     * @param rolledOut the pack that is rolled out
     * @throws IllegalArgumentException if it is another pack, or one whose criteria are mandatory already, so that there is
     *     nothing to roll out
     * @throws RulePackException if a name of a cohort is too long for the id of a pack
     */
    public List<RulePack> steps(RulePack rolledOut) {
        if (!rolledOut.id().equals(pack)) {
            throw new IllegalArgumentException("rolledOut must be the pack '" + pack + "', but was '" + rolledOut.id()
                    + "'. Read the pack that the plan names.");
        }
        List<RulePack> steps = new ArrayList<>();
        for (Cohort cohort : cohorts) {
            step(rolledOut, cohort, Enforcement.WAIVABLE, cohort.waivableFrom(), steps);
            step(rolledOut, cohort, Enforcement.MANDATORY, cohort.mandatoryFrom(), steps);
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("The criteria of the pack '" + pack
                    + "' must weigh less than the plan asks, but none does. State them as advisory first.");
        }
        return List.copyOf(steps);
    }

    private static void step(
            RulePack rolledOut, Cohort cohort, Enforcement to, @Nullable LocalDate from, List<RulePack> steps) {
        List<Tightening> tighten = rolledOut.rules().stream()
                .filter(rule -> rule.enforcement().compareTo(to) > 0)
                .map(Rule::criterionId)
                .map(criterion -> Tightening.of(criterion, to))
                .toList();
        if (from == null || tighten.isEmpty()) {
            return;
        }
        PackManifest stated = rolledOut.manifest();
        PackLayer layer = stated.layer() == PackLayer.BASE ? PackLayer.ORGANISATION : stated.layer();
        steps.add(RulePack.of(
                new PackManifest(
                        new PackId(rolledOut.id() + "-" + cohort.name() + "-" + to.word()),
                        stated.version(),
                        stated.publisher(),
                        layer,
                        List.of(new BuildsOn(rolledOut.id(), null, null)),
                        null,
                        from,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        new AppliesTo(cohort.products(), List.of()),
                        List.of(),
                        tighten,
                        List.of()),
                Map.of()));
    }
}

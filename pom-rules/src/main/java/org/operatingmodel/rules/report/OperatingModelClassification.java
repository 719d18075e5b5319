package org.operatingmodel.rules.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.cadence.Cadence;
import org.operatingmodel.cadence.CadenceKind;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.funding.Funding;
import org.operatingmodel.funding.FundingMode;
import org.operatingmodel.funding.FundingTarget;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.flow.FlowCount;
import org.operatingmodel.metrics.flow.ProductFlow;
import org.operatingmodel.organisation.DeclaredOperatingModel;
import org.operatingmodel.organisation.OperatingModelType;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.OperatingModelProfile;
import org.operatingmodel.rules.OperatingModelProfile.Trait;
import org.operatingmodel.valuestream.ValueStream;

/**
 * Which kind of operating model an organisation really has, by its decision rights and its products.
 *
 * <p>Definition: each {@link Trait} is measured; the kind is the one whose {@linkplain OperatingModelProfile#expected expected
 * traits} are nearest, by the root of the mean square of the differences over the traits that are known. It is told only if
 * the central decisions are known, the distance is at most {@value #FARTHEST}, and the next kind is at least
 * {@value #LEAST_LEAD} farther; else there is none. Ids and the order of facts play no part.
 * <p>Unit and range: shares and distances from 0 to 1. Empty case: a trait without decisions or products to look at is absent.
 *
 * @param asOf the instant as of which was looked
 * @param traits what was measured, in the order of the traits
 * @param fits how far each kind is away, the nearest first
 * @param type the kind; absent when none is near enough
 * @param declared what the portfolio says of itself; absent when it says nothing that counts, or contradicts itself
 * @param compared how money and looking back compare with what is declared; empty when nothing is
 * @since 0.1
 */
public record OperatingModelClassification(
        Instant asOf,
        Map<Trait, Measured<BigDecimal>> traits,
        List<Fit> fits,
        @Nullable OperatingModelType type,
        @Nullable OperatingModelType declared,
        List<Comparison> compared) {
    /** How far the nearest kind may be away. */
    public static final double FARTHEST = 0.4;
    /** How much farther the next kind must be. */
    public static final double LEAST_LEAD = 0.05;

    private static final int DIGITS = 4;
    private static final Duration RESEARCH = Duration.ofDays(90);
    private static final int STEP_DAYS = 14;
    private static final Set<RoleId> CENTRAL =
            Set.of(RoleId.EXECUTIVE, RoleId.PORTFOLIO_LEAD, RoleId.FINANCE, RoleId.ARCHITECT);

    /** @throws NullPointerException if a part is missing */
    public OperatingModelClassification {
        Objects.requireNonNull(asOf, "OperatingModelClassification.asOf");
        traits = Map.copyOf(traits);
        fits = List.copyOf(fits);
        compared = List.copyOf(compared);
    }

    /**
     * Something that a kind comes with beside its traits, as it is declared and as it is.
     *
     * @param what {@code funding} or {@code cadence}
     * @param declared what the declared kind comes with
     * @param found what the portfolio shows; absent where it shows nothing
     * @param agreement what the two come to
     * @since 0.1
     */
    public record Comparison(
            String what, String declared, @Nullable String found, Agreement agreement) {
        /** @throws IllegalArgumentException if something was found and nothing is known, or the other way round */
        public Comparison {
            Objects.requireNonNull(what, "Comparison.what");
            Objects.requireNonNull(declared, "Comparison.declared");
            Objects.requireNonNull(agreement, "Comparison.agreement");
            if ((found == null) != (agreement == Agreement.UNKNOWN)) {
                throw new IllegalArgumentException(
                        "Comparison.found must be absent for UNKNOWN and for nothing else, but" + " was '" + found
                                + "' for " + agreement + ".");
            }
        }
    }

    /**
     * Whether something is as it is declared.
     *
     * @since 0.1
     */
    public enum Agreement {
        /** It is as declared. */
        AS_DECLARED,
        /** It is not as declared. */
        DIFFERENT,
        /** No fact says how it is. */
        UNKNOWN
    }

    /**
     * How far a kind is away.
     *
     * @param type the kind
     * @param distance from 0 to 1, rounded to four digits
     * @since 0.1
     */
    public record Fit(OperatingModelType type, double distance) {
        /** @throws NullPointerException if the kind is missing */
        public Fit {
            Objects.requireNonNull(type, "Fit.type");
        }
    }

    /**
     * The kind of a live portfolio.
     *
     * @param governance the packs that say who decides
     * @param portfolio what is known
     * @param asOf the instant as of which is looked
     */
    public static OperatingModelClassification of(Governance governance, Portfolio portfolio, Instant asOf) {
        List<Product> live = portfolio.liveProducts();
        List<Product> applications = live.stream()
                .filter(product -> product.kind() == ProductKind.APPLICATION)
                .toList();
        List<Product> platforms = live.stream()
                .filter(product -> product.kind() == ProductKind.PLATFORM)
                .toList();
        Set<ProductId> shared = new HashSet<>();
        platforms.forEach(platform -> shared.add(platform.id()));
        Map<Trait, Measured<BigDecimal>> traits = new EnumMap<>(Trait.class);
        traits.put(Trait.CENTRAL_DECISIONS, central(governance, portfolio, live, asOf));
        traits.put(
                Trait.SHARED_CAPABILITIES,
                share(
                        applications,
                        each -> each.consumes().stream().anyMatch(shared::contains),
                        asOf,
                        Trait.SHARED_CAPABILITIES));
        traits.put(
                Trait.AGREED_SERVICES,
                share(
                        platforms,
                        each -> portfolio.slas().stream()
                                .anyMatch(sla -> sla.productId().equals(each.id())),
                        asOf,
                        Trait.AGREED_SERVICES));
        traits.put(
                Trait.SHORT_STEPS,
                share(
                        live,
                        each -> !ProductFlow.behind(
                                        FlowCount.COMPLETED, STEP_DAYS, each.id(), portfolio.flowItems(), asOf)
                                .isEmpty(),
                        asOf,
                        Trait.SHORT_STEPS));
        traits.put(
                Trait.CUSTOMER_RESEARCH,
                share(
                        live,
                        each -> portfolio.evidence().stream()
                                .anyMatch(proof -> proof.productId().equals(each.id())
                                        && proof.kind().equals(EvidenceKind.USER_RESEARCH)
                                        && proof.observedWithin(RESEARCH, asOf)),
                        asOf,
                        Trait.CUSTOMER_RESEARCH));
        List<Fit> fits = fits(traits);
        OperatingModelType declared = declared(portfolio, asOf);
        return new OperatingModelClassification(
                asOf,
                traits,
                fits,
                nearest(traits, fits),
                declared,
                declared == null ? List.of() : compared(OperatingModelProfile.of(declared), portfolio, asOf));
    }

    private static List<Comparison> compared(OperatingModelProfile declared, Portfolio portfolio, Instant asOf) {
        List<Comparison> compared = new ArrayList<>();
        List<Funding> fundings = portfolio.fundings().stream()
                .filter(funding -> funding.presenceAt(asOf) == Presence.COUNTS)
                .filter(funding -> funding.amount().amount().signum() > 0)
                .toList();
        FundingMode mode = declared.fundingMode();
        FundingTarget target = declared.fundingTarget();
        if (mode != null) {
            Set<FundingMode> found = EnumSet.noneOf(FundingMode.class);
            fundings.forEach(funding -> found.add(funding.mode()));
            compared.add(comparison("funding", mode.name(), found, found.equals(Set.of(mode))));
        } else if (target != null) {
            Set<FundingTarget> found = EnumSet.noneOf(FundingTarget.class);
            fundings.forEach(funding -> found.add(funding.target()));
            compared.add(comparison("funding", target.name(), found, found.contains(target)));
        } else {
            compared.add(new Comparison("funding", declared.funding(), null, Agreement.UNKNOWN));
        }
        LocalDate today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        long longest = ChronoUnit.DAYS.between(today.minus(declared.cadence()), today);
        Set<Integer> rarest = new TreeSet<>();
        boolean known = !portfolio.valueStreams().isEmpty();
        for (ValueStream stream : portfolio.valueStreams()) {
            OptionalInt days = portfolio.cadences().stream()
                    .filter(cadence -> cadence.presenceAt(asOf) == Presence.COUNTS
                            && cadence.kind() == CadenceKind.REVIEW
                            && cadence.valueStreamId().equals(stream.id()))
                    .mapToInt(Cadence::everyDays)
                    .min();
            known &= days.isPresent();
            days.ifPresent(rarest::add);
        }
        String every = "a review every " + longest + " days or sooner";
        compared.add(
                known
                        ? comparison(
                                "cadence",
                                every,
                                rarest.stream()
                                        .map(days -> "every " + days + " days")
                                        .toList(),
                                rarest.stream().allMatch(days -> days <= longest))
                        : new Comparison("cadence", every, null, Agreement.UNKNOWN));
        return compared;
    }

    private static Comparison comparison(String what, String declared, Collection<?> found, boolean same) {
        return found.isEmpty()
                ? new Comparison(what, declared, null, Agreement.UNKNOWN)
                : new Comparison(
                        what,
                        declared,
                        found.stream().map(Object::toString).collect(Collectors.joining(", ")),
                        same ? Agreement.AS_DECLARED : Agreement.DIFFERENT);
    }

    private static Measured<BigDecimal> central(
            Governance governance, Portfolio portfolio, List<Product> products, Instant asOf) {
        return share(
                deciders(governance, portfolio, products, asOf),
                OperatingModelClassification::isCentral,
                asOf,
                Trait.CENTRAL_DECISIONS);
    }

    /** Whether a role speaks for the whole portfolio. */
    static boolean isCentral(RoleId role) {
        return CENTRAL.contains(role);
    }

    /** Who decides, of each kind of decision for each product; what nobody or several decide is left out. */
    static List<RoleId> deciders(Governance governance, Portfolio portfolio, List<Product> products, Instant asOf) {
        List<RoleId> deciders = new ArrayList<>();
        for (DecisionId decision : governance.decisions()) {
            for (Product product : products) {
                Resolution resolution = governance
                        .whoDecides(portfolio, new DecisionRequest(decision, product.id(), null, null, null), asOf)
                        .resolution();
                if (resolution instanceof Resolution.Decider decider) {
                    deciders.add(decider.right().role());
                }
            }
        }
        return deciders;
    }

    static <T> Measured<BigDecimal> share(Collection<T> all, Predicate<T> counts, Instant asOf, Trait trait) {
        return share(all, counts, asOf, trait.meaning());
    }

    static <T> Measured<BigDecimal> share(Collection<T> all, Predicate<T> counts, Instant asOf, String ofWhat) {
        Basis basis = Basis.asOf(asOf, "fraction", "share of " + ofWhat);
        if (all.isEmpty()) {
            return Measured.absent("There is nothing to take the share of " + ofWhat + " from.", 0, basis);
        }
        long n = all.stream().filter(counts).count();
        return Measured.value(
                BigDecimal.valueOf(n).divide(BigDecimal.valueOf(all.size()), DIGITS, RoundingMode.HALF_UP),
                all.size(),
                basis);
    }

    private static List<Fit> fits(Map<Trait, Measured<BigDecimal>> traits) {
        List<Fit> fits = new ArrayList<>();
        for (OperatingModelType type : OperatingModelType.values()) {
            Map<Trait, Double> expected = OperatingModelProfile.of(type).expected();
            double squares = 0;
            int known = 0;
            for (Trait trait : Trait.values()) {
                Optional<BigDecimal> measured =
                        Objects.requireNonNull(traits.get(trait)).toOptional();
                if (measured.isPresent()) {
                    double away = measured.get().doubleValue() - Objects.requireNonNull(expected.get(trait));
                    squares += away * away;
                    known++;
                }
            }
            double distance = known == 0 ? 1 : Math.sqrt(squares / known);
            fits.add(new Fit(
                    type,
                    BigDecimal.valueOf(distance)
                            .setScale(DIGITS, RoundingMode.HALF_UP)
                            .doubleValue()));
        }
        fits.sort(Comparator.comparingDouble(Fit::distance).thenComparing(Fit::type));
        return fits;
    }

    private static @Nullable OperatingModelType nearest(Map<Trait, Measured<BigDecimal>> traits, List<Fit> fits) {
        // who decides is known of products only, of each of which it is known whether it took steps and did research
        boolean enough = Objects.requireNonNull(traits.get(Trait.CENTRAL_DECISIONS))
                .toOptional()
                .isPresent();
        Fit first = fits.get(0);
        boolean clear = first.distance() <= FARTHEST && fits.get(1).distance() - first.distance() >= LEAST_LEAD;
        return enough && clear ? first.type() : null;
    }

    private static @Nullable OperatingModelType declared(Portfolio portfolio, Instant asOf) {
        List<OperatingModelType> types = portfolio.operatingModels().stream()
                .filter(each -> each.presenceAt(asOf) == Presence.COUNTS)
                .map(DeclaredOperatingModel::type)
                .distinct()
                .toList();
        return types.size() == 1 ? types.get(0) : null;
    }

    /**
     * Whether the portfolio says what it is, and is what it says: in kind, and in each of what is {@link #compared} and known.
     * False when either kind is not known.
     */
    public boolean asDeclared() {
        return declared != null
                && declared == type
                && compared.stream().noneMatch(each -> each.agreement() == Agreement.DIFFERENT);
    }

    /** The answer for people, each line ending with a line feed. */
    public String text() {
        String found = type == null ? "no one kind" : type.word();
        String said = declared == null
                ? "nothing is declared"
                : "declared as " + declared.word() + (asDeclared() ? ", as it is" : ", which is not shown");
        StringBuilder text = new StringBuilder("Operating model as of " + asOf + ": " + found + "; " + said + ".\n");
        for (Trait trait : Trait.values()) {
            Measured<BigDecimal> measured = Objects.requireNonNull(traits.get(trait));
            text.append("  ")
                    .append(measured.toOptional()
                            .map(share -> String.format(Locale.ROOT, "%.2f", share))
                            .orElse("  - "))
                    .append("  ")
                    .append(trait.meaning())
                    .append('\n');
        }
        for (Comparison each : compared) {
            text.append("  ")
                    .append(each.what())
                    .append("  declared: ")
                    .append(each.declared())
                    .append("; found: ")
                    .append(Objects.requireNonNullElse(each.found(), "nothing that says so"))
                    .append(each.agreement() == Agreement.DIFFERENT ? ", which differs" : "")
                    .append('\n');
        }
        for (Fit fit : fits) {
            text.append(String.format(
                            Locale.ROOT,
                            "  %.2f away  %s%n",
                            fit.distance(),
                            fit.type().word())
                    .replace("\r", ""));
        }
        return text.toString();
    }
}

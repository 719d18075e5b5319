package org.operatingmodel.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.AppliedRight;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.authority.DecisionStanding.Ruling;
import org.operatingmodel.authority.Delegation;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.authority.ResolvedDecision;
import org.operatingmodel.authority.StandingDecision;
import org.operatingmodel.escalation.EscalationRoute;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateUse;
import org.operatingmodel.gate.HeldReview;
import org.operatingmodel.organisation.Absence;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.internal.Dates;
import org.operatingmodel.rules.internal.PortfolioIndex;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.EscalationStep;

/** What practices may read of what packs come to: rights, resolutions, decisions that stand, escalation steps, gates. */
final class AuthorityFacts {
    private static final Set<Class<? extends Record>> TYPES =
            Set.of(AppliedRight.class, ResolvedDecision.class, StandingDecision.class, EscalationRoute.class);

    private final List<RulePack> packs;
    private final Deciders deciders;

    AuthorityFacts(List<RulePack> packs, Deciders deciders) {
        this.packs = List.copyOf(packs);
        this.deciders = deciders;
    }

    /** The types, and those of what facts of them are found out from. */
    static Set<Class<? extends Record>> withSources(Set<Class<? extends Record>> types) {
        Set<Class<? extends Record>> all = new LinkedHashSet<>(types);
        if (!Collections.disjoint(types, TYPES)) {
            all.addAll(List.of(RoleHolding.class, Absence.class, Delegation.class, DecisionRecord.class));
        }
        if (types.contains(GateUse.class)) {
            all.add(HeldReview.class);
        }
        return all;
    }

    /**
     * The facts of the types, without duplicates.
     *
     * @param products the products that decisions are about
     * @param shared whether those are wanted, too, that are about no single product
     * @param types the types that practices read
     */
    List<Record> of(
            PortfolioIndex index,
            Collection<Product> products,
            boolean shared,
            Instant asOf,
            Set<Class<? extends Record>> types) {
        List<Record> facts = new ArrayList<>();
        if (types.contains(AppliedRight.class) || types.contains(ResolvedDecision.class)) {
            if (shared) {
                add(index, null, asOf, types, facts);
            }
            products.forEach(product -> add(index, product.id(), asOf, types, facts));
        }
        if (types.contains(StandingDecision.class)) {
            Set<ProductId> ids = Set.copyOf(products.stream().map(Product::id).toList());
            for (DecisionRecord decision : index.portfolio().decisions()) {
                ProductId about = decision.productId();
                boolean wanted = about == null ? shared : ids.contains(about);
                if (wanted && decision.presenceAt(asOf) == Presence.COUNTS) {
                    DecisionStanding standing = deciders.standing(index, decision, asOf);
                    if (standing.ruling() == Ruling.DECIDED) {
                        facts.add(StandingDecision.of(standing));
                    }
                }
            }
        }
        if (types.contains(EscalationRoute.class)) {
            packs.forEach(pack -> pack.escalations().stream()
                    .filter(step -> inForce(pack, step, asOf))
                    .forEach(step -> facts.add(new EscalationRoute(
                            step.id(),
                            step.to(),
                            !index.seats(step.to(), null, null, null, asOf).isEmpty()))));
        }
        if (types.contains(GateUse.class)) {
            packs.stream()
                    .flatMap(pack -> pack.gates().stream())
                    .forEach(gate -> facts.add(use(index, products, gate.id(), asOf)));
        }
        return facts.stream().distinct().toList();
    }

    private GateUse use(PortfolioIndex index, Collection<Product> products, GateId gate, Instant asOf) {
        Set<ProductId> ids = Set.copyOf(products.stream().map(Product::id).toList());
        List<HeldReview> held = index.portfolio().heldReviews().stream()
                .filter(review -> review.gateId().equals(gate)
                        && ids.contains(review.productId())
                        && review.heldWithin(GateUse.WINDOW, asOf))
                .toList();
        return new GateUse(
                gate,
                products.stream()
                        .filter(product -> product.stage() != Stage.RETIRED)
                        .mapToInt(product -> asked(product, gate, asOf))
                        .max()
                        .orElse(0),
                held.size(),
                held.stream().filter(HeldReview::passed).count());
    }

    /** How many criteria a gate asks of a product; those of a pack that has expired are asked, too. */
    private int asked(Product product, GateId gate, Instant asOf) {
        int asked = 0;
        for (RulePack pack : packs) {
            AppliesTo appliesTo = pack.manifest().appliesTo();
            Dates dates = new Dates(pack.reference(), pack.manifest().effectivePeriod(), asOf);
            if (appliesTo == null || appliesTo.covers(product)) {
                asked += (int) pack.rules().stream()
                        .filter(rule -> rule.gateId().equals(gate)
                                && dates.notInForce(rule).isEmpty())
                        .count();
            }
        }
        return asked;
    }

    private void add(
            PortfolioIndex index,
            @Nullable ProductId product,
            Instant asOf,
            Set<Class<? extends Record>> types,
            List<Record> facts) {
        for (DecisionId decision : deciders.decisions()) {
            Authority authority =
                    deciders.authority(index, new DecisionRequest(decision, product, null, null, null), asOf);
            if (types.contains(ResolvedDecision.class)) {
                facts.add(ResolvedDecision.of(authority));
            }
            if (types.contains(AppliedRight.class)) {
                for (GrantedRight right : authority.granted()) {
                    facts.add(new AppliedRight(
                            decision, product, right.kind(), right.role(), right.over(), right.canBeUsed()));
                }
            }
        }
    }

    private static boolean inForce(RulePack pack, EscalationStep step, Instant asOf) {
        return List.of(step.effectivePeriod(), pack.manifest().effectivePeriod()).stream()
                .noneMatch(period -> outside(period, asOf));
    }

    private static boolean outside(EffectivePeriod period, Instant asOf) {
        return period.notYetInForceAt(asOf) || period.expiredAt(asOf);
    }
}

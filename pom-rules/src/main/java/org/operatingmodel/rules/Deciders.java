package org.operatingmodel.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.authority.DecisionStanding.RefusedVote;
import org.operatingmodel.authority.DecisionStanding.Ruling;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.authority.PendingDecision;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.authority.Resolution.GapReason;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.Seat;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.authority.WithheldRight;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Explainer;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.AgreedRules;
import org.operatingmodel.rules.internal.AgreedRules.Judgement;
import org.operatingmodel.rules.internal.PackCriteria;
import org.operatingmodel.rules.internal.PortfolioIndex;
import org.operatingmodel.rules.internal.RuleEngine;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.EffectivePeriod;

/** Finds out who has which say in a decision, by the rights that the loaded packs state. */
final class Deciders {
    private final Map<DecisionId, List<Part>> parts = new LinkedHashMap<>();
    private final Map<DecisionId, Set<Class<? extends Record>>> types = new LinkedHashMap<>();
    private final Map<GateId, Gate> gates;

    /** What one pack states about one kind of decision. */
    private record Part(PackReference pack, PackManifest manifest, List<DecisionRight> rights, AgreedRules judged) {}

    Deciders(List<RulePack> packs, Map<GateId, Gate> gates, Governance.Engines engines) {
        this.gates = Map.copyOf(gates);
        List<DecisionRight> all =
                packs.stream().flatMap(pack -> pack.rights().stream()).toList();
        RuleEngine engine = engines.over(PackCriteria.factTypes(all));
        for (RulePack pack : packs) {
            Map<DecisionId, List<DecisionRight>> stated = new LinkedHashMap<>();
            pack.rights()
                    .forEach(right -> stated.computeIfAbsent(right.decisionId(), id -> new ArrayList<>())
                            .add(right));
            stated.forEach((decision, rights) -> {
                parts.computeIfAbsent(decision, id -> new ArrayList<>())
                        .add(new Part(pack.reference(), pack.manifest(), rights, new AgreedRules(rights, engine)));
                types.computeIfAbsent(decision, id -> new LinkedHashSet<>()).addAll(PackCriteria.factTypes(rights));
            });
        }
    }

    /** The kinds of decisions that packs state rights for, ordered by id. */
    Set<DecisionId> decisions() {
        return new TreeSet<>(parts.keySet());
    }

    /** The roles that a gate lets decide decisions of a kind, whatever rights are stated; empty when it lets none. */
    static List<RoleId> rolesOf(@Nullable Gate gate, DecisionId decision) {
        if (gate == null) {
            return List.of();
        }
        return decision.equals(DecisionId.WAIVER)
                ? gate.waiverGranters()
                : decision.equals(DecisionId.OVERRIDE) ? gate.overrideDeciders() : List.of();
    }

    /**
     * Why a person may not grant a waiver, or decide an override, at a gate; absent when they may.
     *
     * <p>The right to decide it that is granted for the product at the gate says who may, be it one that nobody can use or
     * that is in conflict; where none is granted, the gate does. Where it is not known whether one is granted, nobody may.
     *
     * @param decision {@link DecisionId#WAIVER} or {@link DecisionId#OVERRIDE}
     * @param held the product for which a role of the gate must have been held; absent for all
     */
    @Nullable
    String hindrance(
            PortfolioIndex index,
            DecisionId decision,
            Gate gate,
            Product product,
            @Nullable Product held,
            PersonId person,
            PersonId requestedBy,
            Instant at) {
        Authority authority =
                authority(index, new DecisionRequest(decision, product.id(), gate.id(), null, requestedBy), at);
        List<RoleId> roles = rolesOf(gate, decision);
        if (authority.resolution() instanceof Resolution.Decider decider) {
            GrantedRight right = decider.right();
            if (!right.actors().contains(person)) {
                return "'" + person + "' " + Words.hindrance(person, right) + " at " + at;
            }
            return right.seatsFilledBy(Set.of(person)) >= right.quorum()
                    ? null
                    : "'" + decision + "' takes " + right.quorum() + " of role '" + right.role() + "' together, but '"
                            + person + "' is one";
        } else if (authority.resolution() instanceof Resolution.Gap gap && gap.reason() == GapReason.ROLES_OF_GATE) {
            return index.held(person, roles, held, at)
                    ? null
                    : "'" + person + "' held none of the roles "
                            + roles.stream().map(RoleId::value).collect(Collectors.joining(", ")) + " at " + at;
        } else if (authority.granted().isEmpty() && authority.resolution() instanceof Resolution.Gap) {
            return "nobody may " + (decision.equals(DecisionId.WAIVER) ? "grant waivers" : "decide overrides")
                    + " for gate '" + gate.id() + "'";
        }
        String headline = authority.headline();
        return headline.substring(0, headline.length() - 1);
    }

    /** Who has which say. The product of the request must be in the index. */
    Authority authority(PortfolioIndex index, DecisionRequest request, Instant asOf) {
        ProductId productId = request.productId();
        Product product = productId == null ? null : index.product(productId).orElseThrow();
        PendingDecision pending =
                new PendingDecision(request.decisionId(), product, request.gateId(), request.amount(), asOf);
        List<Part> stated = parts.getOrDefault(request.decisionId(), List.of());
        Facts facts = index.slice(product, pending, asOf, types.getOrDefault(request.decisionId(), Set.of()));
        List<GrantedRight> granted = new ArrayList<>();
        List<WithheldRight> withheld = new ArrayList<>();
        List<WithheldRight> unknown = new ArrayList<>();
        for (Part part : stated) {
            List<Judgement> judged = part.judged().over(facts);
            for (int i = 0; i < judged.size(); i++) {
                DecisionRight right = part.rights().get(i);
                String outside = Outside.of(part.manifest(), right.effectivePeriod(), product, asOf);
                String expired = expired(part, asOf);
                Evaluation evaluation = judged.get(i).evaluation();
                if (outside != null) {
                    withheld.add(withheld(part, right, outside));
                } else if (evaluation instanceof Evaluation.Unmatched unmatched) {
                    Evaluator evaluator = Objects.requireNonNull(judged.get(i).evaluator());
                    withheld.add(withheld(part, right, whyNot(evaluator, facts, unmatched)));
                } else if (evaluation instanceof Evaluation.Faulted || expired != null) {
                    String cause = evaluation instanceof Evaluation.Faulted faulted
                            ? faulted.cause() + " (line " + faulted.where().line() + ")"
                            : expired;
                    unknown.add(withheld(part, right, "not known: " + cause));
                } else if (evaluation instanceof Evaluation.Matched matched) {
                    granted.add(granted(index, part.pack().id(), right, matched, request, product, asOf));
                }
            }
        }
        withheld.addAll(unknown);
        return new Authority(
                request,
                asOf,
                resolution(request, stated, granted, unknown),
                granted,
                withheld,
                stated.stream().map(Part::pack).toList());
    }

    private Resolution resolution(
            DecisionRequest request, List<Part> stated, List<GrantedRight> granted, List<WithheldRight> unknown) {
        if (!unknown.isEmpty()) {
            return new Resolution.Unevaluable(unknown);
        }
        List<GrantedRight> deciding = new ArrayList<>();
        for (GrantedRight right : granted) {
            if (right.kind() == RightKind.DECIDES
                    && deciding.stream()
                            .noneMatch(
                                    other -> other.role().equals(right.role()) && other.quorum() == right.quorum())) {
                deciding.add(right);
            }
        }
        if (deciding.size() > 1) {
            return new Resolution.Conflict(deciding);
        } else if (deciding.isEmpty()) {
            GateId gateId = request.gateId();
            List<RoleId> roles = gateId == null ? List.of() : rolesOf(gates.get(gateId), request.decisionId());
            if (!roles.isEmpty()) {
                return new Resolution.Gap(GapReason.ROLES_OF_GATE, roles);
            }
            boolean anybody = stated.stream()
                    .flatMap(part -> part.rights().stream())
                    .anyMatch(right -> right.kind() == RightKind.DECIDES);
            return new Resolution.Gap(anybody ? GapReason.NO_CASE : GapReason.NO_RIGHT);
        }
        GrantedRight right = deciding.get(0);
        if (right.canBeUsed()) {
            return new Resolution.Decider(right);
        } else if (right.seats().isEmpty()) {
            return new Resolution.Gap(GapReason.NOBODY_HOLDS_ROLE);
        }
        return new Resolution.Gap(
                right.seats().size() < right.quorum() ? GapReason.TOO_FEW_HOLDERS : GapReason.TOO_FEW_CAN_ACT);
    }

    private static @Nullable String expired(Part part, Instant asOf) {
        EffectivePeriod period = part.manifest().effectivePeriod();
        LocalDate end = period.expires();
        return end != null && period.expiredAt(asOf)
                ? "pack '" + part.pack().id() + "' " + part.pack().version() + " expired at "
                        + EffectivePeriod.start(end) + "; load a newer version of it"
                : null;
    }

    private static String whyNot(Evaluator evaluator, Facts facts, Evaluation.Unmatched unmatched) {
        return Explainer.whyNot(evaluator, facts, unmatched).stream()
                .map(FailedCondition::summary)
                .collect(Collectors.joining("; "));
    }

    private static WithheldRight withheld(Part part, DecisionRight right, String reason) {
        return new WithheldRight(
                right.kind(),
                right.role(),
                part.pack().id(),
                right.name(),
                right.source().file(),
                right.source().line(),
                reason);
    }

    private static GrantedRight granted(
            PortfolioIndex index,
            PackId pack,
            DecisionRight right,
            Evaluation.Matched matched,
            DecisionRequest request,
            @Nullable Product product,
            Instant asOf) {
        boolean binding = right.kind() == RightKind.DECIDES || right.kind() == RightKind.OVERRULES;
        PersonId requester = binding ? request.requestedBy() : null;
        return new GrantedRight(
                right.kind(),
                right.role(),
                right.over(),
                right.quorum(),
                pack,
                right.name(),
                right.source().file(),
                right.source().line(),
                matched.facts().stream()
                        .filter(reference -> !(reference.fact() instanceof PendingDecision))
                        .toList(),
                index.seats(right.role(), product, request.decisionId(), requester, asOf));
    }

    /** Whether a decision stands. */
    DecisionStanding standing(PortfolioIndex index, DecisionRecord decision, Instant asOf) {
        List<Vote> counted = new ArrayList<>();
        List<RefusedVote> refused = new ArrayList<>();
        Words words = new Words();
        for (Vote vote : decision.votes().stream()
                .sorted(Comparator.comparing(Vote::castAt)
                        .thenComparing(Vote::personId)
                        .thenComparing(Vote::say))
                .toList()) {
            if (vote.castAt().isAfter(asOf)) {
                refused.add(new RefusedVote(vote, "it counts only from " + vote.castAt()));
                continue;
            }
            Authority then = authority(index, decision.request(), vote.castAt());
            String reason = words.add(vote, then);
            if (reason == null) {
                counted.add(vote);
            } else {
                refused.add(new RefusedVote(vote, reason));
            }
        }
        Authority now = authority(index, decision.request(), asOf);
        return new DecisionStanding(decision, asOf, words.ruling(now.resolved()), counted, refused, now);
    }

    /** What roles have said to a decision, as far as enough of their people agreed. */
    private static final class Words {
        /** Who said what in which say. */
        private final Map<Word, Set<PersonId>> said = new LinkedHashMap<>();
        /** What enough people have said. */
        private final Set<Word> agreed = new LinkedHashSet<>();
        /** Whether somebody said what nobody could judge. */
        private boolean unknown;

        /** What a role says. */
        private record Word(
                RightKind say, RoleId role, @Nullable RoleId overruled) {}

        /** Adds a vote; gives the reason why it does not count, absent when it does. */
        @Nullable
        String add(Vote vote, Authority then) {
            if (then.resolution() instanceof Resolution.Unevaluable) {
                unknown |= vote.say() != RightKind.CONSULTED && vote.say() != RightKind.INFORMED;
                return "rights could not be evaluated as of " + vote.castAt();
            }
            List<GrantedRight> rights = vote.say() == RightKind.DECIDES
                    ? then.resolution() instanceof Resolution.Decider decider ? List.of(decider.right()) : List.of()
                    : then.rights(vote.say()).stream()
                            .filter(right -> Objects.equals(right.over(), vote.overruled()))
                            .toList();
            if (rights.isEmpty()) {
                return vote.say() == RightKind.DECIDES ? then.headline() : nobody(vote) + " as of " + vote.castAt();
            }
            String reason = null;
            boolean counts = false;
            for (GrantedRight right : rights) {
                if (right.actors().contains(vote.personId())) {
                    Word word = new Word(right.kind(), right.role(), right.over());
                    Set<PersonId> people = said.computeIfAbsent(word, key -> new TreeSet<>());
                    people.add(vote.personId());
                    if (right.seatsFilledBy(people) >= right.quorum()) {
                        agreed.add(word);
                    }
                    counts = true;
                } else {
                    reason = "'" + vote.personId() + "' " + hindrance(vote.personId(), right) + " as of "
                            + vote.castAt();
                }
            }
            return counts ? null : reason;
        }

        private static String nobody(Vote vote) {
            return switch (vote.say()) {
                case DECIDES -> "nobody decides it";
                case VETOES -> "nobody may veto it";
                case OVERRULES -> "nobody may overrule '" + vote.overruled() + "' in it";
                case CONSULTED -> "nobody is consulted in it";
                case INFORMED -> "nobody is informed of it";
            };
        }

        private static String hindrance(PersonId person, GrantedRight right) {
            return right.seats().stream()
                    .flatMap(seat -> seat.people().stream())
                    .filter(occupant -> occupant.personId().equals(person))
                    .map(Seat.Occupant::hindrance)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(hindrance -> hindrance.startsWith("away") ? "was " + hindrance : hindrance)
                    .orElse("neither holds role '" + right.role() + "' nor acts for somebody who does");
        }

        /**
         * What the words come to.
         *
         * @param resolved whether it is known who decides
         */
        Ruling ruling(boolean resolved) {
            boolean approved = false;
            boolean stopped = false;
            for (Word word : agreed) {
                if (word.say() == RightKind.OVERRULES && inCircle(word.role(), new LinkedHashSet<>())) {
                    return Ruling.UNRESOLVED;
                }
            }
            for (Word word : agreed) {
                boolean stands = stands(word.role());
                approved |= word.say() == RightKind.DECIDES && stands;
                stopped |= word.say() == RightKind.VETOES && stands || word.say() == RightKind.DECIDES && !stands;
            }
            if (unknown) {
                return Ruling.UNRESOLVED;
            } else if (stopped) {
                return Ruling.STOPPED;
            } else if (approved) {
                return Ruling.DECIDED;
            }
            return resolved ? Ruling.PENDING : Ruling.UNRESOLVED;
        }

        /** Whether nobody whose own word stands has overruled the role. */
        private boolean stands(RoleId role) {
            return overruling(role).noneMatch(this::stands);
        }

        /** Whether some role has overruled the role, and has been overruled by it or so on. */
        private boolean inCircle(RoleId role, Set<RoleId> below) {
            if (!below.add(role)) {
                return true;
            }
            boolean circle = overruling(role).anyMatch(above -> inCircle(above, below));
            below.remove(role);
            return circle;
        }

        private Stream<RoleId> overruling(RoleId role) {
            return agreed.stream().filter(word -> role.equals(word.overruled())).map(Word::role);
        }
    }
}

package org.operatingmodel.rules;

import java.time.Period;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.FundingMode;
import org.operatingmodel.funding.FundingTarget;
import org.operatingmodel.organisation.OperatingModelType;

/**
 * What a kind of operating model comes with: who decides what, how money is given, how often is looked back, and what the
 * products of an organisation look like that works that way.
 *
 * <p>{@code Governance.load(OperatingModelProfile.of(OperatingModelType.PLATFORM_BASED).packs())} is the standard gates with the
 * decision rights of that kind; another kind is another word.
 *
 * @param type the kind
 * @param funding how money is given, in one sentence
 * @param fundingMode how all money that is approved is given; absent where the kind leaves that open
 * @param fundingTarget what is funded at least; absent where the kind leaves that open
 * @param cadence how often funding and roadmap are looked at again
 * @param expected what {@link org.operatingmodel.rules.report.OperatingModelClassification} expects of it: a share from 0 to 1
 *     for each trait
 * @since 0.1
 */
public record OperatingModelProfile(
        OperatingModelType type,
        String funding,
        @Nullable FundingMode fundingMode,
        @Nullable FundingTarget fundingTarget,
        Period cadence,
        Map<Trait, Double> expected) {
    /** @throws IllegalArgumentException if a trait is missing or no share */
    public OperatingModelProfile {
        Objects.requireNonNull(type, "OperatingModelProfile.type");
        Objects.requireNonNull(funding, "OperatingModelProfile.funding");
        Objects.requireNonNull(cadence, "OperatingModelProfile.cadence");
        expected = Map.copyOf(expected);
        for (Trait trait : Trait.values()) {
            Double share = expected.get(trait);
            if (share == null || !(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("OperatingModelProfile.expected must hold a share from 0 to 1 for '"
                        + trait + "', but was '" + share + "'. Say what the kind looks like.");
            }
        }
    }

    /**
     * What kinds of operating models differ in; each is a share of decisions or products, from 0 to 1.
     *
     * @since 0.1
     */
    public enum Trait {
        /** The share of decisions that a role of the whole portfolio takes: an executive, its lead, finance or an architect. */
        CENTRAL_DECISIONS("decisions that a role of the whole portfolio takes"),
        /** The share of applications that consume a shared capability. */
        SHARED_CAPABILITIES("applications that consume a shared capability"),
        /** The share of shared capabilities with a service level agreement. */
        AGREED_SERVICES("shared capabilities with a service level agreement"),
        /** The share of products that completed work in the last 14 days. */
        SHORT_STEPS("products that completed work in the last 14 days"),
        /** The share of products with user research of the last 90 days. */
        CUSTOMER_RESEARCH("products with user research of the last 90 days");

        private final String meaning;

        Trait(String meaning) {
            this.meaning = meaning;
        }

        /** Of what it is the share. */
        public String meaning() {
            return meaning;
        }
    }

    /** The profile of a kind. */
    public static OperatingModelProfile of(OperatingModelType type) {
        return switch (type) {
            case CENTRALISED ->
                profile(
                        type,
                        "One yearly plan gives each product its budget.",
                        FundingMode.FIXED,
                        null,
                        Period.ofYears(1),
                        1,
                        0.5,
                        0,
                        0,
                        0);
            case DECENTRALISED ->
                profile(
                        type,
                        "Each product has a budget of its own and spends it as it sees fit.",
                        FundingMode.FIXED,
                        null,
                        Period.ofMonths(3),
                        0,
                        0,
                        0,
                        0,
                        0);
            case HYBRID ->
                profile(
                        type,
                        "Value streams are funded centrally and divide it themselves.",
                        null,
                        FundingTarget.VALUE_STREAM,
                        Period.ofMonths(6),
                        0.5,
                        0.5,
                        0,
                        0,
                        0);
            case PLATFORM_BASED ->
                profile(
                        type,
                        "Shared capabilities are funded as products, before what builds on them.",
                        null,
                        FundingTarget.CAPABILITY,
                        Period.ofMonths(3),
                        0.33,
                        1,
                        0,
                        0,
                        0);
            case SERVICE_ORIENTED ->
                profile(
                        type,
                        "Services are funded by what their agreed levels cost, and charged to who uses them.",
                        null,
                        null,
                        Period.ofMonths(3),
                        0.5,
                        1,
                        1,
                        0,
                        0);
            case AGILE ->
                profile(
                        type,
                        "Teams are funded as capacity, in tranches that follow what was learnt.",
                        FundingMode.OUTCOME,
                        null,
                        Period.ofMonths(1),
                        0,
                        0.5,
                        0,
                        1,
                        0);
            case CUSTOMER_CENTRIC ->
                profile(
                        type,
                        "Money follows the outcomes that customers notice.",
                        FundingMode.OUTCOME,
                        null,
                        Period.ofMonths(3),
                        0,
                        0.5,
                        0,
                        0.5,
                        1);
        };
    }

    private static OperatingModelProfile profile(
            OperatingModelType type,
            String funding,
            @Nullable FundingMode fundingMode,
            @Nullable FundingTarget fundingTarget,
            Period cadence,
            double central,
            double shared,
            double services,
            double steps,
            double research) {
        return new OperatingModelProfile(
                type,
                funding,
                fundingMode,
                fundingTarget,
                cadence,
                Map.of(
                        Trait.CENTRAL_DECISIONS, central,
                        Trait.SHARED_CAPABILITIES, shared,
                        Trait.AGREED_SERVICES, services,
                        Trait.SHORT_STEPS, steps,
                        Trait.CUSTOMER_RESEARCH, research));
    }

    /** The standard pack and the pack of the kind's decision rights, in the order in which they are loaded. */
    public RulePack[] packs() {
        return new RulePack[] {RulePack.standard(), RulePack.shipped("type-" + type.word())};
    }
}

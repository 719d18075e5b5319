package org.operatingmodel.rules;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.ParameterDefinition;

/**
 * What a rule pack says about itself, in its file {@code pack.yaml}.
 *
 * <p>Days begin and end at midnight in UTC. What a pack comes to before, during and after them is told with
 * {@link Governance}.
 *
 * @param id its id, unique among the packs that are loaded together
 * @param version its version, as {@code major.minor.patch}
 * @param publisher who answers for it
 * @param layer who it speaks for; a team when it does not say
 * @param buildsOn the packs that must be loaded before it; empty when it stands alone
 * @param minimumLibraryVersion the lowest version of this library that can read it; absent when any can
 * @param effectiveFrom the first day on which it is in force; absent when it always was
 * @param grace how long from that day on what is unmet does not block; absent for not at all
 * @param expires the first day on which its publisher no longer answers for it; absent when there is none
 * @param evidenceKinds the evidence kinds that it adds to the standard ones; empty when it adds none
 * @param roles the roles that it adds to the standard ones; empty when it adds none
 * @param gates the gates that it defines; empty when it only adds criteria to gates of other packs
 * @param appliesTo the products that it is about; absent when it is about all
 * @param parameters the numbers that its rules leave open; empty when there is none
 * @param tighten what it asks more than packs below it; empty for nothing
 * @param overrides what it asks less than other packs; only of the layer organisation, and empty for nothing
 * @since 0.1
 */
public record PackManifest(
        PackId id,
        @Pattern(regexp = SemanticVersion.FORM) String version,
        @NotBlank String publisher,
        @Nullable PackLayer layer,
        List<BuildsOn> buildsOn,
        @Pattern(regexp = SemanticVersion.FORM) @Nullable String minimumLibraryVersion,
        @Nullable LocalDate effectiveFrom,
        @Nullable Period grace,
        @Nullable LocalDate expires,
        List<EvidenceKind> evidenceKinds,
        List<RoleId> roles,
        List<Gate> gates,
        @Nullable AppliesTo appliesTo,
        List<ParameterDefinition> parameters,
        List<Tightening> tighten,
        List<PackOverride> overrides) {
    /**
     * @throws IllegalArgumentException if a version has another form, the publisher is blank, a pack is named twice or by
     *     itself in {@code buildsOn}, two parameters have one id, there is a grace period without a first day, or the end is not after the first day
     */
    public PackManifest {
        Objects.requireNonNull(id, "PackManifest.id");
        Objects.requireNonNull(version, "PackManifest.version");
        SemanticVersion.require("PackManifest.version", version);
        SemanticVersion.require("PackManifest.minimumLibraryVersion", minimumLibraryVersion);
        if (publisher.isBlank()) {
            throw new IllegalArgumentException(
                    "PackManifest.publisher must not be blank, but was '" + publisher + "'. Say who answers for it.");
        }
        layer = layer == null ? PackLayer.TEAM : layer;
        buildsOn = List.copyOf(buildsOn);
        Set<PackId> named = new HashSet<>(Set.of(id));
        for (BuildsOn other : buildsOn) {
            if (!named.add(other.id())) {
                throw new IllegalArgumentException("PackManifest.buildsOn must name other packs, each once, but names '"
                        + other.id() + "'" + (other.id().equals(id) ? ", the pack itself" : " twice")
                        + ". Remove that.");
            }
        }
        if (grace != null && effectiveFrom == null) {
            throw new IllegalArgumentException("PackManifest.grace must come with effectiveFrom, but was '" + grace
                    + "' without it. Say from which day on the pack is in force.");
        }
        new EffectivePeriod(effectiveFrom, grace, expires);
        evidenceKinds = List.copyOf(evidenceKinds);
        roles = List.copyOf(roles);
        gates = List.copyOf(gates);
        parameters = List.copyOf(parameters);
        Set<ParameterId> stated = new HashSet<>();
        for (ParameterDefinition parameter : parameters) {
            if (!stated.add(parameter.id())) {
                throw new IllegalArgumentException(
                        "PackManifest.parameters must have different ids, but two are called '" + parameter.id()
                                + "'. Rename one.");
            }
        }
        tighten = List.copyOf(tighten);
        overrides = List.copyOf(overrides);
    }

    /** The manifest of a pack about all products, without parameters, that says nothing about criteria of other packs. */
    public PackManifest(
            PackId id,
            String version,
            String publisher,
            @Nullable PackLayer layer,
            List<BuildsOn> buildsOn,
            @Nullable String minimumLibraryVersion,
            @Nullable LocalDate effectiveFrom,
            @Nullable Period grace,
            @Nullable LocalDate expires,
            List<EvidenceKind> evidenceKinds,
            List<RoleId> roles,
            List<Gate> gates) {
        this(
                id,
                version,
                publisher,
                layer,
                buildsOn,
                minimumLibraryVersion,
                effectiveFrom,
                grace,
                expires,
                evidenceKinds,
                roles,
                gates,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** The manifest of a pack of a layer that builds on no other and is always in force. */
    public PackManifest(
            PackId id,
            String version,
            String publisher,
            PackLayer layer,
            List<EvidenceKind> evidenceKinds,
            List<RoleId> roles,
            List<Gate> gates) {
        this(id, version, publisher, layer, List.of(), null, null, null, null, evidenceKinds, roles, gates);
    }

    /** The manifest of a team's pack that builds on no other and is always in force. */
    public PackManifest(
            PackId id,
            String version,
            String publisher,
            List<EvidenceKind> evidenceKinds,
            List<RoleId> roles,
            List<Gate> gates) {
        this(id, version, publisher, null, List.of(), null, null, null, null, evidenceKinds, roles, gates);
    }

    @Override
    public PackLayer layer() {
        return Objects.requireNonNullElse(layer, PackLayer.TEAM);
    }

    /** When the pack is in force. */
    public EffectivePeriod effectivePeriod() {
        return new EffectivePeriod(effectiveFrom, grace, expires);
    }
}

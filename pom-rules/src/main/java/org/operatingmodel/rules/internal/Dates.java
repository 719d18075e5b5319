package org.operatingmodel.rules.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.Statement;

/**
 * The one place where the days on which packs and rules are in force are judged.
 *
 * <p>Before its first day, or that of its pack, and from its own end on, a criterion is not applicable. From the end of
 * its pack on it is unevaluable, because nobody answers for it any more: a pack that is forgotten never lets more pass.
 */
public final class Dates {
    private final PackReference pack;
    private final EffectivePeriod ofPack;
    private final Instant asOf;

    /** The days of a pack and its rules, judged at an instant. */
    public Dates(PackReference pack, EffectivePeriod ofPack, Instant asOf) {
        this.pack = pack;
        this.ofPack = ofPack;
        this.asOf = asOf;
    }

    /** What the result of a rule comes to at the instant. */
    public CriterionResult applied(CriterionResult result, Rule rule) {
        FailedCondition outside = notInForce(rule).orElse(null);
        if (outside != null) {
            return new NotApplicable(result.criterion(), outside);
        }
        String expired = packExpired().orElse(null);
        if (expired != null && !(result instanceof NotApplicable)) {
            Source at = rule.source();
            return new Unevaluable(result.criterion(), expired, "rule", at.line(), at.column(), List.of());
        }
        return result;
    }

    /** That a rule is not in force yet, or no longer by itself; empty when it is. */
    public Optional<FailedCondition> notInForce(Statement rule) {
        EffectivePeriod own = rule.effectivePeriod();
        LocalDate end = own.expires();
        if (end != null && own.expiredAt(asOf)) {
            return Optional.of(outside(rule, "the rule has not been in force since " + EffectivePeriod.start(end)));
        }
        LocalDate first = later(own.effectiveFrom(), ofPack.effectiveFrom());
        if (first != null && asOf.isBefore(EffectivePeriod.start(first))) {
            String what = own.notYetInForceAt(asOf) ? "the rule" : "pack '" + pack.id() + "' " + pack.version();
            return Optional.of(outside(rule, what + " is in force only from " + EffectivePeriod.start(first)));
        }
        return Optional.empty();
    }

    /** That the pack is no longer in force, so that what it says is unevaluable; empty when it is. */
    public Optional<String> packExpired() {
        LocalDate end = ofPack.expires();
        return end != null && ofPack.expiredAt(asOf)
                ? Optional.of("pack '" + pack.id() + "' " + pack.version() + " expired at " + EffectivePeriod.start(end)
                        + "; load a newer version of it")
                : Optional.empty();
    }

    private static FailedCondition outside(Statement rule, String summary) {
        Source at = rule.source();
        return new FailedCondition(
                FailedCondition.Kind.NOT_IN_FORCE, "rule", at.line(), at.column(), summary, List.of(), List.of(), 0);
    }

    /** Until when, excluded, a rule is in grace; absent when it is not at the instant. */
    public @Nullable Instant graceUntil(Rule rule) {
        if (ofPack.expiredAt(asOf)) {
            return null;
        }
        EffectivePeriod own = rule.effectivePeriod();
        Period grace = own.grace();
        LocalDate first = later(own.effectiveFrom(), ofPack.effectiveFrom());
        Instant ofRule = grace == null ? null : new EffectivePeriod(first, grace, null).graceEnds();
        Instant until = later(ofRule, ofPack.graceEnds());
        return until != null && asOf.isBefore(until) ? until : null;
    }

    private static <T extends Comparable<? super T>> @Nullable T later(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}

package org.operatingmodel.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.Parameter;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.Dated.Presence;

/**
 * A gate decision told in words, from the data in it and nothing else.
 *
 * @param decision the decision
 * @since 0.1
 */
public record Explanation(GateDecision decision) {
    private static final int UNLIMITED = Integer.MAX_VALUE;

    /** @throws NullPointerException if the decision is missing */
    public Explanation {
        Objects.requireNonNull(decision, "Explanation.decision");
    }

    /** The verdict in one sentence, with how many criteria it rests on. */
    public String headline() {
        String subject = "Gate '" + decision.request().gateId() + "' of '"
                + decision.request().productId() + "' is ";
        String asOf = " as of " + decision.asOf();
        return switch (decision.verdict()) {
            case PASSED -> subject + "passed" + asOf + ": " + counted(met(), "criterion", "criteria") + " met.";
            case PASSED_WITH_WAIVERS ->
                subject + "passed with waivers" + asOf + ": " + counted(met(), "criterion", "criteria") + " met, "
                        + counted(of(Waived.class), "is", "are") + " waived.";
            case BLOCKED -> subject + "blocked" + asOf + ": " + whyBlocked();
        };
    }

    private String whyBlocked() {
        long blocking =
                decision.results().stream().filter(CriterionResult::blocks).count();
        long weighty = decision.results().stream()
                .filter(result -> !(result instanceof NotApplicable || result instanceof InGrace))
                .filter(result -> result.criterion().enforcement() != Enforcement.ADVISORY)
                .count();
        if (decision.definedBy() == null) {
            return "no pack defines the gate, so nothing proves it.";
        } else if (blocking == 0) {
            return "no mandatory or waivable criterion of the pack that defines the gate "
                    + (of(InGrace.class) == 0 ? "applies." : "applies and is met.");
        }
        long unevaluable = decision.results().stream()
                .filter(CriterionResult::blocks)
                .filter(Unevaluable.class::isInstance)
                .count();
        String counted = blocking + " of " + counted(weighty, "criterion that can block", "criteria that can block")
                + (blocking == 1 ? " is " : " are ");
        if (unevaluable == 0) {
            return counted + "unmet.";
        }
        return counted
                + (unevaluable == blocking
                        ? "unevaluable."
                        : "unmet or unevaluable (" + unevaluable + " unevaluable).");
    }

    private long met() {
        return of(Met.class);
    }

    private long of(Class<? extends CriterionResult> kind) {
        return decision.results().stream().filter(kind::isInstance).count();
    }

    static String counted(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }

    /** The whole explanation, one line per statement, lines of any length, ending with a line feed. */
    public String text() {
        return text(UNLIMITED);
    }

    /**
     * The whole explanation, wrapped at the width.
     *
     * <p>What blocks comes first, then what is in grace or advised, waived, met and not applicable, each in the order of the rules.
     *
     * @param width the longest line, in characters, from 40; a single longer word stays whole
     * @throws IllegalArgumentException if the width is below 40
     */
    public String text(int width) {
        Page page = page(width, inOrderOfWeight());
        for (PackReference pack : decision.packs()) {
            page.line(
                    2,
                    2,
                    "pack " + pack.id() + " " + pack.version() + " sha256:"
                            + pack.digest().substring(0, 12));
        }
        return page.toString();
    }

    /**
     * The headline, what blocks, and the overrides that hold for what does not, each in the order of the rules, wrapped at
     * the width; only the headline when there is neither.
     *
     * @param width the longest line, in characters, from 40; a single longer word stays whole
     * @throws IllegalArgumentException if the width is below 40
     */
    public String whatBlocks(int width) {
        Page page = page(
                width,
                decision.results().stream().filter(CriterionResult::blocks).toList());
        for (CriterionResult result : decision.results()) {
            List<Adjustment> overrides = decision.terms().overrides().stream()
                    .filter(override ->
                            override.criteria().contains(result.criterion().id()))
                    .toList();
            if (!result.blocks() && !overrides.isEmpty()) {
                head(page, result);
                overrides.forEach(override -> page.labelled("override", told(override)));
            }
        }
        return page.toString();
    }

    private Page page(int width, List<CriterionResult> results) {
        if (width < 40) {
            throw new IllegalArgumentException(
                    "width must be at least 40, but was '" + width + "'. Widen the terminal, or use text().");
        }
        Page page = new Page(width);
        page.line(0, 0, headline());
        for (CriterionResult result : results) {
            write(page, result);
        }
        return page;
    }

    private List<CriterionResult> inOrderOfWeight() {
        List<CriterionResult> ordered = new ArrayList<>();
        decision.results().stream().filter(CriterionResult::blocks).forEach(ordered::add);
        decision.results().stream()
                .filter(result -> !result.blocks())
                .filter(result -> result instanceof InGrace || result instanceof Unmet || result instanceof Unevaluable)
                .forEach(ordered::add);
        for (Class<? extends CriterionResult> kind : List.of(Waived.class, Met.class, NotApplicable.class)) {
            decision.results().stream().filter(kind::isInstance).forEach(ordered::add);
        }
        return ordered;
    }

    private void write(Page page, CriterionResult result) {
        Criterion criterion = result.criterion();
        head(page, result);
        if (!(result instanceof NotApplicable)) {
            writeTerms(page, criterion);
        }
        if (result instanceof InGrace inGrace) {
            page.labelled(
                    "grace",
                    "does not block until " + inGrace.until() + ", then "
                            + criterion.enforcement().word());
            writeBody(page, inGrace.shortfall());
        } else {
            writeBody(page, result);
        }
    }

    private static void head(Page page, CriterionResult result) {
        Criterion criterion = result.criterion();
        page.line(2, 4, criterion.id() + "  " + word(result) + "  " + criterion.sentence());
    }

    private void writeTerms(Page page, Criterion criterion) {
        for (Parameter parameter : decision.terms().parameters(criterion.id())) {
            page.labelled("parameter", parameter.described());
        }
        for (Adjustment adjustment : decision.terms().adjustments(criterion.id())) {
            page.labelled(adjustment.overriding() == null ? "tightened" : "override", told(adjustment));
        }
    }

    private static String told(Adjustment adjustment) {
        Adjustment.Change change = adjustment.change();
        String what = "from " + change.from() + " to " + change.to() + " by pack '" + adjustment.packId() + "'";
        Adjustment.Overriding override = adjustment.overriding();
        StringBuilder text = new StringBuilder(override == null ? what : override.decisionId() + ", " + what);
        OverrideDecision decided = override == null ? null : override.decision();
        if (decided != null) {
            text.append(", decided by ")
                    .append(decided.decidedBy())
                    .append(" at ")
                    .append(decided.decidedAt());
            text.append(", expires ").append(decided.expires());
        }
        if (!adjustment.holds()) {
            text.append(override == null ? "; does not hold: " : "; has no effect: ")
                    .append(adjustment.refusal());
        } else {
            if (adjustment.outdoneBy() != null) {
                text.append("; outdone by pack '")
                        .append(adjustment.outdoneBy())
                        .append("'");
            }
            if (override != null) {
                text.append(": ").append(override.reason());
            }
        }
        return text.toString();
    }

    private static String word(CriterionResult result) {
        if (result instanceof InGrace inGrace) {
            return inGrace.shortfall().word() + " (in grace)";
        }
        boolean advisory =
                result.criterion().enforcement() == Enforcement.ADVISORY && !(result instanceof NotApplicable);
        return result.word() + (advisory ? " (advisory)" : "");
    }

    private static void writeBody(Page page, CriterionResult result) {
        Criterion criterion = result.criterion();
        if (result instanceof Met met) {
            writeMet(page, met);
        } else if (result instanceof Unmet unmet) {
            writeUnmet(page, unmet);
            rule(page, criterion);
        } else if (result instanceof Waived waived) {
            page.labelled(
                    "waiver",
                    waived.waiver().id() + ", granted by " + waived.waiver().grantedBy() + ", expires "
                            + waived.waiver().expires() + ": " + waived.waiver().reason());
            writeUnmet(page, waived.unmet());
        } else if (result instanceof NotApplicable notApplicable) {
            boolean dated = notApplicable.scope().kind() == FailedCondition.Kind.NOT_IN_FORCE;
            page.labelled(dated ? "date" : "scope", notApplicable.scope().summary());
        } else if (result instanceof Unevaluable unevaluable) {
            page.labelled("cause", unevaluable.cause());
            page.labelled(
                    "at",
                    criterion.file() + ":" + unevaluable.line() + ":" + unevaluable.column() + " "
                            + oneLine(unevaluable.text()));
            unevaluable.facts().forEach(fact -> page.labelled("fact", describe(fact)));
            rule(page, criterion);
        }
    }

    private static void writeMet(Page page, Met met) {
        for (FactReference fact : met.facts()) {
            if (!(fact.fact() instanceof Parameter)) {
                page.labelled("fact", describe(fact));
            }
        }
        for (Population population : met.lookedAt()) {
            page.labelled("looked at", population.size() + " " + population.type());
        }
    }

    private static void writeUnmet(Page page, Unmet unmet) {
        Criterion criterion = unmet.criterion();
        unmet.failedConditions().forEach(failed -> write(page, criterion.file(), failed));
        for (RefusedWaiver refused : unmet.refusedWaivers()) {
            page.labelled("waiver", refused.waiver().id() + " does not count: " + refused.reason());
        }
        String remedy = criterion.remedy();
        if (remedy != null) {
            page.labelled("fix", remedy);
        }
    }

    /** A condition that fails, with what comes nearest to it. */
    static void write(Page page, String file, FailedCondition failed) {
        page.labelled("why", failed.summary());
        page.labelled("at", file + ":" + failed.line() + ":" + failed.column());
        for (NearMiss miss : failed.nearest()) {
            page.labelled(failed.kind() == FailedCondition.Kind.IN_THE_WAY ? "in the way" : "nearest", describe(miss));
        }
    }

    private static void rule(Page page, Criterion criterion) {
        page.labelled(
                "rule",
                "\"" + criterion.sentence() + "\" (" + criterion.packId() + ": " + criterion.file() + ":"
                        + criterion.line() + ")");
    }

    static String describe(FactReference fact) {
        String text = fact.type() + " " + fact.id();
        return fact.fact() instanceof Dated dated ? text + ", of " + dated.countsFrom() : text;
    }

    static String describe(NearMiss miss) {
        boolean told = miss.fact().fact() instanceof Dated fact
                && miss.failed().stream()
                        .anyMatch(failed ->
                                failed.actual().contains(fact.countsFrom().toString()));
        StringBuilder text =
                new StringBuilder(told ? miss.fact().type() + " " + miss.fact().id() : describe(miss.fact()));
        if (miss.fact().fact() instanceof Dated dated) {
            Instant end = dated.expires();
            if (miss.presence() == Presence.EXPIRED && end != null) {
                text.append("; expired ").append(end);
            } else if (miss.presence() == Presence.NOT_YET) {
                text.append("; does not count yet");
            }
        }
        for (FailedConstraint failed : miss.failed()) {
            text.append("; ").append(failed.actual()).append(", must be: ").append(failed.required());
        }
        return text.toString();
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Override
    public String toString() {
        return text();
    }
}

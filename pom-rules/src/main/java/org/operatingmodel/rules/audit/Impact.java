package org.operatingmodel.rules.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactGroup;
import org.operatingmodel.decision.FactsNotRecordedException;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.decision.VerdictChange;
import org.operatingmodel.decision.VerdictChange.CriterionChange;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.io.DecisionJson;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.audit.LoggedDecision.Outcome;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * What another policy would have decided.
 *
 * <p>The candidate is asked about the very facts of each decision. Where it looks up what the decision did not, nobody can
 * say, and the decision is told as undecided: never as unchanged.
 *
 * @param decisions how many decisions the candidate was asked about
 * @param changes those that come out otherwise, in their order
 * @param undecided those about which nobody can say, in their order
 * @since 0.1
 */
public record Impact(long decisions, List<Changed> changes, List<Undecided> undecided) {
    private static final int AT_ONCE = 10;

    /** @throws NullPointerException if a part is missing */
    public Impact {
        changes = List.copyOf(changes);
        undecided = List.copyOf(undecided);
    }

    /**
     * A decision that comes out otherwise.
     *
     * @param sequence its number in the log; 0 where it is from none
     * @param correlation what its caller knows it by; absent for nothing
     * @param team the team that owned the product; empty while none did
     * @param change the verdicts and the criteria
     * @param noLonger the lines of the explanation that are no longer there; empty where the verdict stays
     * @param now the lines of the explanation that are new; empty where the verdict stays
     */
    public record Changed(
            long sequence,
            @Nullable String correlation,
            String team,
            VerdictChange change,
            List<String> noLonger,
            List<String> now) {
        /** @throws NullPointerException if a part is missing */
        public Changed {
            Objects.requireNonNull(team, "Changed.team");
            Objects.requireNonNull(change, "Changed.change");
            noLonger = List.copyOf(noLonger);
            now = List.copyOf(now);
        }

        /** Whether it passed, with or without waivers, and would be blocked. */
        public boolean newlyBlocked() {
            return change.before() != Verdict.BLOCKED && change.after() == Verdict.BLOCKED;
        }

        /** Whether it was blocked and would pass, with or without waivers. */
        public boolean newlyPassed() {
            return change.before() == Verdict.BLOCKED && change.after() != Verdict.BLOCKED;
        }
    }

    /**
     * A decision about which nobody can say.
     *
     * @param sequence its number in the log; 0 where it is from none
     * @param request the product and the gate
     * @param before the verdict that stands; absent where the log does not tell it
     * @param reason why
     */
    public record Undecided(
            long sequence, GateRequest request, @Nullable Verdict before, String reason) {
        /** @throws NullPointerException if the request or the reason is missing */
        public Undecided {
            Objects.requireNonNull(request, "Undecided.request");
            Objects.requireNonNull(reason, "Undecided.reason");
        }

        /** The verdict that stands, and why nobody can say what it would be, in one line. */
        public String text() {
            return (before == null ? "not told" : before.word()) + " -> undecided: " + reason;
        }

        private static Undecided of(LoggedDecision logged, @Nullable String reason) {
            Verdict before;
            try {
                before = logged.verdict();
            } catch (LogException notTold) {
                // why nobody can say is in the reason; that this is not told is part of the answer
                before = null;
            }
            return new Undecided(logged.sequence(), logged.request(), before, String.valueOf(reason));
        }
    }

    /**
     * How many decisions come out otherwise.
     *
     * @param newlyBlocked those that passed and would be blocked
     * @param newlyPassed those that were blocked and would pass
     * @param otherwise those whose verdict changes in another way, or only in what led to it
     */
    public record Tally(long newlyBlocked, long newlyPassed, long otherwise) {
        private static final Tally NONE = new Tally(0, 0, 0);

        private Tally and(Changed changed) {
            return new Tally(
                    newlyBlocked + (changed.newlyBlocked() ? 1 : 0),
                    newlyPassed + (changed.newlyPassed() ? 1 : 0),
                    otherwise + (changed.newlyBlocked() || changed.newlyPassed() ? 0 : 1));
        }
    }

    /**
     * What a candidate would have decided in place of the decisions of a log.
     *
     * @param log the log
     * @param candidate the other policy
     * @param vocabulary the words and types that the packs of the log were read with
     * @throws LogException if the log cannot be read
     */
    public static Impact onLog(DecisionLog log, Governance candidate, Vocabulary vocabulary) {
        Objects.requireNonNull(candidate, "candidate");
        Replay replay = Replay.of(log, vocabulary);
        ResultForms forms = new ResultForms();
        Asking asking = new Asking();
        List<LoggedDecision> some = new ArrayList<>(AT_ONCE);
        DecisionHistory.of(log, vocabulary).forEach(logged -> {
            some.add(logged);
            if (some.size() == AT_ONCE) {
                ask(candidate, some, forms, replay, asking);
                some.clear();
            }
        });
        ask(candidate, some, forms, replay, asking);
        return asking.impact();
    }

    /** Asks the candidate about some entries: each step for all of them, so that the processor finds its code near. */
    private static void ask(
            Governance candidate, List<LoggedDecision> some, ResultForms forms, Replay replay, Asking asking) {
        List<Answer> answers = some.stream().map(Answer::read).toList().stream()
                .map(answer -> answer.decided(candidate))
                .toList();
        for (Answer answer : answers) {
            LoggedDecision logged = answer.logged();
            GateDecision decision = answer.decision();
            if (decision == null) {
                asking.undecided(Undecided.of(logged, answer.fault()));
            } else if (logged.cameTo(LoggedResult.of(decision, forms))) {
                asking.same();
            } else {
                VerdictChange change;
                try {
                    Map<CriterionId, Outcome> before = new LinkedHashMap<>();
                    logged.outcomes().forEach(outcome -> before.put(new CriterionId(outcome.criterion()), outcome));
                    change = change(logged.request(), logged.verdict(), before, decision);
                } catch (LogException | IllegalArgumentException e) {
                    asking.undecided(Undecided.of(logged, e.getMessage()));
                    continue;
                }
                asking.compared(
                        logged.sequence(),
                        logged.correlation().orElse(null),
                        team(answer.read(), logged.request().productId()),
                        change,
                        () -> Optional.ofNullable(replay.replay(logged).decision()),
                        decision);
            }
        }
    }

    /**
     * What a candidate says about an entry.
     *
     * @param read what the decision looked up
     * @param decision what the candidate decides; absent where it has not been asked, or nobody can say
     * @param fault why nobody can say; absent where nothing is in the way
     */
    private record Answer(
            LoggedDecision logged,
            List<FactGroup> read,
            @Nullable GateDecision decision,
            @Nullable String fault) {
        static Answer read(LoggedDecision logged) {
            try {
                return new Answer(logged, logged.read(), null, null);
            } catch (MaskedFactsException | PortfolioException | LogException e) {
                return new Answer(logged, List.of(), null, String.valueOf(e.getMessage()));
            }
        }

        Answer decided(Governance candidate) {
            if (fault != null) {
                return this;
            }
            try {
                return new Answer(logged, read, candidate.decide(read, logged.request(), logged.asOf()), null);
            } catch (PortfolioException e) {
                return new Answer(logged, read, null, String.valueOf(e.getMessage()));
            } catch (FactsNotRecordedException e) {
                return new Answer(logged, read, null, "the log does not have " + e.facts());
            }
        }
    }

    /**
     * What a candidate would decide in place of the policy in force, about every product before the gate of its stage: who
     * would be blocked on the day of the switch.
     *
     * @param current the policy in force
     * @param candidate the other policy
     * @param portfolio what is known
     * @param hostFacts what the host knows beside it
     * @param asOf the day of the switch
     * @throws IllegalArgumentException if the host facts do not fit the portfolio or the packs
     */
    public static Impact onPortfolio(
            Governance current, Governance candidate, Portfolio portfolio, HostFacts hostFacts, Instant asOf) {
        Asking asking = new Asking();
        Map<GateRequest, GateDecision> after = new LinkedHashMap<>();
        candidate
                .review(portfolio, hostFacts, asOf)
                .decisions()
                .forEach(decision -> after.put(decision.request(), decision));
        for (GateDecision before : current.review(portfolio, hostFacts, asOf).decisions()) {
            GateDecision now = Objects.requireNonNull(after.get(before.request()));
            String team = portfolio.products().stream()
                    .filter(product -> product.id().equals(before.request().productId()))
                    .findFirst()
                    .map(Impact::team)
                    .orElse("");
            asking.compared(
                    0,
                    null,
                    team,
                    change(before.request(), before.verdict(), outcomes(before), now),
                    () -> Optional.of(before),
                    now);
        }
        return asking.impact();
    }

    private static String team(List<FactGroup> read, ProductId id) {
        return read.stream()
                .flatMap(group -> group.facts().stream())
                .filter(fact -> fact instanceof Product product && product.id().equals(id))
                .findFirst()
                .map(fact -> team((Product) fact))
                .orElse("");
    }

    private static String team(Product product) {
        return product.teamId() == null ? "" : product.teamId().value();
    }

    private static @Nullable VerdictChange change(
            GateRequest request, Verdict before, Map<CriterionId, Outcome> was, GateDecision decision) {
        Map<CriterionId, Outcome> is = outcomes(decision);
        Set<CriterionId> all = new LinkedHashSet<>(is.keySet());
        all.addAll(was.keySet());
        List<CriterionChange> criteria = new ArrayList<>();
        for (CriterionId criterion : all) {
            Outcome then = was.get(criterion);
            Outcome now = is.get(criterion);
            if (!Objects.equals(then, now)) {
                criteria.add(new CriterionChange(criterion, word(then, now), word(now, then)));
            }
        }
        return before == decision.verdict() && criteria.isEmpty()
                ? null
                : new VerdictChange(
                        request.productId(), request.gateId(), before, decision.verdict(), criteria, decision.asOf());
    }

    private static Map<CriterionId, Outcome> outcomes(GateDecision decision) {
        Map<CriterionId, Outcome> outcomes = new LinkedHashMap<>();
        decision.results()
                .forEach(result -> outcomes.put(
                        result.criterion().id(),
                        new Outcome(result.criterion().id().value(), result.word(), result.blocks())));
        return outcomes;
    }

    /** What a criterion came to; where that is the same on the other side, whether it blocks. */
    private static @Nullable String word(@Nullable Outcome outcome, @Nullable Outcome other) {
        if (outcome == null) {
            return null;
        }
        boolean same = other != null && outcome.word().equals(other.word());
        return same ? outcome.word() + (outcome.blocks() ? ", blocks" : ", does not block") : outcome.word();
    }

    /** How many decisions that passed would be blocked. */
    public long newlyBlocked() {
        return changes.stream().filter(Changed::newlyBlocked).count();
    }

    /** How many decisions that were blocked would pass. */
    public long newlyPassed() {
        return changes.stream().filter(Changed::newlyPassed).count();
    }

    /** How many decisions that passed would be blocked, or may be: those about which nobody can say count, too. */
    public long mayBeNewlyBlocked() {
        return newlyBlocked()
                + undecided.stream()
                        .filter(each -> each.before() != Verdict.BLOCKED)
                        .count();
    }

    /** The changes by gate, ordered by gate; gates without one are left out. */
    public Map<String, Tally> byGate() {
        return tallies(changed -> changed.change().gateId().value());
    }

    /** The changes by product, ordered by product; products without one are left out. */
    public Map<String, Tally> byProduct() {
        return tallies(changed -> changed.change().productId().value());
    }

    /** The changes by the team that owned the product, ordered by team; without a team under the empty text. */
    public Map<String, Tally> byTeam() {
        return tallies(Changed::team);
    }

    private Map<String, Tally> tallies(Function<Changed, String> by) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Changed changed : changes) {
            String key = by.apply(changed);
            tallies.put(key, tallies.getOrDefault(key, Tally.NONE).and(changed));
        }
        return tallies;
    }

    /** The impact for people, each line ending with a line feed. */
    public String text() {
        return text(true);
    }

    /** The impact for people without the explanations, each line ending with a line feed. */
    public String brief() {
        return text(false);
    }

    private String text(boolean explained) {
        StringBuilder text = new StringBuilder("Of " + decisions + " decisions, " + newlyBlocked()
                + " would be blocked that passed, " + newlyPassed() + " would pass that were blocked, "
                + (changes.size() - newlyBlocked() - newlyPassed()) + " would change otherwise, and about "
                + undecided.size() + " nobody can say.\n");
        tallied(text, "gate", byGate());
        tallied(text, "product", byProduct());
        tallied(text, "team", byTeam());
        for (Changed changed : changes) {
            text.append(changed.sequence() == 0 ? "" : "entry " + changed.sequence() + "  ")
                    .append(changed.change().text());
            if (explained) {
                changed.noLonger()
                        .forEach(line -> text.append("    - ").append(line).append('\n'));
                changed.now().forEach(line -> text.append("    + ").append(line).append('\n'));
            }
        }
        for (Undecided each : undecided) {
            text.append(each.sequence() == 0 ? "" : "entry " + each.sequence() + "  ")
                    .append(each.request().productId())
                    .append("  ")
                    .append(each.request().gateId())
                    .append("  ")
                    .append(each.text())
                    .append('\n');
        }
        return text.toString();
    }

    private static void tallied(StringBuilder text, String what, Map<String, Tally> tallies) {
        tallies.forEach((name, tally) -> text.append("  ")
                .append(what)
                .append(' ')
                .append(name.isEmpty() ? "(none)" : name)
                .append(": ")
                .append(tally.newlyBlocked())
                .append(" newly blocked, ")
                .append(tally.newlyPassed())
                .append(" newly passed, ")
                .append(tally.otherwise())
                .append(" otherwise\n"));
    }

    /** The impact as JSON, indented by two blanks, with a line feed after each line. */
    public String json() {
        return RecordJson.treeText(DecisionJson.object(
                "decisions", decisions,
                "newlyBlocked", newlyBlocked(),
                "newlyPassed", newlyPassed(),
                "mayBeNewlyBlocked", mayBeNewlyBlocked(),
                "byGate", RecordJson.tree(byGate()),
                "byProduct", RecordJson.tree(byProduct()),
                "byTeam", RecordJson.tree(byTeam()),
                "changes",
                        changes.stream()
                                .map(changed -> DecisionJson.object(
                                        "sequence", changed.sequence(),
                                        "correlation", changed.correlation(),
                                        "team", changed.team(),
                                        "product", changed.change().productId().value(),
                                        "gate", changed.change().gateId().value(),
                                        "asOf", changed.change().asOf().toString(),
                                        "before", word(changed.change().before()),
                                        "after", word(changed.change().after()),
                                        "criteria",
                                                changed.change().criteria().stream()
                                                        .map(criterion -> DecisionJson.object(
                                                                "criterion",
                                                                criterion
                                                                        .criterionId()
                                                                        .value(),
                                                                "before",
                                                                criterion.before(),
                                                                "after",
                                                                criterion.after()))
                                                        .toList(),
                                        "noLonger", changed.noLonger(),
                                        "now", changed.now()))
                                .toList(),
                "undecided",
                        undecided.stream()
                                .map(each -> DecisionJson.object(
                                        "sequence", each.sequence(),
                                        "product", each.request().productId().value(),
                                        "gate", each.request().gateId().value(),
                                        "before", word(each.before()),
                                        "reason", each.reason()))
                                .toList()));
    }

    private static @Nullable String word(@Nullable Verdict verdict) {
        return verdict == null ? null : verdict.word();
    }

    /** What has been found out so far. */
    private static final class Asking {
        private long decisions;
        private final List<Changed> changes = new ArrayList<>();
        private final List<Undecided> undecided = new ArrayList<>();

        void same() {
            decisions++;
        }

        void undecided(Undecided each) {
            decisions++;
            undecided.add(each);
        }

        void compared(
                long sequence,
                @Nullable String correlation,
                String team,
                @Nullable VerdictChange change,
                Supplier<Optional<GateDecision>> before,
                GateDecision now) {
            decisions++;
            if (change == null) {
                return;
            }
            List<String> gone = List.of();
            List<String> added = List.of();
            if (change.ofVerdict()) {
                List<String> was = before.get().map(Asking::lines).orElse(List.of());
                List<String> is = lines(now);
                gone = was.stream().filter(line -> !is.contains(line)).toList();
                added = is.stream().filter(line -> !was.contains(line)).toList();
            }
            changes.add(new Changed(sequence, correlation, team, change, gone, added));
        }

        private static List<String> lines(GateDecision decision) {
            return decision.explanation()
                    .text()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }

        Impact impact() {
            return new Impact(decisions, changes, undecided);
        }
    }
}

package org.operatingmodel.testkit.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.InGrace;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Statement;
import org.operatingmodel.testkit.Situation;

/**
 * What generated situations bring each statement of the packs to: laws promise nothing about a rule that none of them reaches.
 *
 * <p>A criterion must be asked (its scope must match), and should be met, unmet and, where it can be, waived; a practice must
 * be asked, and should be met and unmet; a right should be granted.
 */
final class Reach {
    /** Situations that are tried at most until all is seen. */
    private static final int ENOUGH = 400;

    /** Situations that practices and rights, which are asked of the whole portfolio, are tried with at most, if all are asked. */
    private static final int FEW = 100;

    /** Situations that are tried at most until every rule is asked. */
    private static final int MOST = 4_000;

    private static final String ASKED = "asked";
    private static final String MET = "met";
    private static final String UNMET = "unmet";
    private static final String WAIVED = "waived";
    private static final String GRANTED = "granted";

    private final Policy policy;
    /** What was not seen yet of each statement, in the order of packs and statements. */
    private final Map<Key, Missing> missing = new LinkedHashMap<>();

    private int tried;
    /** Of these, those that practices and rights were tried with, too. */
    private int triedAll;

    private Reach(Policy policy) {
        this.policy = policy;
        for (RulePack pack : policy.packs()) {
            for (Rule rule : pack.rules()) {
                List<String> wanted = new ArrayList<>(List.of(ASKED, MET, UNMET));
                if (rule.enforcement() == Enforcement.WAIVABLE) {
                    wanted.add(WAIVED);
                }
                want(new Key(pack.id(), "criterion", rule.gateId(), rule.criterionId()), rule, wanted);
            }
            for (PracticeRule practice : pack.practices()) {
                want(key(pack.id(), practice.id()), practice, List.of(ASKED, MET, UNMET));
            }
            for (DecisionRight right : pack.rights()) {
                want(key(pack.id(), right.source().file(), right.source().line()), right, List.of(GRANTED));
            }
        }
    }

    /** What is seen in some situations: many at most, and no more than it takes. */
    static Reach of(Policy policy, Supplier<Situation> situations) {
        Reach reach = new Reach(policy);
        while (!reach.missing.isEmpty() && (reach.tried < ENOUGH || reach.tried < MOST && reach.notAsked())) {
            reach.tried++;
            reach.see(situations.get());
        }
        return reach;
    }

    private void want(Key key, Statement statement, List<String> wanted) {
        missing.put(key, new Missing(statement, new LinkedHashSet<>(wanted)));
    }

    private void see(Situation situation) {
        DecisionService service = policy.service();
        if (policy.asksAt(situation.request().gateId())) {
            Decided.decide(service, situation).results().forEach(this::see);
        }
        boolean more = triedAll < FEW || notAsked();
        triedAll += more ? 1 : 0;
        if (more && wants(PracticeRule.class)) {
            service.assess(situation.portfolio(), situation.asOf()).results().forEach(this::see);
        }
        if (more && wants(DecisionRight.class)) {
            for (DecisionId decision : service.decisions()) {
                DecisionRequest request = new DecisionRequest(
                        decision,
                        situation.request().productId(),
                        situation.request().gateId(),
                        null,
                        null);
                see(service.whoDecides(situation.portfolio(), request, situation.asOf()));
                for (Money amount : policy.amounts(decision)) {
                    see(service.whoDecides(situation.portfolio(), request.over(amount), situation.asOf()));
                }
            }
        }
    }

    private void see(Authority authority) {
        for (GrantedRight right : authority.granted()) {
            seen(key(right.packId(), right.file(), right.line()), GRANTED);
        }
    }

    private boolean wants(Class<? extends Statement> type) {
        return missing.values().stream().anyMatch(each -> type.isInstance(each.statement()));
    }

    private void see(CriterionResult result) {
        if (!(result instanceof NotApplicable)) {
            CriterionResult own = result instanceof InGrace inGrace ? inGrace.shortfall() : result;
            Key key = new Key(
                    result.criterion().packId(),
                    "criterion",
                    result.criterion().gateId(),
                    result.criterion().id());
            seen(key, ASKED);
            seen(key, Decided.unwaived(own));
            seen(key, own.word());
        }
    }

    private void see(PracticeResult result) {
        if (result.verdict() != PracticeVerdict.NOT_APPLICABLE) {
            Key key = key(result.practice().packId(), result.practice().id());
            seen(key, ASKED);
            if (result.verdict() == PracticeVerdict.MET) {
                seen(key, MET);
            } else if (result.verdict() == PracticeVerdict.UNMET) {
                seen(key, UNMET);
            }
        }
    }

    private void seen(Key key, String what) {
        Missing still = missing.get(key);
        if (still != null) {
            still.wanted().remove(what);
            if (still.wanted().isEmpty()) {
                missing.remove(key);
            }
        }
    }

    private boolean notAsked() {
        return missing.values().stream().anyMatch(each -> each.wanted().contains(ASKED));
    }

    /** The rules that were never asked, a line for each; null when each was. */
    @Nullable
    String neverAsked() {
        List<String> lines = lines(true);
        return lines.isEmpty()
                ? null
                : "The laws must be asked about every rule, but none of " + tried + " generated portfolios reaches "
                        + (lines.size() == 1 ? "this one" : "these") + ":\n" + String.join("\n", lines)
                        + "\nNo law says anything about them. See whether the scope of the rule, and the days and appliesTo of"
                        + " its pack, can match as of the instant; or override situations() with portfolios for which they do.";
    }

    /** What else was never seen, a line for each rule; null when all was. */
    @Nullable
    String neverSeen() {
        List<String> lines = lines(false);
        return lines.isEmpty()
                ? null
                : "of " + tried + " generated portfolios"
                        + (triedAll < tried && (wants(PracticeRule.class) || wants(DecisionRight.class))
                                ? ", practices and rights of " + triedAll + " of them"
                                : "")
                        + "; about what never is, examples say more than laws:\n"
                        + String.join("\n", lines);
    }

    private List<String> lines(boolean notAsked) {
        List<String> lines = new ArrayList<>();
        missing.forEach((key, each) -> {
            if (each.wanted().contains(ASKED) == notAsked) {
                lines.add("  never " + (notAsked ? ASKED : String.join(", never ", each.wanted())) + ": "
                        + each.words() + " (" + each.statement().source().file() + ":"
                        + each.statement().source().line() + ", pack " + key.pack() + ")");
            }
        });
        return lines;
    }

    private static Key key(PackId pack, PracticeId practice) {
        return new Key(pack, "practice", practice, null);
    }

    private static Key key(PackId pack, String file, int line) {
        return new Key(pack, "right", file, line);
    }

    /** What names a statement. */
    private record Key(
            PackId pack,
            String kind,
            Object first,
            @Nullable Object second) {}

    /** A statement, and what was not seen of it. */
    private record Missing(Statement statement, Set<String> wanted) {
        String words() {
            return (statement instanceof Rule
                            ? "criterion "
                            : statement instanceof PracticeRule practice
                                    ? practice.kind().word() + " "
                                    : "right in ")
                    + statement.label();
        }
    }
}

package org.operatingmodel.rules.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactGroup;
import org.operatingmodel.decision.FactsNotRecordedException;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.RulePackException;
import org.operatingmodel.rules.audit.ReplayedDecision.Outcome;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * Makes the decisions of a log again, from the facts and the packs that the log has.
 *
 * <p>Figures that the library computed are taken as they were recorded. For one thread.
 *
 * @since 0.1
 */
public final class Replay {
    private final DecisionHistory history;
    private final Vocabulary vocabulary;
    private final Map<List<PackReference>, Loaded> loaded = new HashMap<>();
    private final ResultForms forms = new ResultForms();

    private Replay(DecisionHistory history, Vocabulary vocabulary) {
        this.history = Objects.requireNonNull(history, "history");
        this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    }

    /** A replay of the decisions of a log. */
    public static Replay of(DecisionLog log) {
        return of(log, Vocabulary.standard());
    }

    /** A replay of the decisions of a log, with the words and the types that a host knows. */
    public static Replay of(DecisionLog log, Vocabulary vocabulary) {
        return new Replay(DecisionHistory.of(log, vocabulary), vocabulary);
    }

    /** Makes every decision again, in the order of the log. */
    public void forEach(Consumer<ReplayedDecision> replayed) {
        history.forEach(logged -> replayed.accept(replay(logged)));
    }

    /** Makes one decision of this log again. */
    public ReplayedDecision replay(LoggedDecision logged) {
        int language = logged.recorder().library().language();
        if (language != RulePack.LANGUAGE_VERSION) {
            return not(
                    logged,
                    "it was decided by version " + language + " of the rule language, and this library has "
                            + RulePack.LANGUAGE_VERSION);
        }
        Loaded packs = loaded.computeIfAbsent(logged.recorder().packs(), this::load);
        if (packs.governance() == null) {
            return not(logged, packs.fault());
        }
        List<FactGroup> read;
        try {
            read = logged.read();
        } catch (MaskedFactsException e) {
            return not(logged, "a masked value was forgotten");
        } catch (PortfolioException | LogException e) {
            return not(logged, "a fact cannot be read: " + e.getMessage());
        }
        GateDecision decision;
        try {
            decision = packs.governance().decide(read, logged.request(), logged.asOf());
        } catch (FactsNotRecordedException e) {
            return not(logged, "the log does not have " + e.facts());
        }
        return compared(logged, decision);
    }

    private ReplayedDecision compared(LoggedDecision logged, GateDecision decision) {
        LoggedResult result = LoggedResult.of(decision, forms);
        boolean clear = logged.recorder().masked().isEmpty();
        if (clear && logged.cameTo(result)) {
            return new ReplayedDecision(logged, Outcome.IDENTICAL, "", decision);
        }
        String again = clear ? result.text() : result.masked(logged.salt());
        String was;
        try {
            was = logged.result();
        } catch (LogException e) {
            return not(logged, "its result cannot be read: " + e.getMessage());
        }
        return again.equals(was)
                ? new ReplayedDecision(logged, Outcome.IDENTICAL, "", decision)
                : new ReplayedDecision(logged, Outcome.DIFFERENT, difference(logged, was, again), decision);
    }

    private static String difference(LoggedDecision logged, String was, String again) {
        int at = 0;
        while (at < was.length() && at < again.length() && was.charAt(at) == again.charAt(at)) {
            at++;
        }
        Library library = logged.recorder().library();
        return "from character " + (at + 1) + " on it was '" + part(was, at) + "' and is '" + part(again, at) + "'"
                + (library.equals(Library.current())
                        ? ""
                        : "; it was decided by library " + library.version() + " with digest " + library.digest());
    }

    private static String part(String text, int at) {
        return text.substring(Math.max(0, at - 10), Math.min(text.length(), at + 30));
    }

    private static ReplayedDecision not(LoggedDecision logged, String reason) {
        return new ReplayedDecision(logged, Outcome.NOT_REPLAYABLE, reason, null);
    }

    private Loaded load(List<PackReference> packs) {
        List<RulePack> read = new ArrayList<>();
        for (PackReference pack : packs) {
            Optional<String> text = history.pack(pack.digest());
            if (text.isEmpty()) {
                return new Loaded(null, "the log does not have pack '" + pack.id() + "' with digest " + pack.digest());
            }
            try {
                RulePack again = RulePack.ofCanonicalText(pack.id() + ".json", text.get(), vocabulary);
                if (!again.digest().equals(pack.digest())) {
                    return new Loaded(
                            null,
                            "what the log has for pack '" + pack.id() + "' with digest " + pack.digest()
                                    + " has digest " + again.digest());
                }
                read.add(again);
            } catch (RulePackException | PortfolioException e) {
                return new Loaded(
                        null, "pack '" + pack.id() + "' cannot be read by this library: " + firstLine(e.getMessage()));
            }
        }
        try {
            return new Loaded(Governance.load(read.toArray(RulePack[]::new)), "");
        } catch (RulePackException e) {
            return new Loaded(null, "the packs cannot be loaded by this library: " + firstLine(e.getMessage()));
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no message" : message.lines().findFirst().orElse("no message");
    }

    /** The governance of packs, or why there is none. */
    private record Loaded(@Nullable Governance governance, String fault) {}
}

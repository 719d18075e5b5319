package org.operatingmodel.rules.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactGroup;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.io.JsonObject;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.product.ProductId;

/**
 * A decision as a log has it.
 *
 * @since 0.1
 */
public final class LoggedDecision {
    private static final String RESULT = ",\"result\":{\"verdict\":";

    private final LogLine line;
    private final LogHead head;
    /** The entry without its result, which is long and mostly not looked into. */
    private final JsonObject body;

    private final String told;
    private final Recorder recorder;
    private final Supplier<String> inFull;
    private final ToIntFunction<String> form;
    private final Supplier<Read> read;
    private @Nullable String result;

    LoggedDecision(
            LogLine line,
            LogHead head,
            JsonObject body,
            String told,
            Recorder recorder,
            Supplier<String> inFull,
            ToIntFunction<String> form,
            Supplier<Read> read) {
        this.line = line;
        this.head = head;
        this.body = body;
        this.told = told;
        this.recorder = recorder;
        this.inFull = inFull;
        this.form = form;
        this.read = read;
    }

    /** Where the result of an entry begins, after its name: nothing in a result looks like it; -1 where there is none. */
    static int resultStart(String body) {
        int at = body.lastIndexOf(RESULT);
        return at < 0 ? -1 : at + ",\"result\":".length();
    }

    /** The groups that a decision looked up, and what opens the masked values in them. */
    record Read(List<FactGroup> groups, Set<Masking.Opening> openings) {}

    /**
     * What decided, for all entries of a run.
     *
     * @param library the library
     * @param packs the packs that were loaded, in their order
     * @param shadowPacks the packs of a candidate that decided beside them; empty without one
     * @param masked the fields that are masked, such as {@code Evidence.author}
     */
    public record Recorder(
            Library library, List<PackReference> packs, List<PackReference> shadowPacks, List<String> masked) {
        /** @throws NullPointerException if a part is missing */
        public Recorder {
            Objects.requireNonNull(library, "Recorder.library");
            packs = List.copyOf(packs);
            shadowPacks = List.copyOf(shadowPacks);
            masked = List.copyOf(masked);
        }
    }

    /**
     * What a criterion came to.
     *
     * @param criterion its id
     * @param word such as {@code met}, {@code unmet} or {@code waived}
     * @param blocks whether it blocked
     */
    public record Outcome(String criterion, String word, boolean blocks) {}

    /** Its number and hash. */
    public LogHead head() {
        return head;
    }

    /** Its number, from 1. */
    public long sequence() {
        return head.sequence();
    }

    /** What decided. */
    public Recorder recorder() {
        return recorder;
    }

    /** When it was recorded. */
    public Instant recordedAt() {
        return Instant.parse(body.text("recordedAt"));
    }

    /** Whether a result in the clear is that of this decision, byte by byte; told without writing either in full. */
    boolean cameTo(LoggedResult other) {
        StringBuilder again = new StringBuilder(told.length() + 16);
        other.tell(form, again);
        return told.contentEquals(again);
    }

    /** What the caller knows it by; empty when it said nothing. */
    public Optional<String> correlation() {
        return body.optionalText("correlation");
    }

    /** The product and the gate. */
    public GateRequest request() {
        return new GateRequest(new ProductId(body.text("product")), new GateId(body.text("gate")));
    }

    /** The instant as of which was decided. */
    public Instant asOf() {
        return Instant.parse(body.text("asOf"));
    }

    /**
     * The verdict.
     *
     * @throws LogException if the entry does not tell it
     */
    public Verdict verdict() {
        try {
            return verdict(JsonObject.parse("entry " + sequence(), told));
        } catch (PortfolioException e) {
            throw unreadable(sequence(), e);
        }
    }

    /**
     * What each criterion came to, in the order of packs and rules.
     *
     * @throws LogException if the entry does not tell it
     */
    public List<Outcome> outcomes() {
        try {
            return JsonObject.parse("entry " + sequence(), result()).objects("criteria").stream()
                    .map(criterion -> new Outcome(
                            criterion.text("criterion"),
                            criterion.text("result"),
                            criterion.has("blocks") && criterion.truth("blocks")))
                    .toList();
        } catch (PortfolioException e) {
            throw unreadable(sequence(), e);
        }
    }

    /** What says that an entry does not tell what it came to. */
    static LogException unreadable(long sequence, RuntimeException why) {
        return new LogException(
                "Entry " + sequence + " must tell what it came to, but: " + why.getMessage() + " Verify the log.", why);
    }

    /**
     * What it came to, as canonical JSON on one line.
     *
     * @throws LogException if the entry does not tell it
     */
    public String result() {
        String known = result;
        if (known == null) {
            known = inFull.get();
            result = known;
        }
        return known;
    }

    /** The verdict of the candidate that decided beside; empty without one, or where it knows no such gate. */
    public Optional<Verdict> shadowVerdict() {
        return body.has("shadow") ? Optional.of(verdict(body.object("shadow"))) : Optional.empty();
    }

    /** Why the candidate could not be asked; empty where it was, or there was none. */
    public Optional<String> shadowUndecided() {
        return body.optionalText("shadowUndecided");
    }

    /**
     * All that the decision looked up.
     *
     * @throws MaskedFactsException if a value in it is masked and was forgotten
     * @throws PortfolioException if a fact cannot be read, such as one of a type that is not known
     */
    public List<FactGroup> read() {
        return read.get().groups();
    }

    /**
     * The salt under which the digest of its explanations stands, where values are masked.
     *
     * @throws MaskedFactsException if a value that was looked up is masked and was forgotten
     */
    String salt() {
        return Masking.Opening.together(read.get().openings());
    }

    /**
     * The entry as canonical JSON on one line, with what it came to in full; its hash is of the shorter text that is kept.
     *
     * @throws LogException if the entry does not tell what it came to
     */
    public String text() {
        return line.body().substring(0, line.body().length() - 1 - told.length()) + result() + "}";
    }

    private static Verdict verdict(JsonObject told) {
        String word = told.text("verdict");
        for (Verdict verdict : Verdict.values()) {
            if (verdict.word().equals(word)) {
                return verdict;
            }
        }
        throw new LogException("The verdict must be one that this library knows, but was '" + word
                + "'. Read the log with the library that wrote it.");
    }
}

package org.operatingmodel.rules.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactGroup;
import org.operatingmodel.decision.Grouping;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.TracedDecision;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;

/**
 * Decides, and writes each decision into a log with all that it was made from.
 *
 * <p>A log that cannot be written keeps no decision back: it is returned, and says that it was not recorded. Facts and packs
 * are written once for all decisions of a run, which begins with the recorder, a segment or a failure. May be used by several
 * threads; their entries follow each other.
 *
 * @since 0.1
 */
public final class DecisionRecorder {
    /** How many groups of facts a run refers to at most; another begins with the next entry. */
    private static final int MOST_GROUPS = 20_000;

    private static final int MOST_FORMS = 5_000;

    /** How many entries of a review are appended together at most. */
    private static final int MOST_TOGETHER = 100;

    private final Governance governance;
    private final DecisionLog log;
    private final InstantSource clock;
    private final Masking masking;
    private final Set<Class<? extends Record>> further;
    private final @Nullable Governance candidate;
    private final ResultForms forms = new ResultForms();
    private final ResultForms shadowForms = new ResultForms();
    private @Nullable Run run;
    private boolean packsKept;

    private DecisionRecorder(
            Governance governance,
            DecisionLog log,
            InstantSource clock,
            Masking masking,
            Set<Class<? extends Record>> further,
            @Nullable Governance candidate) {
        this.governance = Objects.requireNonNull(governance, "governance");
        this.log = Objects.requireNonNull(log, "log");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.masking = Objects.requireNonNull(masking, "masking");
        this.further = further;
        this.candidate = candidate;
    }

    /**
     * A recorder of what a governance decides, without masking.
     *
     * @param clock says when decisions were recorded, such as {@link InstantSource#system()}; they are made as of what is
     *     asked
     */
    public static DecisionRecorder of(Governance governance, DecisionLog log, InstantSource clock) {
        return new DecisionRecorder(governance, log, clock, Masking.NONE, Set.of(), null);
    }

    /**
     * This recorder with masked fields.
     *
     * @throws IllegalArgumentException if there is no such field
     */
    public DecisionRecorder masking(Masking fields) {
        fields.check(governance.factTypes());
        return new DecisionRecorder(governance, log, clock, fields, further, candidate);
    }

    /**
     * This recorder with all facts that are in scope of a decision, not only those of types that the rules of the gate read:
     * so that a pack that reads others can be asked what it would have decided.
     */
    public DecisionRecorder withAllFacts() {
        return new DecisionRecorder(governance, log, clock, masking, governance.factTypes(), candidate);
    }

    /**
     * This recorder with a candidate that decides beside the governance, and whose answer only stands in the log: what would
     * have been decided is known before the candidate is in force.
     */
    public DecisionRecorder withShadow(Governance shadow) {
        return new DecisionRecorder(governance, log, clock, masking, further, Objects.requireNonNull(shadow, "shadow"));
    }

    /**
     * Decides and records.
     *
     * @param portfolio what is known
     * @param hostFacts what the host knows beside it
     * @param request the product and the gate
     * @param asOf the instant as of which is decided
     * @param correlation what the caller knows the decision by, such as the id of a pipeline run; absent for nothing
     * @throws IllegalArgumentException as {@link Governance#decide(Portfolio, HostFacts, GateRequest, Instant)}; nothing is
     *     recorded then
     */
    public RecordedDecision decide(
            Portfolio portfolio, HostFacts hostFacts, GateRequest request, Instant asOf, @Nullable String correlation) {
        TracedDecision traced = governance.trace(portfolio, hostFacts, request, asOf, further);
        return record(List.of(draft(traced, portfolio, hostFacts, correlation))).get(0);
    }

    /** Decides and records, as {@link #decide(Portfolio, HostFacts, GateRequest, Instant, String)}, without host facts. */
    public RecordedDecision decide(
            Portfolio portfolio, GateRequest request, Instant asOf, @Nullable String correlation) {
        return decide(portfolio, HostFacts.NONE, request, asOf, correlation);
    }

    /**
     * Decides the exit gate of every product's current stage, as {@link Governance#review(Portfolio, HostFacts, Instant)}, and
     * records each decision. Up to 100 are appended together, and what this returns says of all of them that they are recorded,
     * or of none, unless one of them cannot be written. A process that is killed meanwhile may leave the first of them as
     * entries in a log of files: they are there and hold, though nobody was told so.
     *
     * @param correlation what the caller knows the review by; absent for nothing
     * @return ordered by product; products whose stage has no gate, or one that no pack knows, are left out
     * @throws IllegalArgumentException as {@link Governance#review(Portfolio, HostFacts, Instant)}
     */
    public List<RecordedDecision> review(
            Portfolio portfolio, HostFacts hostFacts, Instant asOf, @Nullable String correlation) {
        List<Draft> drafts = governance.traceReview(
                portfolio, hostFacts, asOf, further, traced -> draft(traced, portfolio, hostFacts, correlation));
        List<RecordedDecision> recorded = new ArrayList<>(drafts.size());
        for (int from = 0; from < drafts.size(); from += MOST_TOGETHER) {
            recorded.addAll(record(drafts.subList(from, Math.min(from + MOST_TOGETHER, drafts.size()))));
        }
        return recorded;
    }

    private Draft draft(TracedDecision traced, Portfolio portfolio, HostFacts hostFacts, @Nullable String correlation) {
        LoggedResult result = LoggedResult.of(traced.decision(), forms);
        TracedDecision shadow = null;
        String undecided = null;
        try {
            shadow = shadow(traced, portfolio, hostFacts);
        } catch (RuntimeException e) {
            // What a candidate cannot be asked keeps no decision back: the log says so.
            undecided = String.valueOf(e.getMessage());
        }
        List<FactGroup> read = shadow == null ? traced.read() : union(traced.read(), shadow.read());
        LoggedResult shadowed = shadow == null ? null : LoggedResult.of(shadow.decision(), shadowForms);
        return new Draft(traced, read, result, shadowed, undecided, correlation);
    }

    /** Appends entries together. */
    private synchronized List<RecordedDecision> record(List<Draft> together) {
        try {
            if (!packsKept) {
                keep(governance);
                if (candidate != null) {
                    keep(candidate);
                }
                packsKept = true;
            }
            List<Function<DecisionLog.Position, String>> bodies = new ArrayList<>(together.size());
            for (Draft draft : together) {
                Instant recordedAt = clock.instant();
                bodies.add(position -> body(draft, recordedAt, position));
            }
            List<LogHead> heads = log.append(bodies);
            List<RecordedDecision> recorded = new ArrayList<>(heads.size());
            for (int i = 0; i < heads.size(); i++) {
                recorded.add(new RecordedDecision(together.get(i).traced().decision(), heads.get(i), null));
            }
            return recorded;
        } catch (LogException e) {
            run = null;
            packsKept = false;
            return notRecorded(together, e);
        } catch (RuntimeException e) {
            // Such as a fact of the host that has no canonical form: the decision stands, and is told as not
            // recorded; those beside it are recorded.
            run = null;
            return together.size() == 1
                    ? notRecorded(
                            together,
                            new LogException(
                                    "The entry must be one that can be written, but is not: " + e.getMessage()
                                            + " Keep such facts out of what is recorded.",
                                    e))
                    : together.stream()
                            .map(draft -> record(List.of(draft)).get(0))
                            .toList();
        } catch (Error e) {
            run = null;
            throw e;
        }
    }

    private static List<RecordedDecision> notRecorded(List<Draft> together, LogException because) {
        return together.stream()
                .map(draft -> new RecordedDecision(draft.traced().decision(), null, because))
                .toList();
    }

    private @Nullable TracedDecision shadow(TracedDecision traced, Portfolio portfolio, HostFacts hostFacts) {
        if (candidate == null) {
            return null;
        }
        GateRequest request = traced.decision().request();
        return candidate.knows(request.gateId())
                ? candidate.trace(
                        portfolio, hostFacts, request, traced.decision().asOf(), further)
                : null;
    }

    private static List<FactGroup> union(List<FactGroup> one, List<FactGroup> other) {
        Map<String, FactGroup> all = new TreeMap<>();
        one.forEach(group -> all.put(group.described(), group));
        other.forEach(group -> all.putIfAbsent(group.described(), group));
        return List.copyOf(all.values());
    }

    private void keep(Governance packs) {
        packs.packTexts()
                .forEach((digest, text) ->
                        log.keep(DecisionLog.Kind.PACK, digest, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A decision on its way into the log. */
    private record Draft(
            TracedDecision traced,
            List<FactGroup> read,
            LoggedResult result,
            @Nullable LoggedResult shadow,
            @Nullable String undecided,
            @Nullable String correlation) {}

    private String body(Draft draft, Instant recordedAt, DecisionLog.Position position) {
        Run current = run;
        boolean begins = current == null
                || current.segment != position.segment()
                || current.byValue.size() > MOST_GROUPS
                || current.formNumbers.size() > MOST_FORMS;
        if (current == null || begins) {
            current = new Run(position.next(), position.segment(), masking.new Masked());
            run = current;
        }
        StringBuilder fresh = new StringBuilder();
        int[] read = current.read(draft.read(), fresh);
        StringBuilder told = new StringBuilder(1024);
        LoggedResult shadow = draft.shadow();
        if (shadow != null) {
            current.tell(shadow, read, told.append(",\"shadow\":"));
        }
        current.tell(draft.result(), read, told.append(",\"result\":"));
        StringBuilder out = new StringBuilder(512 + fresh.length() + told.length());
        out.append("{\"sequence\":").append(position.next());
        LogHead head = position.head();
        if (head != null) {
            out.append(",\"previous\":\"").append(head.hash()).append('"');
        }
        out.append(",\"run\":").append(current.number);
        if (begins) {
            out.append(",\"recorder\":").append(RecordJson.line(header()));
        }
        out.append(",\"recordedAt\":\"").append(recordedAt).append('"');
        if (draft.correlation() != null) {
            RecordJson.quoted(draft.correlation(), out.append(",\"correlation\":"));
        }
        out.append(",\"product\":\"").append(draft.traced().decision().request().productId());
        out.append("\",\"gate\":\"").append(draft.traced().decision().request().gateId());
        out.append("\",\"asOf\":\"").append(draft.traced().decision().asOf()).append('"');
        if (fresh.length() > 0) {
            out.append(",\"groups\":[").append(fresh).append(']');
        }
        out.append(",\"read\":\"").append(current.ranges(read)).append('"');
        if (draft.undecided() != null) {
            RecordJson.quoted(draft.undecided(), out.append(",\"shadowUndecided\":"));
        }
        if (!current.freshForms.isEmpty()) {
            out.append(",\"forms\":").append(RecordJson.line(current.freshForms));
            current.freshForms.clear();
        }
        out.append(told).append('}');
        for (Masking.Opening opening : current.masked.fresh()) {
            log.keep(DecisionLog.Kind.OPENING, opening.commitment(), opening.content());
        }
        return out.toString();
    }

    private Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("library", RecordJson.tree(Library.current()));
        header.put("packs", packs(governance));
        if (candidate != null) {
            header.put("shadowPacks", packs(candidate));
        }
        if (!masking.fields().isEmpty()) {
            header.put("masked", masking.fields().stream().sorted().toList());
        }
        return header;
    }

    private static List<Object> packs(Governance packs) {
        List<Object> trees = new ArrayList<>();
        for (PackReference pack : packs.packs()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("id", pack.id().value());
            tree.put("version", pack.version());
            tree.put("digest", pack.digest());
            String text = Objects.requireNonNull(packs.packTexts().get(pack.digest()));
            tree.put("text", LogLine.hash(text.getBytes(StandardCharsets.UTF_8)));
            trees.add(tree);
        }
        return trees;
    }

    /** What entries share, and the groups of facts and the forms of results that they refer to by number. */
    private final class Run {
        private final long number;
        private final long segment;
        private final Masking.Masked masked;
        private final IdentityHashMap<FactGroup, Integer> byIdentity = new IdentityHashMap<>();
        private final Map<FactGroup, Integer> byValue = new HashMap<>();
        private final Map<String, Integer> formNumbers = new HashMap<>();
        private final List<String> freshForms = new ArrayList<>();
        /** What hides the masked values of each group, by its number. */
        private final List<Set<Masking.Opening>> openings = new ArrayList<>();

        Run(long number, long segment, Masking.Masked masked) {
            this.number = number;
            this.segment = segment;
            this.masked = masked;
        }

        /** The numbers of the groups in their order; those that are new are told. */
        int[] read(List<FactGroup> groups, StringBuilder fresh) {
            int[] numbers = new int[groups.size()];
            if (byIdentity.size() > MOST_GROUPS) {
                byIdentity.clear();
            }
            List<FactGroup> added = new ArrayList<>();
            for (int i = 0; i < numbers.length; i++) {
                FactGroup group = groups.get(i);
                Integer known = byIdentity.get(group);
                if (known == null) {
                    known = byValue.get(group);
                    if (known == null) {
                        known = byValue.size();
                        byValue.put(group, known);
                        added.add(group);
                    }
                    byIdentity.put(group, known);
                }
                numbers[i] = known;
            }
            // What names a person is hidden where a fact hides that person, so all facts come first.
            List<String> facts = new ArrayList<>();
            for (FactGroup group : added) {
                Set<Masking.Opening> hiding = new LinkedHashSet<>();
                facts.add(facts(group, hiding));
                openings.add(hiding);
            }
            for (int i = 0; i < facts.size(); i++) {
                tell(added.get(i), facts.get(i), openings.get(openings.size() - facts.size() + i), fresh);
            }
            Arrays.sort(numbers);
            return numbers;
        }

        String ranges(int[] numbers) {
            StringBuilder ranges = new StringBuilder();
            for (int i = 0; i < numbers.length; i++) {
                int start = numbers[i];
                while (i + 1 < numbers.length && numbers[i + 1] == numbers[i] + 1) {
                    i++;
                }
                ranges.append(ranges.length() == 0 ? "" : ",").append(start);
                if (numbers[i] != start) {
                    ranges.append('-').append(numbers[i]);
                }
            }
            return ranges.toString();
        }

        private void tell(FactGroup group, String facts, Set<Masking.Opening> hiding, StringBuilder out) {
            out.append(out.length() == 0 ? "" : ",").append("{\"type\":\"").append(group.type());
            out.append("\",\"by\":\"").append(group.by().word()).append("\",\"of\":");
            String of = RecordJson.line(group.of());
            if (group.by() == Grouping.PERSON && masked.knows(of)) {
                out.append("{\"masked\":\"").append(hidden(of, hiding)).append("\"}");
            } else {
                out.append(of);
            }
            out.append(",\"facts\":").append(facts).append('}');
        }

        private String facts(FactGroup group, Set<Masking.Opening> hiding) {
            boolean typed = group.by() == Grouping.NAMING_PEOPLE || group.by() == Grouping.COMPUTED;
            StringBuilder out = new StringBuilder();
            char separator = '[';
            for (Record fact : group.facts()) {
                out.append(separator);
                if (typed) {
                    out.append("{\"type\":\"")
                            .append(fact.getClass().getSimpleName())
                            .append("\",\"fact\":");
                }
                if (masking.fields().isEmpty()) {
                    RecordJson.line(fact, out);
                } else {
                    out.append(RecordJson.line(hidden(fact, hiding)));
                }
                out.append(typed ? "}" : "");
                separator = ',';
            }
            return out.append(separator == '[' ? "[]" : "]").toString();
        }

        /** A fact as a tree, with commitments for what is masked. */
        private Object hidden(Record fact, Set<Masking.Opening> hiding) {
            if (!(RecordJson.tree(fact) instanceof Map<?, ?> members)) {
                return RecordJson.tree(fact);
            }
            Map<String, Object> shown = new LinkedHashMap<>();
            members.forEach((key, value) -> {
                String name = (String) key;
                shown.put(
                        name,
                        masked.hides(fact.getClass().getSimpleName(), name)
                                ? Map.of("masked", hidden(RecordJson.line(value), hiding))
                                : Objects.requireNonNull(value));
            });
            return shown;
        }

        /** The commitment of a value, which is noted. */
        private String hidden(String value, Set<Masking.Opening> hiding) {
            Masking.Opening opening = masked.opening(value);
            hiding.add(opening);
            return opening.commitment();
        }

        private int form(String form) {
            Integer known = formNumbers.get(form);
            if (known == null) {
                known = formNumbers.size();
                formNumbers.put(form, known);
                freshForms.add(form);
            }
            return known;
        }

        /** Tells a result as it stands in the log, of a decision that looked up the groups of these numbers. */
        void tell(LoggedResult result, int[] read, StringBuilder out) {
            if (masking.fields().isEmpty()) {
                result.tell(this::form, out);
                return;
            }
            Set<Masking.Opening> hiding = new LinkedHashSet<>();
            for (int number : read) {
                hiding.addAll(openings.get(number));
            }
            out.append(result.masked(Masking.Opening.together(hiding)));
        }
    }
}

package org.operatingmodel.rules.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactGroup;
import org.operatingmodel.decision.Grouping;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.io.JsonObject;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.internal.SharedGroups;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * The decisions of a log, in their order.
 *
 * <p>It reads what the log says; whether the log is as it was written, {@link LogVerification} tells.
 *
 * @since 0.1
 */
public final class DecisionHistory {
    private static final int MOST_READINGS = 1_000;

    private final DecisionLog log;
    private final Map<String, Class<? extends Record>> types = new HashMap<>();

    private DecisionHistory(DecisionLog log, Vocabulary vocabulary) {
        this.log = Objects.requireNonNull(log, "log");
        Governance.standardFactTypes().forEach(type -> types.put(type.getSimpleName(), type));
        types.putAll(vocabulary.hostFactTypes());
    }

    /** The decisions of a log about facts of the library's types. */
    public static DecisionHistory of(DecisionLog log) {
        return of(log, Vocabulary.standard());
    }

    /** The decisions of a log, with the types of a host's facts. */
    public static DecisionHistory of(DecisionLog log, Vocabulary vocabulary) {
        return new DecisionHistory(log, vocabulary);
    }

    /** The log. */
    public DecisionLog log() {
        return log;
    }

    /**
     * Each decision, in the order of the log.
     *
     * @throws LogException if the log cannot be read, or an entry is none
     */
    public void forEach(Consumer<LoggedDecision> decision) {
        Map<Long, Run> runs = new HashMap<>();
        long[] segment = {-1};
        try (Stream<LogLine> lines = log.lines()) {
            lines.forEach(line -> {
                if (line.segment() != segment[0]) {
                    runs.clear();
                    segment[0] = line.segment();
                }
                LoggedDecision logged;
                try {
                    logged = decision(line, runs);
                } catch (PortfolioException | IllegalArgumentException e) {
                    throw new LogException(
                            "An entry of the segment of entry " + line.segment() + " cannot be read: " + e.getMessage()
                                    + " Verify the log.",
                            e);
                }
                decision.accept(logged);
            });
        }
    }

    /**
     * The decision of that number; empty when the log has none.
     *
     * @throws LogException if the log cannot be read, or an entry before it is none
     */
    public Optional<LoggedDecision> decision(long sequence) {
        LoggedDecision[] found = {null};
        forEach(decision -> {
            if (decision.sequence() == sequence) {
                found[0] = decision;
            }
        });
        return Optional.ofNullable(found[0]);
    }

    /**
     * Where a product stood at an instant: of each gate at which it was decided as of then or before, the last decision.
     *
     * @return ordered by gate; empty when nothing was decided about the product until then
     * @throws LogException if the log cannot be read, or an entry is none
     */
    public List<LoggedDecision> standing(ProductId product, Instant at) {
        Map<GateId, LoggedDecision> last = new TreeMap<>();
        forEach(decision -> {
            GateRequest request = decision.request();
            if (request.productId().equals(product) && !decision.asOf().isAfter(at)) {
                last.merge(
                        request.gateId(), decision, (one, other) -> one.asOf().isAfter(other.asOf()) ? one : other);
            }
        });
        return List.copyOf(last.values());
    }

    private LoggedDecision decision(LogLine line, Map<Long, Run> runs) {
        if (line.flaw() != null) {
            throw new LogException("An entry of the segment of entry " + line.segment() + " cannot be read: "
                    + line.flaw() + ". Verify the log.");
        }
        int result = LoggedDecision.resultStart(line.body());
        if (result < 0) {
            throw new LogException("An entry of the segment of entry " + line.segment()
                    + " must end with its result, but does not. Verify the log.");
        }
        JsonObject body = JsonObject.parse(
                "segment " + line.segment(), line.body().substring(0, result - ",\"result\":".length()) + "}");
        LogHead head = new LogHead(body.number("sequence"), line.hash());
        if (body.number("run") == head.sequence()) {
            runs.put(head.sequence(), new Run(recorder(body.object("recorder"))));
        }
        Run run = runs.get(body.number("run"));
        if (run == null) {
            throw new LogException("Entry " + head.sequence() + " belongs to the run of entry " + body.number("run")
                    + ", which is not in its segment. Verify the log.");
        }
        if (body.has("groups")) {
            body.objects("groups")
                    .forEach(group -> run.groups.add(
                            new Group(group, !run.recorder.masked().isEmpty())));
        }
        if (body.has("forms")) {
            body.texts("forms").forEach(run::addForm);
        }
        int known = run.groups.size();
        int forms = run.forms.size();
        String read = body.text("read");
        String told = line.body().substring(result, line.body().length() - 1);
        return new LoggedDecision(
                line,
                head,
                body,
                told,
                run.recorder,
                () -> run.recorder.masked().isEmpty() ? run.result(told, forms, head.sequence()) : told,
                form -> {
                    int number = run.numbers.getOrDefault(form, forms);
                    return number < forms ? number : -1;
                },
                () -> run.read(read, known, head.sequence()));
    }

    private static LoggedDecision.Recorder recorder(JsonObject recorder) {
        return new LoggedDecision.Recorder(
                recorder.record("library", Library.class),
                packs(recorder, "packs"),
                packs(recorder, "shadowPacks"),
                recorder.has("masked") ? recorder.texts("masked") : List.of());
    }

    private static List<PackReference> packs(JsonObject recorder, String list) {
        return recorder.has(list)
                ? recorder.objects(list).stream()
                        .map(pack -> new PackReference(
                                new PackId(pack.text("id")), pack.text("version"), pack.text("digest")))
                        .toList()
                : List.of();
    }

    private Masking.Opening opening(String commitment) {
        return log.kept(DecisionLog.Kind.OPENING, commitment)
                .map(content -> Masking.Opening.read(commitment, content))
                .orElseThrow(() -> new MaskedFactsException(commitment));
    }

    /** The pack of a digest as text; empty when the log has none. */
    Optional<String> pack(String digest) {
        return log.kept(DecisionLog.Kind.PACK, digest).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static final class Run {
        private final LoggedDecision.Recorder recorder;
        private final List<Group> groups = new ArrayList<>();
        private final List<String> forms = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        /** What entries read, by the ranges that they tell; of many only the latest. */
        private final Map<String, Reading> readings = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Reading> eldest) {
                return size() > MOST_READINGS;
            }
        };

        /** What ranges of groups come to, and the last group that is in them. */
        private record Reading(LoggedDecision.Read read, int last) {}

        Run(LoggedDecision.Recorder recorder) {
            this.recorder = recorder;
        }

        void addForm(String form) {
            numbers.put(form, forms.size());
            forms.add(form);
        }

        /** The result in full of which an entry tells forms by their numbers. */
        String result(String told, int known, long sequence) {
            try {
                return result(JsonObject.parse("entry " + sequence, told), known, sequence);
            } catch (PortfolioException e) {
                throw LoggedDecision.unreadable(sequence, e);
            }
        }

        private String result(JsonObject result, int known, long sequence) {
            StringBuilder out = new StringBuilder(4096);
            out.append("{\"verdict\":").append(RecordJson.line(result.text("verdict")));
            result.optionalText("definedBy")
                    .ifPresent(pack -> out.append(",\"definedBy\":").append(RecordJson.line(pack)));
            out.append(",\"criteria\":[");
            String separator = "";
            for (String criterion : result.texts("criteria")) {
                fill(criterion, known, sequence, out.append(separator));
                separator = ",";
            }
            out.append(']');
            result.optionalText("terms").ifPresent(terms -> fill(terms, known, sequence, out));
            return out.append('}').toString();
        }

        private void fill(String told, int known, long sequence, StringBuilder out) {
            String[] parts = told.split(String.valueOf(ResultForms.GAP), -1);
            try {
                int form = Integer.parseInt(parts[0]);
                if (form < 0 || form >= known) {
                    throw new IllegalArgumentException("the run has told " + known + " of the forms");
                }
                ResultForms.fill(forms.get(form), parts, out);
            } catch (IllegalArgumentException e) {
                throw new LogException(
                        "Entry " + sequence
                                + " must tell each result by a form and what stands in its gaps, but tells '" + told
                                + "': " + e.getMessage() + ". Verify the log.",
                        e);
            }
        }

        LoggedDecision.Read read(String ranges, int known, long sequence) {
            Reading before = readings.get(ranges);
            if (before != null && before.last < known) {
                return before.read;
            }
            List<FactGroup> read = new ArrayList<>();
            int last = -1;
            Set<Masking.Opening> openings = new LinkedHashSet<>();
            for (String range : ranges.split(",", -1)) {
                String[] ends = range.split("-", -1);
                int from;
                int to;
                try {
                    from = Integer.parseInt(ends[0]);
                    to = Integer.parseInt(ends[ends.length - 1]);
                } catch (NumberFormatException e) {
                    throw new LogException(
                            "Entry " + sequence + " must read ranges of groups, but reads '" + ranges
                                    + "'. Verify the log.",
                            e);
                }
                if (from < 0 || to >= known || ends.length > 2) {
                    throw new LogException("Entry " + sequence + " must read groups that are there, but reads '" + range
                            + "' of " + known + ". Verify the log.");
                }
                for (int i = from; i <= to; i++) {
                    read.add(groups.get(i).facts());
                    openings.addAll(groups.get(i).openings);
                }
                last = Math.max(last, to);
            }
            Reading reading = new Reading(new LoggedDecision.Read(new SharedGroups(read), openings), last);
            readings.put(ranges, reading);
            return reading.read;
        }
    }

    /** A group of facts, read when it is first asked for. */
    private final class Group {
        private final JsonObject told;
        private final boolean masked;
        private final Set<Masking.Opening> openings = new LinkedHashSet<>();
        private @Nullable FactGroup facts;

        Group(JsonObject told, boolean masked) {
            this.told = told;
            this.masked = masked;
        }

        FactGroup facts() {
            FactGroup known = facts;
            if (known == null) {
                try {
                    known = read();
                } catch (IllegalArgumentException e) {
                    throw new LogException(
                            "A group of facts must be one that this library knows, but: " + e.getMessage(), e);
                }
                facts = known;
            }
            return known;
        }

        private FactGroup read() {
            JsonObject open = masked ? told.replacing("masked", this::opened) : told;
            Grouping by = Grouping.of(open.text("by"));
            String type = open.text("type");
            List<Record> records = new ArrayList<>();
            if (by == Grouping.NAMING_PEOPLE || by == Grouping.COMPUTED) {
                for (JsonObject fact : open.objects("facts")) {
                    records.add(fact.record("fact", type(fact.text("type"))));
                }
            } else {
                records.addAll(open.records("facts", type(type)));
            }
            return new FactGroup(type, by, open.text("of"), records);
        }

        private String opened(String commitment) {
            Masking.Opening opening = opening(commitment);
            openings.add(opening);
            return opening.value();
        }

        private Class<? extends Record> type(String name) {
            Class<? extends Record> type = types.get(name);
            if (type == null) {
                throw new LogException("A fact must be of a type that is known, but is of '" + name
                        + "'. Read the log with the vocabulary that it was written with.");
            }
            return type;
        }
    }
}

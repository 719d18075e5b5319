package org.operatingmodel.rules.attestation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.io.JsonObject;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.internal.Sha256;

/**
 * What a verifier says that some artefacts came to under a policy: an in-toto Statement, version 1, with the predicate
 * of a SLSA Verification Summary, version 1.
 *
 * <p>Of a gate decision, {@code verificationResult} is {@code FAILED} when it is blocked. A decision that passed has one
 * level of its own, {@code OPERATINGMODEL_MVP_EXIT_PASSED} for the gate {@code mvp-exit}; one that passed with waivers has
 * {@code OPERATINGMODEL_MVP_EXIT_PASSED_WITH_WAIVERS} instead, so that whoever asks for the level of a plain pass, as the
 * specification tells consumers to, does not find it. No SLSA level is claimed.
 *
 * @param subjects what was judged, at least one
 * @param verifier who judged, as a URI
 * @param timeVerified when it was judged
 * @param resourceUri what the subjects are an artefact of: of a product, {@link #resourceUri(ProductId)}
 * @param policyUri which policy was asked
 * @param policyDigest the digests of the policy by algorithm; empty when they are not known
 * @param passed whether the policy let it pass
 * @param verifiedLevels the levels that were proved; {@code FAILED} alone when it did not pass
 * @param details what the library adds about a gate decision: gate, instant, verdict, packs, criteria and waivers; empty
 *     for a statement of somebody else
 * @since 0.1
 */
public record Attestation(
        List<AttestedSubject> subjects,
        URI verifier,
        Instant timeVerified,
        URI resourceUri,
        URI policyUri,
        Map<String, String> policyDigest,
        boolean passed,
        List<String> verifiedLevels,
        Map<String, @Nullable Object> details) {
    /** The type of the statement. */
    public static final String STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

    /** The type of the predicate. */
    public static final String PREDICATE_TYPE = "https://slsa.dev/verification_summary/v1";

    /** The name of the field, an extension of the predicate, that holds the details. */
    public static final String DETAILS = "https://operatingmodel.org/attestation/gate-decision/v1";

    private static final String FAILED = "FAILED";
    static final String WITH_WAIVERS = "_WITH_WAIVERS";
    private static final int LARGEST = 1 << 20;

    /** @throws IllegalArgumentException if there is no subject or level, or the levels do not fit the result */
    public Attestation {
        subjects = List.copyOf(subjects);
        Objects.requireNonNull(verifier, "Attestation.verifier");
        Objects.requireNonNull(timeVerified, "Attestation.timeVerified");
        Objects.requireNonNull(resourceUri, "Attestation.resourceUri");
        Objects.requireNonNull(policyUri, "Attestation.policyUri");
        policyDigest = Map.copyOf(policyDigest);
        verifiedLevels = List.copyOf(verifiedLevels);
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException(
                    "Attestation.subjects must not be empty, but was '[]'. Say what was judged.");
        }
        if (passed == (verifiedLevels.isEmpty() || verifiedLevels.contains(FAILED))) {
            throw new IllegalArgumentException(
                    "Attestation.verifiedLevels must be FAILED alone for a failure, and others"
                            + " for a pass, but was '" + verifiedLevels + "' for a "
                            + (passed ? "pass" : "failure") + ". Give the levels that were proved.");
        }
    }

    /**
     * What a gate decision says about artefacts.
     *
     * @param decision the decision
     * @param subjects what was judged, at least one
     * @param verifier who judged, as a URI
     * @param timeVerified when it was judged, which may be another instant than that as of which was decided
     */
    public static Attestation of(
            GateDecision decision, List<AttestedSubject> subjects, URI verifier, Instant timeVerified) {
        Verdict verdict = decision.verdict();
        GateId gate = decision.request().gateId();
        List<String> levels = List.of(
                switch (verdict) {
                    case BLOCKED -> FAILED;
                    case PASSED_WITH_WAIVERS -> level(gate) + WITH_WAIVERS;
                    case PASSED -> level(gate);
                });
        return new Attestation(
                subjects,
                verifier,
                timeVerified,
                resourceUri(decision.request().productId()),
                URI.create("https://operatingmodel.org/policy/gate/" + gate),
                Map.of("sha256", digest(decision.packs())),
                verdict != Verdict.BLOCKED,
                levels,
                details(decision));
    }

    /** The level of a plain pass of a gate: {@code OPERATINGMODEL_MVP_EXIT_PASSED} for {@code mvp-exit}. */
    public static String level(GateId gate) {
        return "OPERATINGMODEL_" + gate.value().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_PASSED";
    }

    /** The URI of a product: {@code https://operatingmodel.org/product/partner-portal}. */
    public static URI resourceUri(ProductId product) {
        return URI.create("https://operatingmodel.org/product/" + product);
    }

    /** The SHA-256 of a line for each pack in the order in which they were asked: id, version and digest. */
    private static String digest(List<PackReference> packs) {
        StringBuilder lines = new StringBuilder();
        packs.forEach(pack -> lines.append(pack.id() + " " + pack.version() + " " + pack.digest() + "\n"));
        return Sha256.hex(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, @Nullable Object> details(GateDecision decision) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("product", decision.request().productId().value());
        details.put("gate", decision.request().gateId().value());
        details.put("asOf", decision.asOf().toString());
        details.put("verdict", decision.verdict().word());
        details.put(
                "packs",
                decision.packs().stream()
                        .map(pack ->
                                object("id", pack.id().value(), "version", pack.version(), "digest", pack.digest()))
                        .toList());
        List<Object> criteria = new ArrayList<>();
        List<Object> waivers = new ArrayList<>();
        for (CriterionResult result : decision.results()) {
            criteria.add(object(
                    "id", result.criterion().id().value(),
                    "enforcement", result.criterion().enforcement().word(),
                    "result", result.word()));
            if (result instanceof Waived waived) {
                waivers.add(object(
                        "id", waived.waiver().id().value(),
                        "criterion", result.criterion().id().value(),
                        "grantedBy", waived.waiver().grantedBy().value(),
                        "expires", waived.waiver().expires().toString()));
            }
        }
        details.put("criteria", criteria);
        details.put("waivers", waivers);
        return details;
    }

    private static Map<String, Object> object(String... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** The statement as JSON text: the same attestation gives the same bytes. */
    public String statement() {
        Map<String, @Nullable Object> predicate = new LinkedHashMap<>();
        predicate.put("verifier", Map.of("id", verifier.toString()));
        predicate.put("timeVerified", timeVerified.toString());
        predicate.put("resourceUri", resourceUri.toString());
        Map<String, Object> policy = new LinkedHashMap<>(Map.of("uri", policyUri.toString()));
        if (!policyDigest.isEmpty()) {
            policy.put("digest", new TreeMap<>(policyDigest));
        }
        predicate.put("policy", policy);
        predicate.put("verificationResult", passed ? "PASSED" : FAILED);
        predicate.put("verifiedLevels", verifiedLevels);
        if (!details.isEmpty()) {
            predicate.put(DETAILS, details);
        }
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("_type", STATEMENT_TYPE);
        statement.put(
                "subject",
                subjects.stream()
                        .map(subject -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("name", subject.name());
                            one.put("digest", subject.digest());
                            return one;
                        })
                        .toList());
        statement.put("predicateType", PREDICATE_TYPE);
        statement.put("predicate", predicate);
        return RecordJson.treeText(statement);
    }

    /**
     * The statement in an envelope that the private key of a pair has signed.
     *
     * @throws IllegalArgumentException if the keys are no Ed25519 keys that belong together
     */
    public Envelope sign(KeyPair keys) {
        return Envelope.sign(Envelope.IN_TOTO, statement().getBytes(StandardCharsets.UTF_8), keys);
    }

    /**
     * The attestation of a statement; fields that are not known are left out, as the specification demands.
     *
     * @throws AttestationException if it is no statement with the predicate of a verification summary; it names all that is
     *     wrong
     */
    static Attestation parse(byte[] statement) {
        Map<String, @Nullable Object> root;
        try {
            root = JsonObject.parse("statement", statement, LARGEST).tree();
        } catch (PortfolioException wrong) {
            throw new AttestationException(String.valueOf(wrong.getMessage()));
        }
        Fields fields = new Fields();
        fields.constant("", root, "_type", STATEMENT_TYPE);
        fields.constant("", root, "predicateType", PREDICATE_TYPE);
        List<AttestedSubject> subjects = fields.subjects(root.get("subject"));
        Map<String, @Nullable Object> predicate = fields.object("", root, "predicate");
        URI verifier = fields.uri("predicate.verifier.", fields.object("predicate.", predicate, "verifier"), "id");
        Instant timeVerified = fields.instant("predicate.", predicate, "timeVerified");
        URI resourceUri = fields.uri("predicate.", predicate, "resourceUri");
        Map<String, @Nullable Object> policy = fields.object("predicate.", predicate, "policy");
        URI policyUri = fields.uri("predicate.policy.", policy, "uri");
        Map<String, String> policyDigest =
                policy.containsKey("digest") ? fields.texts("predicate.policy.", policy, "digest") : Map.of();
        String result = fields.text("predicate.", predicate, "verificationResult");
        if (!result.equals("PASSED") && !result.equals(FAILED) && fields.none()) {
            fields.add("predicate.verificationResult must be PASSED or FAILED, but was '" + result
                    + "'. Ask the verifier for a statement of version 1.");
        }
        List<String> levels = fields.list("predicate.", predicate, "verifiedLevels");
        Map<String, @Nullable Object> details =
                predicate.containsKey(DETAILS) ? fields.object("predicate.", predicate, DETAILS) : Map.of();
        fields.refuseAny();
        try {
            return new Attestation(
                    subjects,
                    verifier,
                    timeVerified,
                    resourceUri,
                    policyUri,
                    policyDigest,
                    result.equals("PASSED"),
                    levels,
                    details);
        } catch (IllegalArgumentException wrong) {
            throw new AttestationException(String.valueOf(wrong.getMessage()));
        }
    }

    /** The fields of a statement; what is not as it must be is kept, and stands for something harmless until it is refused. */
    private static final class Fields {
        private static final URI NO_URI = URI.create("about:blank");

        private final List<String> problems = new ArrayList<>();

        boolean none() {
            return problems.isEmpty();
        }

        void add(String problem) {
            problems.add(problem);
        }

        void refuseAny() {
            if (!problems.isEmpty()) {
                throw new AttestationException(problems);
            }
        }

        private void wrong(String where, String name, String must, @Nullable Object was) {
            add(where + name + " must be " + must + ", but "
                    + (was == null ? "is missing" : was instanceof String ? "was '" + was + "'" : "was another value")
                    + ". Ask the verifier for a statement of version 1.");
        }

        void constant(String where, Map<String, @Nullable Object> in, String name, String value) {
            if (!value.equals(in.get(name))) {
                wrong(where, name, "'" + value + "'", in.get(name));
            }
        }

        String text(String where, Map<String, @Nullable Object> in, String name) {
            if (in.get(name) instanceof String text && !text.isBlank()) {
                return text;
            }
            wrong(where, name, "a text", in.get(name));
            return "";
        }

        URI uri(String where, Map<String, @Nullable Object> in, String name) {
            Object value = in.get(name);
            try {
                if (value instanceof String text && !text.isBlank()) {
                    return URI.create(text);
                }
            } catch (IllegalArgumentException e) {
                // told below
            }
            wrong(where, name, "a URI", value);
            return NO_URI;
        }

        Instant instant(String where, Map<String, @Nullable Object> in, String name) {
            Object value = in.get(name);
            try {
                if (value instanceof String text && text.matches("\\d{4}-.*")) {
                    return Instant.parse(text);
                }
            } catch (DateTimeParseException e) {
                // told below
            }
            wrong(where, name, "an instant in UTC", value);
            return Instant.EPOCH;
        }

        @SuppressWarnings("unchecked") // the keys of an object are texts
        Map<String, @Nullable Object> object(String where, Map<String, @Nullable Object> in, String name) {
            if (in.get(name) instanceof Map<?, ?> object) {
                return (Map<String, @Nullable Object>) object;
            }
            wrong(where, name, "an object", in.get(name));
            return Map.of();
        }

        Map<String, String> texts(String where, Map<String, @Nullable Object> in, String name) {
            Map<String, String> texts = new LinkedHashMap<>();
            object(where, in, name).forEach((key, value) -> {
                if (value instanceof String text) {
                    texts.put(key, text);
                } else {
                    wrong(where + name + ".", key, "a text", value);
                }
            });
            return texts;
        }

        List<String> list(String where, Map<String, @Nullable Object> in, String name) {
            List<String> texts = new ArrayList<>();
            if (in.get(name) instanceof List<?> list && list.stream().allMatch(each -> each instanceof String)) {
                list.forEach(each -> texts.add((String) each));
            } else {
                wrong(where, name, "a list of texts", in.get(name));
            }
            return texts;
        }

        @SuppressWarnings("unchecked") // the keys of an object are texts
        List<AttestedSubject> subjects(@Nullable Object value) {
            List<AttestedSubject> subjects = new ArrayList<>();
            if (!(value instanceof List<?> list) || list.isEmpty()) {
                wrong("", "subject", "a list of at least one", value);
                return subjects;
            }
            for (int i = 0; i < list.size(); i++) {
                String where = "subject[" + i + "].";
                if (!(list.get(i) instanceof Map<?, ?> each)) {
                    wrong("", "subject[" + i + "]", "an object", list.get(i));
                    continue;
                }
                Map<String, @Nullable Object> subject = (Map<String, @Nullable Object>) each;
                String name = text(where, subject, "name");
                Map<String, String> digest = texts(where, subject, "digest");
                if (none()) {
                    try {
                        subjects.add(new AttestedSubject(name, digest));
                    } catch (IllegalArgumentException wrong) {
                        add(String.valueOf(wrong.getMessage()));
                    }
                }
            }
            return subjects;
        }
    }
}

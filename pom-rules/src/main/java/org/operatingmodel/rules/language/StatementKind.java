package org.operatingmodel.rules.language;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.operatingmodel.authority.PendingDecision;
import org.operatingmodel.escalation.UnresolvedMatter;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.practice.ReviewedPortfolio;
import org.operatingmodel.practice.ReviewedProduct;
import org.operatingmodel.practice.ReviewedStream;

/** What a rule states, by the annotations that it has, and what such a rule is about. */
enum StatementKind {
    CRITERION(
            "A criterion",
            GateReview.class,
            "whom the rule is about",
            "GateReview( $product : productId )",
            "gate criterion",
            "enforcement area remedy effective grace expires"),
    RIGHT(
            "A decision right",
            PendingDecision.class,
            "which decisions the right is in",
            "PendingDecision( )",
            "right decision by",
            "over quorum area effective expires"),
    ESCALATION(
            "An escalation step",
            UnresolvedMatter.class,
            "which matters the step is for",
            "UnresolvedMatter( )",
            "escalation to within",
            "then area effective expires"),
    PRACTICE(
            "A practice",
            ReviewedProduct.class,
            "whom the rule is about",
            "ReviewedProduct( $product : productId )",
            "practice",
            "topic area remedy effective expires"),
    GUARDRAIL(
            "A guardrail",
            ReviewedProduct.class,
            "whom the rule is about",
            "ReviewedProduct( $product : productId )",
            "guardrail",
            "topic area remedy effective expires");

    private final String thing;
    private final Class<? extends Record> subject;
    private final String purpose;
    private final String example;
    private final String needed;
    private final String optional;

    StatementKind(
            String thing,
            Class<? extends Record> subject,
            String purpose,
            String example,
            String needed,
            String optional) {
        this.thing = thing;
        this.subject = subject;
        this.purpose = purpose;
        this.example = example;
        this.needed = needed;
        this.optional = optional;
    }

    /** Every annotation that some rule may have. */
    static Set<String> annotations() {
        Set<String> all = new TreeSet<>();
        Arrays.stream(values()).forEach(kind -> all.addAll(kind.possible()));
        return all;
    }

    /**
     * The kind that most of what is needed for it speaks for; where nothing does, the first that can be about the type of the
     * first pattern, or else a criterion.
     */
    static StatementKind of(Collection<String> annotations, String firstType) {
        StatementKind best = Arrays.stream(values())
                .filter(kind -> kind.subjects().stream()
                        .anyMatch(type -> type.getSimpleName().equals(firstType)))
                .findFirst()
                .orElse(CRITERION);
        for (StatementKind kind : values()) {
            if (kind.fit(annotations) > best.fit(annotations)) {
                best = kind;
            }
        }
        return best;
    }

    private long fit(Collection<String> annotations) {
        return annotations.stream().filter(words(needed)::contains).count();
    }

    /** What it is called at the start of a sentence. */
    String thing() {
        return thing;
    }

    /** The types that the first pattern may be over. */
    List<Class<? extends Record>> subjects() {
        return subject == ReviewedProduct.class
                ? List.of(ReviewedProduct.class, ReviewedStream.class, ReviewedPortfolio.class)
                : List.of(subject);
    }

    /** What the first pattern says. */
    String purpose() {
        return purpose;
    }

    /** A first pattern. */
    String example() {
        return example;
    }

    /** The annotations that it may have, in alphabetical order. */
    Set<String> possible() {
        return words(needed + " " + optional);
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(Arrays.asList(text.split(" ")));
    }

    /** Whether a type is what some kind of rule is about. */
    static boolean subject(Class<?> type) {
        return Arrays.stream(values()).anyMatch(kind -> kind.subjects().contains(type));
    }
}

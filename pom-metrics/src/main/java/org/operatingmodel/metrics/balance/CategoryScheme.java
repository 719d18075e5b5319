package org.operatingmodel.metrics.balance;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.operatingmodel.internal.Guard;

/**
 * The categories that an investment is divided into, and which source key belongs to which.
 *
 * <p>Definition: every key, such as a flow item type, a tag or a label, belongs to exactly one category; one that is not
 * mapped belongs to {@link #OTHER}. So nothing is counted twice and nothing is dropped.
 * <p>Limits: keys are compared letter by letter. A thing with several tags has no single key; choose one first.
 *
 * @param id lower-case letters, digits and {@code -}
 * @param categories the names, in order, without {@code OTHER}; 1 to 100
 * @param keys to which category a source key belongs
 * @see <a href="https://flowframework.org/faq/">Kersten, Project to Product, 2018, and the Flow Framework: flow
 *     items</a>
 * @since 0.1
 */
public record CategoryScheme(String id, List<String> categories, Map<String, String> keys) implements Serializable {
    /** How many categories a scheme may have: drifts are compared category by category, window by window. */
    public static final int MAX_CATEGORIES = 100;

    /** The category of every key that is not mapped. */
    public static final String OTHER = "OTHER";

    /** The four flow items, by the names of their types. */
    public static final CategoryScheme FLOW_ITEMS = of("flow-items", List.of("FEATURE", "DEFECT", "DEBT", "RISK"));

    /** Innovation, maintenance, technical debt and risk, by these names and by the flow item types. */
    public static final CategoryScheme INVESTMENT_MIX = new CategoryScheme(
            "investment-mix",
            List.of("INNOVATION", "MAINTENANCE", "TECHNICAL_DEBT", "RISK"),
            Map.of(
                    "INNOVATION", "INNOVATION",
                    "MAINTENANCE", "MAINTENANCE",
                    "TECHNICAL_DEBT", "TECHNICAL_DEBT",
                    "RISK", "RISK",
                    "FEATURE", "INNOVATION",
                    "DEFECT", "MAINTENANCE",
                    "DEBT", "TECHNICAL_DEBT"));

    /** What runs, grows and transforms the business. */
    public static final CategoryScheme RUN_GROW_TRANSFORM =
            of("run-grow-transform", List.of("RUN", "GROW", "TRANSFORM"));

    /**
     * @throws IllegalArgumentException if the id or a name has another form, there is no category or more than 100, a
     *     name occurs twice or is {@code OTHER}, or a key is blank or belongs to no category of the scheme
     */
    public CategoryScheme {
        Guard.kebab("CategoryScheme.id", id);
        categories = List.copyOf(categories);
        if (categories.isEmpty()) {
            throw new IllegalArgumentException(
                    "CategoryScheme.categories must not be empty, but was '[]' for '" + id + "'. Name a category.");
        }
        if (categories.size() > MAX_CATEGORIES) {
            throw new IllegalArgumentException(
                    "CategoryScheme.categories must be at most " + MAX_CATEGORIES + ", but were '" + categories.size()
                            + "' for '" + id + "'. Join some; keys may be as many as needed.");
        }
        if (new HashSet<>(categories).size() < categories.size() || categories.contains(OTHER)) {
            throw new IllegalArgumentException("CategoryScheme.categories must be different and none must be 'OTHER', "
                    + "but was '" + categories + "'. Name each once; every scheme has OTHER.");
        }
        categories.forEach(category -> Guard.foreign("CategoryScheme.categories", category));
        SortedMap<String, String> sorted = new TreeMap<>(keys);
        for (Map.Entry<String, String> key : sorted.entrySet()) {
            Guard.text("CategoryScheme.keys", key.getKey());
            check("CategoryScheme.keys", key.getValue(), categories);
        }
        keys = Collections.unmodifiableSortedMap(sorted);
    }

    /**
     * The scheme in which each category is its own only key.
     *
     * @throws IllegalArgumentException as the constructor
     */
    public static CategoryScheme of(String id, List<String> categories) {
        Map<String, String> keys = new TreeMap<>();
        categories.forEach(category -> keys.put(category, category));
        return new CategoryScheme(id, categories, keys);
    }

    /** The one category that the key belongs to. */
    public String category(String key) {
        return keys.getOrDefault(key, OTHER);
    }

    /** All categories: those named, in order, and last {@link #OTHER}. */
    public List<String> withOther() {
        return Stream.concat(categories.stream(), Stream.of(OTHER)).toList();
    }

    void check(String what, String category) {
        check(what, category, categories);
    }

    private static void check(String what, String category, List<String> categories) {
        if (!categories.contains(category) && !category.equals(OTHER)) {
            throw new IllegalArgumentException(what + " must name one of " + categories + " or OTHER, but was '"
                    + category + "'. Use a category of the scheme.");
        }
    }
}

package org.operatingmodel.metrics.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemType;

/**
 * Which group each item belongs to: a team, a value stream, a product, its type. Every item is in exactly one.
 *
 * @since 0.1
 */
public final class Groups {
    /** The name of the group of items that have none. */
    public static final String NONE = "(none)";

    private final List<String> names;
    /** The group of each item; empty when the type of an item is its group, or all are one. */
    private final int[] groupOfItem;

    private final boolean byType;

    private Groups(List<String> names, int[] groupOfItem, boolean byType) {
        this.names = List.copyOf(names);
        this.groupOfItem = groupOfItem;
        this.byType = byType;
    }

    /** All items in one group. */
    public static Groups all() {
        return new Groups(List.of("ALL"), new int[0], false);
    }

    /** The four types, in the order of {@link FlowItemType}. */
    public static Groups byType() {
        return new Groups(
                Arrays.stream(FlowItemType.values()).map(FlowItemType::name).toList(), new int[0], true);
    }

    /**
     * Groups by number.
     *
     * @param groupOfItem for each item the number of its group, from 0
     * @param names the names of the groups, all different
     * @throws IllegalArgumentException if there is no name, a number has none or a name occurs twice
     */
    public static Groups of(int[] groupOfItem, List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names must not be empty, but was '[]'. Name a group.");
        }
        if (new TreeSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    "names must be different from each other, but were '" + names + "'. Name each group once.");
        }
        for (int item = 0; item < groupOfItem.length; item++) {
            if (groupOfItem[item] < 0 || groupOfItem[item] >= names.size()) {
                throw new IllegalArgumentException("groupOfItem must lie between 0 and " + (names.size() - 1)
                        + ", but was '" + groupOfItem[item] + "' for item " + item + ". Name the group.");
            }
        }
        return new Groups(names, groupOfItem.clone(), false);
    }

    /**
     * Groups by a property, in the order of their names; items without one form {@link #NONE}, and so do none at all.
     *
     * @param items the items of the ledger, in its order
     * @param name the name of an item's group
     */
    public static Groups of(List<FlowItem> items, Function<FlowItem, Optional<String>> name) {
        List<String> nameOfItem =
                items.stream().map(item -> name.apply(item).orElse(NONE)).toList();
        List<String> names = new ArrayList<>(new TreeSet<>(nameOfItem.isEmpty() ? List.of(NONE) : nameOfItem));
        return new Groups(
                names,
                nameOfItem.stream()
                        .mapToInt(own -> Collections.binarySearch(names, own))
                        .toArray(),
                false);
    }

    /** The names of the groups, by number. */
    public List<String> names() {
        return names;
    }

    /** Refuses a ledger with items that have no group. */
    void check(FlowLedger ledger) {
        boolean numbered = names.size() > 1 || groupOfItem.length > 0;
        if (numbered && !byType && groupOfItem.length < ledger.itemCount()) {
            throw new IllegalArgumentException("The groups must hold every item of the ledger, but hold "
                    + groupOfItem.length + " of " + ledger.itemCount() + ". Give each item a group.");
        }
    }

    /** The number of the group of an item of a type. */
    int of(int item, int type) {
        if (byType) {
            return type;
        }
        return groupOfItem.length == 0 ? 0 : groupOfItem[item];
    }
}

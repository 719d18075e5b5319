package org.operatingmodel.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowTransition;

/** Flow items from a table of state changes: one row per change, in any order. */
final class FlowTransitions {
    static final CsvTable TABLE = new CsvTable(
            List.of("item_id", "item_type", "state", "flow_state", "entered_at", "seq"),
            List.of("product_id", "team_id"),
            "be one of item_id, item_type, state, flow_state, entered_at, seq, product_id, team_id",
            "",
            "");

    private static final List<String> SAME = List.of("item_type", "product_id", "team_id");

    private final Binder binder;
    private final Violations violations;
    private final Map<String, Item> items = new LinkedHashMap<>();

    FlowTransitions(Binder binder, Violations violations) {
        this.binder = binder;
        this.violations = violations;
    }

    private static final class Item {
        private final CsvTable.Row first;
        private final List<FlowTransition> transitions = new ArrayList<>();
        private boolean complete = true;

        Item(CsvTable.Row first) {
            this.first = first;
        }
    }

    /** Takes a state change. */
    void add(CsvTable.Row row) {
        if (!(row.given("item_id") instanceof Node.Scalar id)) {
            return;
        }
        Item item = items.computeIfAbsent(id.text(), key -> new Item(row));
        for (String column : SAME) {
            String expected = text(item.first, column);
            if (!expected.equals(text(row, column))) {
                violations.add(
                        row.place().member(column, row.place().line(), 1),
                        "must be the same in every row of item '"
                                + id.text() + "', but was '" + text(row, column) + "' after '" + expected + "' in "
                                + item.first.place().path() + ". Use one.");
                item.complete = false;
            }
        }
        Map<String, @Nullable Node> members = new LinkedHashMap<>();
        members.put("state", row.given("state"));
        members.put("flowState", row.given("flow_state"));
        members.put("enteredAt", row.given("entered_at"));
        members.put("sequence", row.given("seq"));
        FlowTransition transition = binder.bind(FlowTransition.class, row.object(members));
        if (transition == null) {
            item.complete = false;
        } else {
            item.transitions.add(transition);
        }
    }

    /** Adds the items of all rows to the facts. */
    void addTo(Facts facts) {
        for (Item item : items.values()) {
            CsvTable.Row row = item.first;
            Map<String, @Nullable Node> members = new LinkedHashMap<>();
            members.put("id", row.cell("item_id"));
            members.put("type", row.given("item_type"));
            members.put("productId", row.cell("product_id"));
            members.put("teamId", row.cell("team_id"));
            members.put("transitions", new Node.Built(row.place(), item.complete ? item.transitions : null));
            facts.add("flowItems", FlowItem.class, row.object(members));
        }
    }

    private static String text(CsvTable.Row row, String column) {
        Node.Scalar cell = row.cell(column);
        return cell == null ? "" : cell.text();
    }
}

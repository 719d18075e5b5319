package org.operatingmodel.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioViolation;
import org.operatingmodel.portfolio.ReferenceCheck;

/** The lists of a portfolio while they are read: what could be built, and where each element stands. */
final class Facts {
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");
    private static final Pattern EARLIER = Pattern.compile("is already (\\w+\\[\\d+])");

    private final Binder binder;
    private final Binder quiet;
    private final Map<String, Elements> lists = new LinkedHashMap<>();
    private final Set<String> incomplete = new HashSet<>();

    Facts(Set<String> evidenceKinds, Violations violations) {
        this.binder = new Binder(evidenceKinds, violations);
        this.quiet = new Binder(evidenceKinds, new Violations());
        for (RecordShape.Component list : components()) {
            lists.put(list.name(), new Elements(new ArrayList<>(), new ArrayList<>()));
        }
    }

    private record Elements(List<@Nullable Record> records, List<Node> nodes) {}

    /** The lists that a portfolio has. */
    static List<RecordShape.Component> components() {
        return RecordShape.of(Portfolio.class).components();
    }

    /** Adds an element to a list; one that cannot be built is reported and keeps its place. */
    void add(String list, Class<? extends Record> type, Node node) {
        Elements elements = list(list);
        elements.records().add(binder.bind(type, node));
        elements.nodes().add(node);
    }

    private Elements list(String name) {
        return Objects.requireNonNull(lists.get(name), name);
    }

    /** Says that the list has elements that are not known, so that references to them cannot be judged. */
    void incomplete(String list) {
        incomplete.add(list);
    }

    /** Reports ids that are taken twice or refer to nothing. */
    void checkReferences(Violations violations) {
        ReferenceCheck check = new ReferenceCheck();
        for (RecordShape.Component list : components()) {
            Elements elements = list(list.name());
            check.add(list.name(), elements.records());
            RecordShape.of(list.slot().of().type()).components().stream()
                    .filter(component -> component.name().equals("id"))
                    .forEach(
                            id -> addIds(check, list.name(), elements, id.slot().type()));
        }
        for (PortfolioViolation violation : check.violations()) {
            Place place = place(violation.path());
            String message = EARLIER.matcher(violation.message())
                    .replaceFirst(earlier -> "is already "
                            + Matcher.quoteReplacement(place(earlier.group(1)).path()));
            violations.add(place, message.substring(message.indexOf(' ') + 1));
        }
    }

    /** Tells the check about the ids of elements that could not be built, so that nothing seems to refer to nothing. */
    private void addIds(ReferenceCheck check, String list, Elements elements, Class<?> type) {
        boolean known = !incomplete.contains(list);
        for (int i = 0; i < elements.nodes().size(); i++) {
            if (elements.records().get(i) == null) {
                Node given = elements.nodes().get(i) instanceof Node.Members object ? Binder.given(object, "id") : null;
                Object id = given == null || !type.isRecord() ? null : quiet.bind(type.asSubclass(Record.class), given);
                if (id != null) {
                    check.addUnbuilt(list, i, id);
                }
                known &= id != null;
            }
        }
        if (!known) {
            check.addUnknown(type);
        }
    }

    /** Where the value at a path such as {@code evidence[3].productId} stands, or else what holds it. */
    private Place place(String path) {
        String list = path.substring(0, path.indexOf('['));
        Matcher step = STEP.matcher(path);
        @Nullable Node node = step.find(list.length()) ? list(list).nodes().get(Integer.parseInt(step.group(2))) : null;
        Node last = node;
        while (node != null && step.find()) {
            node = step.group(1) == null
                    ? element(node, Integer.parseInt(step.group(2)))
                    : node instanceof Node.Members object ? Binder.given(object, step.group(1)) : null;
            last = node == null ? last : node;
        }
        if (last == null) {
            throw new IllegalStateException("The path '" + path + "' must lead to an element.");
        }
        return last.place();
    }

    private static @Nullable Node element(Node node, int index) {
        return node instanceof Node.Elements list && index < list.elements().size()
                ? list.elements().get(index)
                : null;
    }

    /** The portfolio of all lists, once nothing is wrong. */
    Portfolio portfolio() {
        List<Object> arguments = new ArrayList<>();
        lists.values().forEach(elements -> arguments.add(elements.records()));
        return (Portfolio) RecordShape.of(Portfolio.class).create(arguments.toArray());
    }
}

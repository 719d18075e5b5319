package org.operatingmodel.io;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;

/** Builds records from {@link Node}s; reports everything that is in the way, and goes on. */
final class Binder {
    private final @Nullable Set<String> evidenceKinds;
    private final Violations violations;
    private final Scalars scalars;

    /** A binder that knows these evidence kinds only, or any when they are absent. */
    Binder(@Nullable Set<String> evidenceKinds, Violations violations) {
        this.evidenceKinds = evidenceKinds;
        this.violations = violations;
        this.scalars = new Scalars(violations);
    }

    /** The record that the node describes; null after a reported violation. */
    <T extends Record> @Nullable T bind(Class<T> type, Node node) {
        return type.cast(record(type, node));
    }

    private @Nullable Object bind(RecordShape.Slot slot, Node node) {
        if (node instanceof Node.Built built) {
            return built.value();
        }
        if (slot.many()) {
            return elements(slot, node);
        }
        if (slot.keyed()) {
            return entries(slot, node);
        }
        if (slot.type().isRecord()) {
            return record(slot.type(), node);
        }
        if (node instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.NULL) {
            return scalars.value(slot.type(), scalar);
        }
        return wrong(node, "must be a single value, but was " + node.shown() + ".");
    }

    private @Nullable Collection<Object> elements(RecordShape.Slot slot, Node node) {
        if (!(node instanceof Node.Elements list)) {
            refuseList(node);
            return null;
        }
        boolean unique = Set.class.isAssignableFrom(slot.type());
        Collection<Object> values = unique ? new LinkedHashSet<>() : new ArrayList<>();
        boolean complete = true;
        for (Node element : list.elements()) {
            Object value = bind(slot.of(), element);
            if (value == null) {
                complete = false;
            } else if (!values.add(value)) {
                complete = false;
                wrong(element, "must be in the list once, but was there before: " + element.shown() + ". Remove one.");
            }
        }
        return complete ? values : null;
    }

    private @Nullable Map<String, Object> entries(RecordShape.Slot slot, Node node) {
        if (!(node instanceof Node.Members object)) {
            wrong(node, "must be an object, but was " + node.shown() + ". Write keys and values.");
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        boolean complete = true;
        for (Map.Entry<String, Node.Member> member : object.members().entrySet()) {
            Object value = bind(slot.of(), member.getValue().value());
            if (value == null) {
                complete = false;
            } else {
                values.put(member.getKey(), value);
            }
        }
        return complete ? values : null;
    }

    private @Nullable Object record(Class<?> type, Node node) {
        RecordShape shape = RecordShape.of(type);
        if (shape.wrapsOneValue()) {
            return wrapped(shape, node);
        }
        if (type == Portfolio.class) {
            return PortfolioReading.inline(node, evidenceKinds == null ? Set.of() : evidenceKinds, violations);
        }
        if (type == PortfolioPatch.class) {
            return PatchReader.patch(node, this, violations);
        }
        if (!(node instanceof Node.Members object)) {
            return wrong(node, "must be an object, but was " + node.shown() + ". Write keys and values.");
        }
        refuseUnknown(object, shape.names());
        @Nullable Object[] arguments = new Object[shape.components().size()];
        List<Constraints.Broken> broken = new ArrayList<>();
        boolean complete = true;
        for (int i = 0; i < arguments.length; i++) {
            RecordShape.Component component = shape.components().get(i);
            Node given = given(object, component.name());
            Object value = given == null ? nothing(component.slot()) : bind(component.slot(), given);
            if (given == null && component.required()) {
                violations.add(place(object, component.name(), -1), "must be given, but is missing. Add it.");
            }
            if (value != null) {
                arguments[i] = value;
                broken.addAll(Constraints.of(type, component, value));
            } else if (given != null || component.required()) {
                complete = false;
            }
        }
        String refusal = null;
        if (complete) {
            try {
                Record built = shape.create(arguments);
                if (broken.isEmpty()) {
                    return built;
                }
            } catch (IllegalArgumentException | NullPointerException e) {
                refusal = String.valueOf(e.getMessage());
            }
        }
        report(type, object, broken, refusal);
        return null;
    }

    /** Says what is wrong with an object once, in the words of its constructor where it says the same. */
    private void report(Class<?> type, Node.Members object, List<Constraints.Broken> broken, @Nullable String refusal) {
        boolean said = false;
        for (Constraints.Broken constraint : broken) {
            String better = refusal == null ? null : about(constraint.component(), refusal);
            said |= better != null;
            violations.add(
                    place(object, constraint.component(), constraint.element()),
                    better == null ? constraint.mustAndFix() : better);
        }
        if (refusal != null && !said) {
            violations.addMessage(object.place(), object.place().path(), inWordsOfTheFile(type, object, refusal));
        }
    }

    /** What a message such as {@code Money.currency must match} says about the component; null if it is about another. */
    private static @Nullable String about(String component, String message) {
        Matcher subject = Pattern.compile("[A-Z][A-Za-z]*\\." + component + " (.*)", Pattern.DOTALL)
                .matcher(message);
        return subject.matches() ? subject.group(1) : null;
    }

    /** Where a component of the object stands, or the element of it. */
    private static Place place(Node.Members object, String component, int element) {
        Node value = given(object, component);
        if (value == null) {
            return object.place()
                    .member(component, object.place().line(), object.place().column());
        }
        return value instanceof Node.Elements list && element >= 0
                ? list.elements().get(element).place()
                : value.place();
    }

    /** The message with {@code Cost.from} as the file calls it. */
    private static String inWordsOfTheFile(Class<?> type, Node.Members object, String message) {
        Matcher names = Pattern.compile("(?<![\\w'.-])" + type.getSimpleName() + "\\.(\\w+)")
                .matcher(message);
        return names.replaceAll(match -> {
            Node value = given(object, match.group(1));
            return Matcher.quoteReplacement(
                    value == null ? match.group(1) : value.place().subject());
        });
    }

    /** An id, or another record that is written as its only component. */
    private @Nullable Object wrapped(RecordShape shape, Node node) {
        if (node instanceof Node.Built built) {
            return built.value();
        }
        if (!(node instanceof Node.Scalar scalar)
                || scalar.kind() == Node.Kind.NULL
                || scalar.kind() == Node.Kind.BOOLEAN) {
            return wrong(node, "must be an id, but was " + node.shown() + ". Write it as text.");
        }
        try {
            Record id = shape.create(new Object[] {scalar.text()});
            if (id instanceof EvidenceKind kind && evidenceKinds != null && !evidenceKinds.contains(kind.value())) {
                return wrong(
                        node,
                        "must be a known evidence kind, but was " + node.shown()
                                + NearestName.suggestion(kind.value(), evidenceKinds)
                                + " Rule packs may declare more.");
            }
            return id;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            return wrong(node, message.substring(message.indexOf(' ') + 1));
        }
    }

    /** Reports the members that are not among the known ones. */
    void refuseUnknown(Node.Members object, List<String> known) {
        object.members().forEach((key, member) -> {
            if (!known.contains(key)) {
                violations.addMessage(
                        member.key(),
                        member.key().path(),
                        "field must be one of " + String.join(", ", known) + ", but was " + Node.Scalar.quoted(key)
                                + NearestName.suggestion(key, known));
            }
        });
    }

    /** The member of that name; null if it is not there or an explicit null. */
    static @Nullable Node given(Node.Members object, String name) {
        Node.Member member = object.members().get(name);
        if (member == null || (member.value() instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL)) {
            return null;
        }
        return member.value();
    }

    private static @Nullable Object nothing(RecordShape.Slot slot) {
        if (slot.many()) {
            return Set.class.isAssignableFrom(slot.type()) ? Set.of() : List.of();
        }
        return slot.keyed() ? Map.of() : null;
    }

    /** Reports what is no list. */
    void refuseList(Node node) {
        wrong(node, "must be a list, but was " + node.shown() + ". Put '[' and ']' around it.");
    }

    /** Reports the node, unless that has been done. */
    private @Nullable Object wrong(Node node, String mustAndFix) {
        if (!(node instanceof Node.Built)) {
            violations.add(node.place(), mustAndFix);
        }
        return null;
    }
}

package org.operatingmodel.portfolio;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change of a portfolio: what comes in, what stands in the place of what has its id, and what goes.
 *
 * <p>Each part has the shape of a portfolio: facts under the names of its lists. It is applied to a copy, so a host can ask
 * what would be if without touching what is. A patch that does not fit is refused as a whole.
 *
 * @param add the facts that come in, by the names of the lists; their ids must be free
 * @param replace the facts that stand in the place of those with their ids; lists whose facts have no id cannot have any
 * @param remove what goes: the ids of the facts, and the facts themselves in lists whose facts have no id
 * @since 0.1
 */
public record PortfolioPatch(
        Map<String, List<Record>> add, Map<String, List<Record>> replace, Map<String, List<Record>> remove) {
    /** A patch that changes nothing. */
    public static final PortfolioPatch EMPTY = new PortfolioPatch(Map.of(), Map.of(), Map.of());

    private static final Pattern START = Pattern.compile("^(\\w+)\\[(\\d+)]");
    private static final Pattern EARLIER = Pattern.compile("is already (\\w+\\[\\d+])");

    /**
     * @throws IllegalArgumentException if a list is none of a portfolio, a fact or id is of another list, a fact without an id
     *     is to be replaced, or an id is named twice in a list; the message names all of it
     */
    public PortfolioPatch {
        List<String> problems = new ArrayList<>();
        add = checked("add", add, Optional::of, problems);
        replace = checked("replace", replace, type -> idType(type).map(id -> type), problems);
        remove = checked("remove", remove, type -> Optional.of(removedBy(type)), problems);
        refuseTwice(add, replace, remove, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private static Map<String, List<Record>> checked(
            String part,
            Map<String, List<Record>> lists,
            Function<Class<? extends Record>, Optional<Class<? extends Record>>> wanted,
            List<String> problems) {
        Map<String, List<Record>> known = new LinkedHashMap<>();
        for (RecordComponent list : Portfolio.COMPONENTS) {
            List<Record> given = List.copyOf(lists.getOrDefault(list.getName(), List.of()));
            Class<? extends Record> type = wanted.apply(factType(list)).orElse(null);
            for (int i = 0; i < given.size(); i++) {
                String path = part + "." + list.getName() + "[" + i + "]";
                Record element = given.get(i);
                if (type == null) {
                    problems.add(path + " must have an id, but facts of this list have none."
                            + " Remove the fact and add another one.");
                } else if (!type.equals(element.getClass())) {
                    problems.add(path + " must be of the type " + type.getSimpleName() + ", but was '"
                            + element.getClass().getSimpleName() + "'. Put it under another list.");
                }
            }
            if (!given.isEmpty()) {
                known.put(list.getName(), given);
            }
        }
        Set<String> names = names();
        lists.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name -> problems.add(part + " must name lists of a portfolio, but was '" + name + "'"
                        + NearestName.suggestion(name, names)));
        return Collections.unmodifiableMap(known);
    }

    private static void refuseTwice(
            Map<String, List<Record>> add,
            Map<String, List<Record>> replace,
            Map<String, List<Record>> remove,
            List<String> problems) {
        for (String list : names()) {
            Map<Record, String> places = new HashMap<>();
            each("add", list, add, PortfolioPatch::id, places, problems);
            each("replace", list, replace, PortfolioPatch::id, places, problems);
            each("remove", list, remove, Optional::of, places, problems);
        }
    }

    private static void each(
            String part,
            String list,
            Map<String, List<Record>> lists,
            Function<Record, Optional<Record>> id,
            Map<Record, String> places,
            List<String> problems) {
        List<Record> given = lists.getOrDefault(list, List.of());
        boolean withIds = idType(typeOf(list)).isPresent();
        for (int i = 0; withIds && i < given.size(); i++) {
            String path = part + "." + list + "[" + i + "]";
            id.apply(given.get(i)).ifPresent(named -> {
                String earlier = places.putIfAbsent(named, path);
                if (earlier != null) {
                    problems.add(path + " must name an id that the patch does not name before, but '" + named
                            + "' is in " + earlier + ". Say once what becomes of it.");
                }
            });
        }
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return add.isEmpty() && replace.isEmpty() && remove.isEmpty();
    }

    /** What removes a fact of the type: its id, or else the whole fact. */
    public static Class<? extends Record> removedBy(Class<? extends Record> type) {
        return idType(type).orElse(type);
    }

    /**
     * Everything that keeps the patch from being applied to a portfolio; empty when it fits.
     *
     * <p>Each path begins with {@code add}, {@code replace} or {@code remove} and leads into the patch. An id that is removed and
     * still named elsewhere is one violation, however often it is.
     */
    public List<PortfolioViolation> violations(Portfolio portfolio) {
        return new Application(portfolio).violations;
    }

    /**
     * The portfolio with this change; what is added comes last in its list.
     *
     * @throws IllegalArgumentException if the patch does not fit, as {@link #violations} says; the message names all of it
     */
    public Portfolio applyTo(Portfolio portfolio) {
        Application application = new Application(portfolio);
        if (!application.violations.isEmpty()) {
            throw new IllegalArgumentException(application.violations.stream()
                    .map(violation -> violation.path() + ": " + violation.message())
                    .collect(Collectors.joining("\n")));
        }
        Portfolio.Builder changed = Portfolio.builder();
        application.lists.forEach((name, placed) ->
                changed.add(name, placed.stream().map(Placed::fact).toArray(Record[]::new)));
        return changed.build();
    }

    /**
     * What takes this patch back, once it has been applied to a portfolio.
     *
     * @throws IllegalArgumentException if it does not fit that portfolio
     */
    public PortfolioPatch inverse(Portfolio portfolio) {
        return between(applyTo(portfolio), portfolio);
    }

    /**
     * The smallest patch that leads from one portfolio to another; empty when they hold the same facts, in whatever order.
     *
     * @param before the portfolio that it is applied to
     * @param after what it then comes to
     */
    public static PortfolioPatch between(Portfolio before, Portfolio after) {
        Map<String, List<Record>> add = new LinkedHashMap<>();
        Map<String, List<Record>> replace = new LinkedHashMap<>();
        Map<String, List<Record>> remove = new LinkedHashMap<>();
        for (RecordComponent list : Portfolio.COMPONENTS) {
            String name = list.getName();
            List<Record> added = new ArrayList<>();
            List<Record> replaced = new ArrayList<>();
            List<Record> removed = new ArrayList<>();
            if (idType(factType(list)).isPresent()) {
                Map<Record, Record> old = byId(before.of(list));
                byId(after.of(list)).forEach((id, fact) -> {
                    Record was = old.remove(id);
                    if (was == null) {
                        added.add(fact);
                    } else if (!was.equals(fact)) {
                        replaced.add(fact);
                    }
                });
                removed.addAll(old.keySet());
            } else {
                removed.addAll(before.of(list));
                for (Record fact : after.of(list)) {
                    if (!removed.remove(fact)) {
                        added.add(fact);
                    }
                }
            }
            add.put(name, added);
            replace.put(name, replaced);
            remove.put(name, removed);
        }
        return new PortfolioPatch(add, replace, remove);
    }

    private static Map<Record, Record> byId(List<Record> facts) {
        Map<Record, Record> byId = new LinkedHashMap<>();
        facts.forEach(fact -> byId.put(id(fact).orElseThrow(), fact));
        return byId;
    }

    private static Set<String> names() {
        return Arrays.stream(Portfolio.COMPONENTS).map(RecordComponent::getName).collect(Collectors.toSet());
    }

    private static Class<? extends Record> factType(RecordComponent list) {
        return ((Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0])
                .asSubclass(Record.class);
    }

    private static Class<? extends Record> typeOf(String name) {
        return factType(Arrays.stream(Portfolio.COMPONENTS)
                .filter(list -> list.getName().equals(name))
                .findFirst()
                .orElseThrow());
    }

    private static Optional<Class<? extends Record>> idType(Class<? extends Record> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals("id") && component.getType().isRecord()) {
                return Optional.of(component.getType().asSubclass(Record.class));
            }
        }
        return Optional.empty();
    }

    private static Optional<Record> id(Record fact) {
        return Arrays.stream(fact.getClass().getRecordComponents())
                .filter(component -> component.getName().equals("id"))
                .map(component -> read(component, fact))
                .filter(Record.class::isInstance)
                .map(Record.class::cast)
                .findFirst();
    }

    private static @Nullable Object read(RecordComponent component, Record fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The id of a fact must be readable.", e);
        }
    }

    /** A fact of the changed portfolio, and where it comes from. */
    private record Placed(Record fact, String path) {}

    /** One application to one portfolio. */
    private final class Application {
        private final Map<String, List<Placed>> lists = new LinkedHashMap<>();
        private final List<PortfolioViolation> violations = new ArrayList<>();
        /** The ids that are removed, each with its place in the patch. */
        private final Map<Record, String> removed = new LinkedHashMap<>();

        Application(Portfolio portfolio) {
            for (RecordComponent list : Portfolio.COMPONENTS) {
                lists.put(
                        list.getName(),
                        changed(
                                list.getName(),
                                portfolio.of(list),
                                idType(factType(list)).isPresent()));
            }
            ReferenceCheck check = new ReferenceCheck();
            lists.forEach((name, placed) ->
                    check.add(name, placed.stream().map(Placed::fact).toList()));
            Map<Record, List<String>> named = new HashMap<>();
            List<PortfolioViolation> wrong = check.violations(
                    removed.keySet(),
                    (id, path) ->
                            named.computeIfAbsent(id, each -> new ArrayList<>()).add(inWordsOfThePatch(path, START)));
            removed.forEach((id, path) -> stillNamed(id, path, named.getOrDefault(id, List.of())));
            wrong.forEach(violation -> violations.add(new PortfolioViolation(
                    inWordsOfThePatch(violation.path(), START), inWordsOfThePatch(violation.message(), EARLIER))));
        }

        private void stillNamed(Record id, String path, List<String> places) {
            if (!places.isEmpty()) {
                violations.add(new PortfolioViolation(
                        path,
                        "id must not be named by what stays, but '" + id + "' is in "
                                + (places.size() == 1 ? "" : places.size() + " places, first in ") + places.get(0)
                                + ". Remove or replace what names it, too."));
            }
        }

        private List<Placed> changed(String list, List<Record> before, boolean withIds) {
            List<@Nullable Placed> placed = new ArrayList<>();
            Map<Record, Deque<Integer>> places = new HashMap<>();
            for (int i = 0; i < before.size(); i++) {
                Record fact = before.get(i);
                placed.add(new Placed(fact, list + "[" + i + "]"));
                places.computeIfAbsent(withIds ? id(fact).orElseThrow() : fact, each -> new ArrayDeque<>())
                        .add(i);
            }
            List<Record> replaced = replace.getOrDefault(list, List.of());
            for (int i = 0; i < replaced.size(); i++) {
                Record fact = replaced.get(i);
                Deque<Integer> at = places.getOrDefault(id(fact).orElseThrow(), new ArrayDeque<>());
                String path = "replace." + list + "[" + i + "]";
                if (at.isEmpty()) {
                    missing(path + ".id", id(fact).orElseThrow(), before);
                } else {
                    placed.set(at.getFirst(), new Placed(fact, path));
                }
            }
            List<Record> gone = remove.getOrDefault(list, List.of());
            for (int i = 0; i < gone.size(); i++) {
                Deque<Integer> at = places.getOrDefault(gone.get(i), new ArrayDeque<>());
                String path = "remove." + list + "[" + i + "]";
                if (!at.isEmpty()) {
                    placed.set(at.removeFirst(), null);
                    if (withIds) {
                        removed.put(gone.get(i), path);
                    }
                } else if (withIds) {
                    missing(path, gone.get(i), before);
                } else {
                    violations.add(
                            new PortfolioViolation(
                                    path,
                                    "fact must be in the portfolio, but an equal one is not there. Copy it from the portfolio."));
                }
            }
            List<Placed> left = new ArrayList<>();
            for (Placed each : placed) {
                if (each != null) {
                    left.add(each);
                }
            }
            List<Record> added = add.getOrDefault(list, List.of());
            for (int i = 0; i < added.size(); i++) {
                left.add(new Placed(added.get(i), "add." + list + "[" + i + "]"));
            }
            return left;
        }

        private void missing(String path, Record id, List<Record> before) {
            Set<String> known = new HashSet<>();
            before.forEach(fact -> known.add(id(fact).orElseThrow().toString()));
            violations.add(new PortfolioViolation(
                    path,
                    "id must name something in the portfolio, but '" + id + "' is not there"
                            + NearestName.suggestion(id.toString(), known)));
        }

        /** The text with the place of a fact in the changed list told as the place that it comes from. */
        private String inWordsOfThePatch(String text, Pattern place) {
            Matcher matcher = place.matcher(text);
            if (!matcher.find()) {
                return text;
            }
            boolean whole = matcher.groupCount() == 2;
            String found = whole ? matcher.group() : matcher.group(1);
            Matcher parts = START.matcher(found);
            if (!parts.find()) {
                return text;
            }
            List<Placed> list = lists.getOrDefault(parts.group(1), List.of());
            int at = Integer.parseInt(parts.group(2));
            return at < list.size() ? text.replace(found, list.get(at).path()) : text;
        }
    }
}

package org.operatingmodel.portfolio;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.platform.CapabilityId;

/**
 * Checks that the ids of a portfolio are unique and refer to something.
 *
 * <p>An id type is defined by the list whose records have a component {@code id} of that type; every other component of
 * the type, alone, in a collection or in a nested record, refers to it. Id types that no list of a portfolio defines are not checked:
 * gates, criteria and evidence kinds belong to rule packs. An id that is a text, such as that of a charge, is unique in its list,
 * and nothing refers to it.
 *
 * @since 0.1
 */
public final class ReferenceCheck {
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    /** The types of ids that the lists of a portfolio define, be they empty or not. */
    private static final Set<Class<?>> ID_TYPES = idTypes();

    private final Map<String, List<? extends @Nullable Record>> lists = new LinkedHashMap<>();
    private final Map<String, Object> unbuilt = new HashMap<>();
    private final Set<Class<?>> unknown = new HashSet<>();

    private static Set<Class<?>> idTypes() {
        Set<Class<?>> types = new HashSet<>();
        for (RecordComponent list : Portfolio.class.getRecordComponents()) {
            Class<?> element = (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
            for (RecordComponent component : element.getRecordComponents()) {
                if (component.getName().equals("id") && component.getType().isRecord()) {
                    types.add(component.getType());
                }
            }
        }
        return types;
    }

    /** Nothing to check yet. */
    public ReferenceCheck() {}

    /** Adds a list of the portfolio under its name; an element may be absent where it could not be built. */
    public void add(String name, List<? extends @Nullable Record> records) {
        lists.put(name, records);
    }

    /** Adds the facts of a host under the simple names of their types; an id type that they define is checked, too. */
    public void add(HostFacts facts) {
        facts.types().forEach(type -> add(type.getSimpleName(), facts.ofType(type)));
    }

    /** Says that an absent element of a list has the id all the same: it is taken, and may be referred to. */
    public void addUnbuilt(String name, int index, Object id) {
        unbuilt.put(name + "[" + index + "]", id);
    }

    /** Says that there are ids of the type that nobody could read, so that no reference to one is judged. */
    public void addUnknown(Class<?> idType) {
        unknown.add(idType);
    }

    /** Everything that is wrong, in the order of the lists; empty when all is well. */
    public List<PortfolioViolation> violations() {
        return violations(Set.of(), (id, path) -> {});
    }

    /**
     * Everything that is wrong, but for what names some ids, which are not there.
     *
     * @param removed these ids
     * @param named is given each place that names one of them, in the order of the lists
     */
    List<PortfolioViolation> violations(Set<Record> removed, BiConsumer<Record, String> named) {
        Run run = new Run(removed, named);
        lists.forEach(run::define);
        lists.forEach(run::refer);
        for (String single : List.of("calendars", "roadmapStarts")) {
            if (lists.getOrDefault(single, List.of()).size() > 1) {
                run.violations.add(new PortfolioViolation(
                        single + "[1]", single + " must be at most one, but there are several. Remove all but one."));
            }
        }
        return run.violations;
    }

    /** One pass over the lists. */
    private final class Run {
        private final List<PortfolioViolation> violations = new ArrayList<>();
        private final Map<Class<?>, Map<Object, String>> defined = new HashMap<>();
        private final Map<Object, String> suggestions = new HashMap<>();
        private final Map<Class<?>, NavigableSet<String>> names = new HashMap<>();

        private final Set<Record> removed;
        private final BiConsumer<Record, String> named;

        Run(Set<Record> removed, BiConsumer<Record, String> named) {
            this.removed = removed;
            this.named = named;
            ID_TYPES.forEach(type -> defined.put(type, new HashMap<>()));
            Map<Object, String> roles = new HashMap<>();
            RoleId.standard().forEach(role -> roles.put(role, "a standard role"));
            defined.put(RoleId.class, roles);
            Map<Object, String> capabilities = new HashMap<>();
            CapabilityId.standard().forEach(capability -> capabilities.put(capability, "a standard capability"));
            defined.put(CapabilityId.class, capabilities);
        }

        void define(String name, List<? extends @Nullable Record> records) {
            Map<Object, String> texts = new HashMap<>();
            for (int i = 0; i < records.size(); i++) {
                String path = name + "[" + i + "]";
                Record item = records.get(i);
                Object id = item == null ? unbuilt.get(path) : id(item);
                String earlier;
                if (id instanceof Record) {
                    earlier = defined.computeIfAbsent(id.getClass(), type -> new HashMap<>())
                            .putIfAbsent(id, path);
                } else if (id instanceof String) {
                    earlier = texts.putIfAbsent(id, path);
                } else {
                    continue;
                }
                if (earlier != null) {
                    violations.add(new PortfolioViolation(
                            path + ".id",
                            "id must be unique, but '" + id + "' is already " + earlier + ". Use another id."));
                }
            }
        }

        void refer(String name, List<? extends @Nullable Record> records) {
            for (int i = 0; i < records.size(); i++) {
                Record item = records.get(i);
                if (item != null) {
                    referParts(name + "[" + i + "]", item, true);
                }
            }
        }

        private void referParts(String path, Record item, boolean top) {
            for (RecordComponent component : COMPONENTS.get(item.getClass())) {
                if (!(top && component.getName().equals("id"))) {
                    referValue(path + "." + component.getName(), read(component, item));
                }
            }
        }

        private void referValue(String path, @Nullable Object value) {
            if (value instanceof Collection<?> collection) {
                int i = 0;
                for (Object element : collection) {
                    referValue(path + "[" + i++ + "]", element);
                }
            } else if (value instanceof Record nested && !unknown.contains(nested.getClass())) {
                Map<Object, String> known = defined.get(nested.getClass());
                if (known == null) {
                    referParts(path, nested, false);
                } else if (!known.containsKey(nested) && removed.contains(nested)) {
                    named.accept(nested, path);
                } else if (!known.containsKey(nested)) {
                    String what = path.substring(path.lastIndexOf('.') + 1);
                    violations.add(new PortfolioViolation(
                            path,
                            what + " must name something in the portfolio, but '" + nested + "' is not there"
                                    + suggestions.computeIfAbsent(nested, id -> suggestion(nested, known))));
                }
            }
        }

        private String suggestion(Record id, Map<Object, String> known) {
            NavigableSet<String> sorted = names.computeIfAbsent(id.getClass(), type -> {
                NavigableSet<String> all = new TreeSet<>();
                known.keySet().forEach(each -> all.add(each.toString()));
                return all;
            });
            return NearestName.suggestion(id.toString(), sorted);
        }
    }

    private static @Nullable Object id(Record item) {
        for (RecordComponent component : COMPONENTS.get(item.getClass())) {
            if (component.getName().equals("id")) {
                return read(component, item);
            }
        }
        return null;
    }

    private static @Nullable Object read(RecordComponent component, Record item) {
        try {
            return component.getAccessor().invoke(item);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The record " + item.getClass().getName() + " must be public, so that its ids can be read.", e);
        }
    }
}

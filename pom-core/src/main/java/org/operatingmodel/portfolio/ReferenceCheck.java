package org.operatingmodel.portfolio;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.organisation.RoleId;

/**
 * Checks that the ids of a portfolio are unique and refer to something.
 *
 * <p>An id type is defined by the list whose records have a component {@code id} of that type; every other component of
 * the type, alone, in a collection or in a nested record, refers to it. Id types that no list defines are not checked:
 * gates, criteria and evidence kinds belong to rule packs.
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

    private final Map<String, List<? extends @Nullable Record>> lists = new LinkedHashMap<>();

    /** Nothing to check yet. */
    public ReferenceCheck() {}

    /** Adds a list of the portfolio under its name; an element may be absent where it could not be built. */
    public void add(String name, List<? extends @Nullable Record> records) {
        lists.put(name, records);
    }

    /** Everything that is wrong, in the order of the lists; empty when all is well. */
    public List<PortfolioViolation> violations() {
        List<PortfolioViolation> violations = new ArrayList<>();
        Map<Class<?>, Map<Object, String>> defined = new HashMap<>();
        Map<Object, String> roles = new HashMap<>();
        RoleId.standard().forEach(role -> roles.put(role, "a standard role"));
        defined.put(RoleId.class, roles);
        lists.forEach((name, records) -> define(name, records, defined, violations));
        lists.forEach((name, records) -> {
            for (int i = 0; i < records.size(); i++) {
                Record item = records.get(i);
                if (item != null) {
                    refer(name + "[" + i + "]", item, true, defined, violations);
                }
            }
        });
        return violations;
    }

    private static void define(
            String name,
            List<? extends @Nullable Record> records,
            Map<Class<?>, Map<Object, String>> defined,
            List<PortfolioViolation> violations) {
        for (int i = 0; i < records.size(); i++) {
            Record item = records.get(i);
            if (item == null) {
                continue;
            }
            String path = name + "[" + i + "]";
            for (RecordComponent component : COMPONENTS.get(item.getClass())) {
                if (component.getName().equals("id")) {
                    Object id = read(component, item);
                    String earlier = defined.computeIfAbsent(component.getType(), type -> new HashMap<>())
                            .putIfAbsent(id, path);
                    if (earlier != null) {
                        violations.add(new PortfolioViolation(
                                path + ".id",
                                "id must be unique, but '" + id + "' is already " + earlier + ". Use another id."));
                    }
                }
            }
        }
    }

    private static void refer(
            String path,
            Record item,
            boolean top,
            Map<Class<?>, Map<Object, String>> defined,
            List<PortfolioViolation> violations) {
        for (RecordComponent component : COMPONENTS.get(item.getClass())) {
            if (!(top && component.getName().equals("id"))) {
                referValue(path + "." + component.getName(), read(component, item), defined, violations);
            }
        }
    }

    private static void referValue(
            String path,
            @Nullable Object value,
            Map<Class<?>, Map<Object, String>> defined,
            List<PortfolioViolation> violations) {
        if (value instanceof Collection<?> collection) {
            int i = 0;
            for (Object element : collection) {
                referValue(path + "[" + i++ + "]", element, defined, violations);
            }
        } else if (value instanceof Record nested) {
            Map<Object, String> known = defined.get(nested.getClass());
            if (known == null) {
                refer(path, nested, false, defined, violations);
            } else if (!known.containsKey(nested)) {
                TreeSet<String> names = new TreeSet<>();
                known.keySet().forEach(id -> names.add(id.toString()));
                String what = path.substring(path.lastIndexOf('.') + 1);
                violations.add(new PortfolioViolation(
                        path,
                        what + " must name something in the portfolio, but '" + nested + "' is not there"
                                + NearestName.suggestion(nested.toString(), names)));
            }
        }
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

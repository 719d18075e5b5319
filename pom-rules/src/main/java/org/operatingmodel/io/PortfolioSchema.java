package org.operatingmodel.io;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The JSON Schema (draft 2020-12) of a portfolio file, for editors and for programs that write such files.
 *
 * <p>It is made from the records, so it says what {@link PortfolioReader} binds. What spans several values, such as
 * references and the order of instants, only the reader checks.
 *
 * @since 0.1
 */
public final class PortfolioSchema {
    /** The version of the shape of portfolio files; another one cannot be read. */
    public static final String VERSION = "0.1";

    static final String VERSION_KEY = "schemaVersion";

    private static final Map<Class<?>, Map<String, Object>> SINGLE = Map.of(
            String.class, Map.of("type", "string"),
            Instant.class, text("format", "date-time"),
            LocalDate.class, text("format", "date"),
            Duration.class, text("format", "duration"),
            URI.class, text("format", "uri-reference"),
            BigDecimal.class, Map.of("type", "number"),
            boolean.class, Map.of("type", "boolean"),
            int.class, whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
            Integer.class, whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
            long.class, whole(Long.MIN_VALUE, Long.MAX_VALUE));

    private final Map<String, Object> definitions = new TreeMap<>();

    private PortfolioSchema() {}

    /** The schema, in canonical form. */
    public static String json() {
        return RecordJson.treeText(new PortfolioSchema().root());
    }

    private Map<String, Object> root() {
        Map<String, Object> properties = new LinkedHashMap<>();
        Facts.components().forEach(list -> properties.put(list.name(), value(list.slot())));
        Map<String, Object> imports = new LinkedHashMap<>();
        imports.put("type", "array");
        imports.put("items", reference(CsvImport.class));
        properties.put(PortfolioReading.IMPORTS, imports);
        properties.put(VERSION_KEY, text("const", VERSION));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$id", "https://operatingmodel.org/schema/portfolio/" + VERSION);
        root.put("title", "Portfolio");
        root.putAll(object(properties, List.of()));
        root.put("$defs", definitions);
        return root;
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("required", required);
        object.put("additionalProperties", false);
        return object;
    }

    /** What a component, element or entry may be. */
    private Map<String, Object> value(RecordShape.Slot slot) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (slot.many()) {
            schema.put("type", "array");
            schema.put("items", value(slot.of()));
            if (Set.class.isAssignableFrom(slot.type())) {
                schema.put("uniqueItems", true);
            }
        } else if (slot.keyed()) {
            schema.put("type", "object");
            schema.put("additionalProperties", value(slot.of()));
        } else if (slot.type().isRecord() || slot.type().isEnum()) {
            schema.putAll(reference(slot.type()));
        } else {
            Map<String, Object> single = SINGLE.get(slot.type());
            if (single == null) {
                throw new IllegalStateException("Values of " + slot.type() + " have no schema.");
            }
            schema.putAll(single);
        }
        for (Annotation annotation : slot.annotated().getAnnotations()) {
            constrain(annotation, slot, schema);
        }
        return schema;
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = type.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of());
            definitions.put(name, definition(type));
        }
        return Map.of("$ref", "#/$defs/" + name);
    }

    private Map<String, Object> definition(Class<?> type) {
        if (type.isEnum()) {
            return text(
                    "enum",
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList());
        }
        RecordShape shape = RecordShape.of(type);
        if (shape.wrapsOneValue()) {
            return value(shape.components().get(0).slot());
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        shape.components().forEach(component -> properties.put(component.name(), value(component.slot())));
        return object(
                properties,
                shape.components().stream()
                        .filter(RecordShape.Component::required)
                        .map(RecordShape.Component::name)
                        .toList());
    }

    private static void constrain(Annotation constraint, RecordShape.Slot slot, Map<String, Object> schema) {
        if (constraint instanceof NotBlank) {
            schema.put("pattern", "\\S");
        } else if (constraint instanceof NotEmpty) {
            schema.put(slot.many() ? "minItems" : "minLength", 1);
        } else if (constraint instanceof Pattern pattern) {
            schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
        } else if (constraint instanceof Positive) {
            schema.remove("minimum");
            schema.put("exclusiveMinimum", 0);
        } else if (constraint instanceof PositiveOrZero) {
            schema.put("minimum", 0);
        } else if (constraint instanceof DecimalMin least) {
            schema.put(least.inclusive() ? "minimum" : "exclusiveMinimum", new BigDecimal(least.value()));
        } else if (constraint instanceof DecimalMax most) {
            schema.put(most.inclusive() ? "maximum" : "exclusiveMaximum", new BigDecimal(most.value()));
        } else if (constraint.annotationType().getPackage().equals(NotBlank.class.getPackage())) {
            throw new IllegalStateException("The constraint " + constraint + " has no schema.");
        }
    }

    private static Map<String, Object> text(String key, Object value) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("type", "string");
        text.put(key, value);
        return text;
    }

    private static Map<String, Object> whole(long least, long most) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("type", "integer");
        whole.put("minimum", least);
        whole.put("maximum", most);
        return whole;
    }
}

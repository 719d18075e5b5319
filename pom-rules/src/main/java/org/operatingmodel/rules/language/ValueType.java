package org.operatingmodel.rules.language;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value in a condition.
 *
 * @param kind how it behaves
 * @param raw its Java class; {@code Object} where it is unknown
 * @param element the type of its elements, for a collection or the values of a map; absent for all others
 * @param nullable whether it may be absent
 * @since 0.1
 */
public record ValueType(Kind kind, Class<?> raw, @Nullable ValueType element, boolean nullable) {
    /** The type of conditions. */
    public static final ValueType BOOLEAN = new ValueType(Kind.BOOLEAN, boolean.class, null, false);
    /** The type of exact numbers. */
    public static final ValueType NUMBER = new ValueType(Kind.NUMBER, java.math.BigDecimal.class, null, false);
    /** The type of texts. */
    public static final ValueType TEXT = new ValueType(Kind.TEXT, String.class, null, false);
    /** The type of {@code null}. */
    public static final ValueType NOTHING = new ValueType(Kind.NOTHING, Void.class, null, true);
    /** The type of an expression in which a finding was made; it fits everywhere, so that one fault is told once. */
    public static final ValueType UNKNOWN = new ValueType(Kind.UNKNOWN, Object.class, null, false);

    /** @throws NullPointerException if a part is missing */
    public ValueType {
        Objects.requireNonNull(kind, "ValueType.kind");
        Objects.requireNonNull(raw, "ValueType.raw");
    }

    /** This type, with or without absence. */
    public ValueType nullable(boolean absent) {
        return absent == nullable ? this : new ValueType(kind, raw, element, absent);
    }

    /** Whether values of the type have an order that {@code <} and its like may use. */
    public boolean ordered() {
        return switch (kind) {
            case NUMBER, ENUM, INSTANT, DATE, DURATION, UNKNOWN -> true;
            default -> false;
        };
    }

    /** How people call it, such as {@code number} or {@code EvidenceKind}. */
    public String described() {
        return switch (kind) {
            case BOOLEAN -> "boolean";
            case NUMBER -> "number";
            case TEXT -> "text";
            case COLLECTION -> "collection" + (element == null ? "" : " of " + element.described());
            case MAP -> "map";
            case NOTHING -> "null";
            case UNKNOWN -> "unknown";
            default -> raw.getSimpleName();
        };
    }

    /** How a value behaves in conditions. */
    public enum Kind {
        /** True or false. */
        BOOLEAN,
        /** An exact number: int, long or BigDecimal. */
        NUMBER,
        /** A text. */
        TEXT,
        /** A constant of an enum, ordered as declared. */
        ENUM,
        /** An id: a record whose only component is {@code String value}. */
        ID,
        /** A java.time.Instant. */
        INSTANT,
        /** A java.time.LocalDate. */
        DATE,
        /** A java.time.Duration. */
        DURATION,
        /** A record that is no id. */
        RECORD,
        /** A list or set. */
        COLLECTION,
        /** A map with text keys. */
        MAP,
        /** Another class, that can be compared for equality only. */
        OTHER,
        /** The type of {@code null}. */
        NOTHING,
        /** Not known, because of a finding. */
        UNKNOWN
    }
}

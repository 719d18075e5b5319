package org.operatingmodel.io;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.NearestName;

/** Turns the texts of a file into single values; no number passes through a double. */
final class Scalars {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,6})?");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(?:0|[1-9][0-9]*)");
    private static final int DIGITS = 100;

    private static final Map<Class<?>, Reading> READINGS = Map.of(
            Instant.class, new Reading("an instant with zone such as 2026-06-21T00:00:00Z", Scalars::instant),
            LocalDate.class, new Reading("a day such as 2026-06-21", LocalDate::parse),
            Duration.class, new Reading("a duration such as P14D or PT8H", Duration::parse),
            Period.class, new Reading("a period such as P30D or P3M", Period::parse),
            URI.class, new Reading("a URI such as https://example.org/report", Scalars::uri));

    private final Violations violations;

    Scalars(Violations violations) {
        this.violations = violations;
    }

    private record Reading(String what, Parse parse) {}

    /** Throws a {@link DateTimeException} or an {@link IllegalArgumentException} on a text of another form. */
    private interface Parse {
        Object of(String text);
    }

    /** The value of the type; null after a reported violation. */
    @Nullable
    Object value(Class<?> type, Node.Scalar scalar) {
        if (type == String.class) {
            return text(scalar);
        }
        if (type.isEnum()) {
            return constant(type, scalar);
        }
        if (type == boolean.class || type == Boolean.class) {
            return bool(scalar);
        }
        if (type == BigDecimal.class) {
            return decimal(scalar);
        }
        if (type == int.class || type == Integer.class) {
            BigDecimal value = whole(scalar, Integer.MIN_VALUE, Integer.MAX_VALUE);
            return value == null ? null : value.intValueExact();
        }
        if (type == long.class || type == Long.class) {
            BigDecimal value = whole(scalar, Long.MIN_VALUE, Long.MAX_VALUE);
            return value == null ? null : value.longValueExact();
        }
        Reading reading = READINGS.get(type);
        if (reading == null) {
            throw new IllegalStateException("Values of " + type + " cannot be read from a file.");
        }
        try {
            return reading.parse().of(scalar.text());
        } catch (DateTimeException | IllegalArgumentException e) {
            return wrong(scalar, "must be " + reading.what() + ", but was " + scalar.shown() + ".");
        }
    }

    /** The text; what YAML takes for something else must stand in quotes. */
    private @Nullable String text(Node.Scalar scalar) {
        if (scalar.kind() == Node.Kind.NUMBER || scalar.kind() == Node.Kind.BOOLEAN) {
            String kind = scalar.kind() == Node.Kind.NUMBER ? "number" : "truth value";
            wrong(scalar, "must be text, but was the " + kind + " " + scalar.shown() + ". Put it in quotes.");
            return null;
        }
        return scalar.text();
    }

    private @Nullable Object constant(Class<?> type, Node.Scalar scalar) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        int at = names.indexOf(scalar.text());
        if (at >= 0) {
            return type.getEnumConstants()[at];
        }
        return wrong(scalar, oneOf(names, scalar));
    }

    /** What to say when a value is none of the names. */
    static String oneOf(List<String> names, Node.Scalar scalar) {
        return "must be one of " + String.join(", ", names) + ", but was " + scalar.shown()
                + NearestName.suggestion(scalar.text(), names);
    }

    private @Nullable Object bool(Node.Scalar scalar) {
        return switch (scalar.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> wrong(scalar, "must be true or false, but was " + scalar.shown() + ".");
        };
    }

    private @Nullable BigDecimal decimal(Node.Scalar scalar) {
        if (scalar.kind() == Node.Kind.TEXT || !NUMBER.matcher(scalar.text()).matches()) {
            wrong(scalar, "must be a number such as 12.5, but was " + scalar.shown() + ".");
            return null;
        }
        if (scalar.text().length() <= 2 * DIGITS + 10) {
            BigDecimal value = new BigDecimal(scalar.text());
            if (value.scale() <= DIGITS && value.precision() - value.scale() <= DIGITS) {
                return value;
            }
        }
        wrong(
                scalar,
                "must have at most " + DIGITS + " digits before and after the point, but was " + scalar.shown() + ".");
        return null;
    }

    private @Nullable BigDecimal whole(Node.Scalar scalar, long least, long most) {
        boolean whole = scalar.kind() != Node.Kind.TEXT
                && scalar.text().length() <= 20
                && WHOLE.matcher(scalar.text()).matches();
        BigDecimal value = whole ? new BigDecimal(scalar.text()) : null;
        if (value == null
                || value.compareTo(BigDecimal.valueOf(least)) < 0
                || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            wrong(scalar, "must be a whole number from " + least + " to " + most + ", but was " + scalar.shown() + ".");
            return null;
        }
        return value;
    }

    private @Nullable Object wrong(Node.Scalar scalar, String mustAndFix) {
        violations.add(scalar.place(), mustAndFix);
        return null;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return OffsetDateTime.parse(text).toInstant();
        }
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

package org.operatingmodel.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of constructor arguments; each message says what must hold, what was found and how to fix it. */
public final class Guard {
    /** Ids that people choose: lower-case words joined by hyphens. */
    public static final String KEBAB = "[a-z][a-z0-9-]{1,62}";
    /** Ids of rules and what they answer for: like {@link #KEBAB}, with dots between name spaces. */
    public static final String DOTTED = "[a-z][a-z0-9.-]{0,63}";
    /** Ids that other systems hand out: trackers, registries, build servers. */
    public static final String FOREIGN = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}";
    /** Ids that read like a constant. */
    public static final String UPPER = "[A-Z][A-Z0-9_]{1,62}";

    private static final Pattern KEBAB_PATTERN = Pattern.compile(KEBAB);
    private static final Pattern DOTTED_PATTERN = Pattern.compile(DOTTED);
    private static final Pattern FOREIGN_PATTERN = Pattern.compile(FOREIGN);
    private static final Pattern UPPER_PATTERN = Pattern.compile(UPPER);

    private Guard() {}

    /** The value, which must match {@link #KEBAB}. */
    public static String kebab(String what, String value) {
        return matching(what, value, KEBAB_PATTERN, "Use lower-case letters, digits and '-'.");
    }

    /** The value, which must match {@link #DOTTED}. */
    public static String dotted(String what, String value) {
        return matching(what, value, DOTTED_PATTERN, "Use lower-case letters, digits, '.' and '-'.");
    }

    /** The value, which must match {@link #FOREIGN}. */
    public static String foreign(String what, String value) {
        return matching(what, value, FOREIGN_PATTERN, "Use letters, digits and '.', '_', ':', '/', '-'.");
    }

    /** The value, which must match {@link #UPPER}. */
    public static String upper(String what, String value) {
        return matching(what, value, UPPER_PATTERN, "Use upper-case letters, digits and '_'.");
    }

    private static String matching(String what, String value, Pattern pattern, String fix) {
        Objects.requireNonNull(value, what);
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " must match " + pattern.pattern() + ", but was '" + value + "'. " + fix);
        }
        return value;
    }

    /** The value, which must hold a character that is not white space. */
    public static String text(String what, String value) {
        Objects.requireNonNull(value, what);
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank, but was '" + value + "'. Write a text.");
        }
        return value;
    }

    /** The value, which is absent or must hold a character that is not white space. */
    public static @Nullable String textOrAbsent(String what, @Nullable String value) {
        return value == null ? null : text(what, value);
    }

    /** A copy of the values, none of which may be blank. */
    public static List<String> texts(String what, List<String> values) {
        List<String> copy = List.copyOf(values);
        copy.forEach(value -> text(what, value));
        return copy;
    }

    /** The value, which must be zero or more. */
    public static long notNegative(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " must not be negative, but was '" + value + "'. Use 0 or more.");
        }
        return value;
    }

    /** The value, which must be zero or more. */
    public static BigDecimal notNegative(String what, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(
                    what + " must not be negative, but was '" + value.toPlainString() + "'. Use 0 or more.");
        }
        return value;
    }

    /** The value, which must be 1 or more. */
    public static long positive(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be positive, but was '" + value + "'. Use 1 or more.");
        }
        return value;
    }

    /** The value, which must lie between two bounds, both included. */
    public static int between(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must lie between " + least + " and " + most + ", but was '"
                    + value + "'. Use " + least + " to " + most + ".");
        }
        return value;
    }

    /** The percentage, which must lie between 0 and 100, both included. */
    public static BigDecimal percent(String what, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(what + " must lie between 0 and 100, but was '" + value.toPlainString()
                    + "'. Write half of all as 50.");
        }
        return value;
    }

    /** The share, which must lie above 0 and at most at 1. */
    public static BigDecimal share(String what, BigDecimal value) {
        if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(what + " must be above 0 and at most 1, but was '"
                    + value.toPlainString() + "'. Write 99.5 percent as 0.995.");
        }
        return value;
    }

    /** Refuses to merge what is of different instants, windows or kinds. */
    public static void same(String what, @Nullable Object value, @Nullable Object other, String fix) {
        if (!Objects.equals(value, other)) {
            throw new IllegalArgumentException(
                    what + " must be '" + value + "' as well, but was '" + other + "'. " + fix);
        }
    }

    /** Refuses an end that is not after its start. */
    public static void inOrder(String startName, Instant start, String endName, @Nullable Instant end) {
        Objects.requireNonNull(start, startName);
        if (end != null && !end.isAfter(start)) {
            throw new IllegalArgumentException(
                    endName + " must be after " + startName + " '" + start + "', but was '" + end + "'.");
        }
    }

    /** The horizon of two aggregates that are merged, which must be the same; absent when neither has one. */
    public static @Nullable Instant sameHorizon(String what, @Nullable Instant one, @Nullable Instant other) {
        if (one != null && other != null && !one.equals(other)) {
            throw new IllegalArgumentException(what + " must be '" + one + "' as well, but was '" + other
                    + "'. Take both as of the same instant.");
        }
        return one == null ? other : one;
    }
}

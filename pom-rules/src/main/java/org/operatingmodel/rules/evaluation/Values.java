package org.operatingmodel.rules.evaluation;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactReference;

/** Values as people read them: texts in quotes, ids, constants and numbers plain, times in ISO-8601 UTC. */
final class Values {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_ELEMENTS = 10;
    private static final int LARGEST_SCALE = 50;

    private Values() {}

    static String words(@Nullable Object value) {
        if (value == null) {
            return "absent";
        } else if (value instanceof String text) {
            return "'" + shortened(text) + "'";
        } else if (value instanceof BigDecimal decimal) {
            return Math.abs((long) decimal.scale()) <= LARGEST_SCALE ? decimal.toPlainString() : decimal.toString();
        } else if (value instanceof Duration duration) {
            return duration(duration);
        } else if (value instanceof Collection<?> collection) {
            return elements(collection);
        } else if (value instanceof Record fact) {
            return record(fact);
        }
        return shortened(value.toString());
    }

    private static String record(Record fact) {
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            if (component.getName().equals("id")) {
                FactReference reference = new FactReference(null, fact);
                return reference.type() + " " + reference.id();
            }
        }
        return shortened(fact.toString());
    }

    private static String elements(Collection<?> collection) {
        List<String> words = new ArrayList<>();
        for (Object element : collection) {
            if (words.size() == MOST_ELEMENTS) {
                words.add("and " + (collection.size() - MOST_ELEMENTS) + " more");
                break;
            }
            words.add(words(element));
        }
        return "[" + String.join(", ", words) + "]";
    }

    /** The largest of days, hours, minutes and seconds that divides it, such as {@code 36 hours}; else ISO-8601. */
    static String duration(Duration duration) {
        long seconds = duration.getSeconds();
        if (duration.isNegative() || duration.getNano() != 0) {
            return duration.toString();
        }
        if (seconds % 86_400 == 0) {
            return counted(seconds / 86_400, "day");
        } else if (seconds % 3_600 == 0) {
            return counted(seconds / 3_600, "hour");
        } else if (seconds % 60 == 0) {
            return counted(seconds / 60, "minute");
        }
        return counted(seconds, "second");
    }

    private static String counted(long n, String unit) {
        return n + " " + unit + (n == 1 ? "" : "s");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String listed(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    static String oneLine(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }
}

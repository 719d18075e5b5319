package org.operatingmodel.rules.audit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.operatingmodel.io.JsonObject;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.internal.Sha256;

/**
 * Which fields of facts stand in a log as commitments instead of values.
 *
 * <p>A commitment is the SHA-256 of a random salt and the value. The two are kept beside the log and may be forgotten: then
 * nobody can tell the value any more, and the log still verifies. Explanations of decisions, which quote values, are left out
 * of a masked log, but for their digest under the salts of all masked values that the decision looked up.
 *
 * @param fields what is masked, each as {@code Evidence.author}; empty for nothing
 * @since 0.1
 */
public record Masking(Set<String> fields) {
    /** Nothing is masked. */
    public static final Masking NONE = new Masking(Set.of());

    private static final String VERSION = "org.operatingmodel.decision-log.masked/1";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 32;

    /** @throws IllegalArgumentException if a field is no two names with a dot between them */
    public Masking {
        fields = Set.copyOf(fields);
        for (String field : fields) {
            if (!field.matches("[A-Z][A-Za-z0-9]*\\.[a-z][A-Za-z0-9]*")) {
                throw new IllegalArgumentException(
                        "Masking.fields must be types and components such as Evidence.author," + " but one was '"
                                + field + "'. Write the simple name of the type first.");
            }
        }
    }

    /** Masks these fields. */
    public static Masking of(String... fields) {
        return new Masking(Set.of(fields));
    }

    /** Masks whatever names a person, and the names of people, in facts of these types. */
    public static Masking people(Collection<Class<? extends Record>> types) {
        Set<String> fields = new TreeSet<>();
        for (Class<? extends Record> type : types) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (namesPeople(component.getGenericType())) {
                    fields.add(type.getSimpleName() + "." + component.getName());
                }
            }
        }
        fields.add("Person.id");
        fields.add("Person.name");
        return new Masking(fields);
    }

    private static boolean namesPeople(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(Masking::namesPeople);
        }
        return type == PersonId.class
                || type instanceof Class<?> raw
                        && raw.isRecord()
                        && Arrays.stream(raw.getRecordComponents())
                                .anyMatch(component -> namesPeople(component.getGenericType()));
    }

    /** @throws IllegalArgumentException if a field is none of these types; the message has the nearest ones */
    void check(Collection<Class<? extends Record>> types) {
        Set<String> known = new TreeSet<>();
        for (Class<? extends Record> type : types) {
            Arrays.stream(type.getRecordComponents())
                    .forEach(component -> known.add(type.getSimpleName() + "." + component.getName()));
        }
        for (String field : new TreeSet<>(fields)) {
            if (!known.contains(field)) {
                throw new IllegalArgumentException("Masking.fields must name fields of facts, but '" + field
                        + "' is none" + NearestName.suggestion(field, known));
            }
        }
    }

    /** What a value is hidden under and opened by. */
    record Opening(String commitment, String salt, String value) {
        /** An opening of a value, with a new salt. */
        static Opening of(String value) {
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            String hex = HexFormat.of().formatHex(salt);
            return new Opening(commitment(hex, value), hex, value);
        }

        static String commitment(String salt, String value) {
            return Sha256.hex((VERSION + "\n" + salt + "\n" + value).getBytes(StandardCharsets.UTF_8));
        }

        /** A salt that only who has all of them can tell; empty where there is none. */
        static String together(Collection<Opening> openings) {
            Map<String, String> salts = new TreeMap<>();
            openings.forEach(opening -> salts.put(opening.commitment(), opening.salt()));
            return salts.isEmpty() ? "" : commitment("", String.join("\n", salts.values()));
        }

        byte[] content() {
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("salt", salt);
            content.put("value", value);
            return RecordJson.line(content).getBytes(StandardCharsets.UTF_8);
        }

        /** @throws LogException if it does not open the commitment */
        static Opening read(String commitment, byte[] content) {
            try {
                JsonObject object = JsonObject.parse(commitment + ".json", new String(content, StandardCharsets.UTF_8));
                Opening opening = new Opening(commitment, object.text("salt"), object.text("value"));
                if (commitment(opening.salt(), opening.value()).equals(commitment)) {
                    return opening;
                }
            } catch (PortfolioException e) {
                throw new LogException(unopened(commitment), e);
            }
            throw new LogException(unopened(commitment));
        }

        private static String unopened(String commitment) {
            return "What is kept under '" + commitment
                    + "' must open that commitment, but does not. Restore it, or forget it.";
        }
    }

    /** The masked values of one run of a log, each under one commitment. */
    final class Masked {
        private final Map<String, Opening> byValue = new TreeMap<>();
        private final Map<String, Opening> fresh = new LinkedHashMap<>();

        /** What hides a value, given as canonical JSON. */
        Opening opening(String value) {
            return byValue.computeIfAbsent(value, each -> {
                Opening opening = Opening.of(each);
                fresh.put(opening.commitment(), opening);
                return opening;
            });
        }

        boolean knows(String value) {
            return byValue.containsKey(value);
        }

        /** The openings since the last call. */
        Collection<Opening> fresh() {
            Collection<Opening> openings = List.copyOf(fresh.values());
            fresh.clear();
            return openings;
        }

        boolean hides(String type, String component) {
            return fields.contains(type + "." + component);
        }
    }
}

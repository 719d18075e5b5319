package org.operatingmodel.rules.language;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.ParameterType;

/** Rules of random sentences with random values that their slots may hold. */
public final class RandomSentences {
    /** Names every fact that other sentences ask for by name. */
    private static final List<String> NAMED = List.of(
            "for every product",
            "the parameter research-age gives days called someAge",
            "the parameter team.some-count gives a count called someCount",
            "the parameter some-percentage gives a percentage called somePercentage",
            "the parameter some-amount gives an amount called someAmount",
            "the product has a released version",
            "the product has RUNBOOK evidence called someEvidence",
            "somebody other than its author approved someEvidence",
            "the product has an assessment of options called someAssessment",
            "the product has an experiment plan called somePlan",
            "the run cost is 0 called someCost");

    private static final Map<String, String> BY_SLOT = Map.of(
            "fact", "someEvidence",
            "name", "someEvidence",
            "evidence", "someEvidence",
            "assessment", "someAssessment",
            "plan", "somePlan",
            "cost", "someCost",
            "age", "someAge",
            "count", "someCount",
            "number", "somePercentage",
            "amount", "someAmount");
    private static final List<ParameterDefinition> PARAMETERS = List.of(
            parameter("research-age", ParameterType.DAYS, 180),
            parameter("team.some-count", ParameterType.COUNT, 3),
            parameter("some-percentage", ParameterType.PERCENTAGE, 75),
            parameter("some-amount", ParameterType.AMOUNT, 120));
    private static final List<String> CHARACTERS = Stream.of(
                    "-", ">", "\"", "(", ")", ";", "//", "/*", "$", "{", "}", " ", "\n", "then", "end", "0", "A", "é",
                    "\\", "eval(")
            .toList();

    private static final Map<String, List<Sentence>> ADDITIONS = additions();

    private final Random random;
    private int names;

    /** Rules by a source of randomness. */
    public RandomSentences(Random random) {
        this.random = random;
    }

    /** The parameters that a file of theirs reads. */
    public static List<ParameterDefinition> parameters(String text) {
        return PARAMETERS.stream()
                .filter(parameter -> text.contains("parameter " + parameter.id() + " gives")
                        || text.contains("\"" + parameter.id() + "\""))
                .toList();
    }

    private static ParameterDefinition parameter(String id, ParameterType type, long value) {
        return new ParameterDefinition(
                new ParameterId(id),
                type,
                BigDecimal.valueOf(value),
                BigDecimal.ZERO,
                BigDecimal.valueOf(value),
                null,
                "How much.");
    }

    /** A file with one rule. */
    public String rule() {
        List<String> lines = new ArrayList<>(NAMED);
        Map<String, Sentence> bases = new LinkedHashMap<>();
        int wanted = 1 + random.nextInt(3);
        while (bases.size() < wanted) {
            Sentence base = pick(bases());
            bases.put(base.shown(), base);
        }
        String twice = pick(List.copyOf(bases.keySet())); // all of them twice would be too many patterns for a rule
        bases.forEach((shown, base) -> {
            for (int uses = shown.equals(twice) && random.nextBoolean() ? 2 : 1; uses > 0; uses--) {
                lines.add(line(base));
                List<Sentence> additions = ADDITIONS.getOrDefault(shown, List.of());
                for (int i = random.nextInt(3); i > 0 && !additions.isEmpty(); i--) {
                    lines.add("  " + line(pick(additions)));
                }
            }
        });
        lines.removeIf(line -> line.startsWith("the parameter ")
                && lines.stream()
                        .noneMatch(
                                other -> other.matches(".*\\snamed\\s+" + line.replaceAll(".*\\s", "") + "(\\s.*)?")));
        return SentenceFileTest.rule(lines.toArray(String[]::new));
    }

    /** A rule with a few characters or words changed. */
    public String mutant() {
        StringBuilder text = new StringBuilder(rule());
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, pick(CHARACTERS));
                case 2 -> text.replace(at, at + 1, pick(CHARACTERS));
                default -> {
                    int end = Math.min(text.length(), at + random.nextInt(30));
                    text.insert(random.nextInt(text.length()), text.substring(at, end));
                }
            }
        }
        return text.toString();
    }

    private static List<Sentence> bases() {
        return Sentences.standard().all().stream()
                .filter(sentence -> !sentence.more() && !sentence.scope())
                .filter(sentence ->
                        !NAMED.contains(sentence.example()) && !sentence.drl().startsWith("$approval"))
                .filter(sentence -> !sentence.drl().startsWith("Parameter("))
                .toList();
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String line(Sentence sentence) {
        List<String> words = new ArrayList<>();
        for (Sentence.Word word : sentence.words()) {
            words.add(word.slot() == null ? word.text() : value(sentence, word, word.slot()));
        }
        return String.join(random.nextInt(5) == 0 ? "  " : " ", words);
    }

    private String value(Sentence sentence, Sentence.Word word, Sentence.Slot slot) {
        return switch (slot) {
            case NAME ->
                sentence.drl().contains("${" + word.text() + "} :") ? "name" + ++names : BY_SLOT.get(word.text());
            case CONSTANT, ID -> pick(known(sentence, word));
            case DOTTED ->
                PARAMETERS.stream()
                        .filter(parameter -> sentence.drl().endsWith(": " + parameter.type() + " )"))
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .value();
            case WHOLE -> String.valueOf(random.nextInt(100));
            case NUMBER -> pick(List.of("0", "1", "99.5", "0.05", "120"));
            case TEXT -> pick(List.of("\"support\"", "\"a b\"", "\"\"", "\"$x {y} ( or )\"", "\"it's\""));
        };
    }

    private static List<String> known(Sentence sentence, Sentence.Word word) {
        Class<?> type =
                sentence.typeOf(word).flatMap(Vocabulary.standard()::type).orElse(String.class);
        Set<String> known = new TreeSet<>(Vocabulary.standard().knownIds(type).orElse(Set.of("partners")));
        if (type.isEnum()) {
            known.clear();
            for (Object constant : type.getEnumConstants()) {
                known.add(((Enum<?>) constant).name());
            }
        }
        return List.copyOf(known);
    }

    /** Which sentences can be said of the fact of another, found by trying. */
    private static Map<String, List<Sentence>> additions() {
        Map<String, List<Sentence>> additions = new HashMap<>();
        RandomSentences any = new RandomSentences(new Random(1));
        for (Sentence base : bases()) {
            for (Sentence addition : Sentences.standard().all()) {
                if (addition.more() && any.loads(base, addition)) {
                    additions
                            .computeIfAbsent(base.shown(), shown -> new ArrayList<>())
                            .add(addition);
                }
            }
        }
        return additions;
    }

    /** What the files may name. */
    public static Vocabulary vocabulary() {
        return Vocabulary.standard().withParameters(PARAMETERS);
    }

    private boolean loads(Sentence base, Sentence addition) {
        List<String> lines = new ArrayList<>(NAMED);
        lines.add(line(base));
        lines.add(line(addition));
        String text = SentenceFileTest.rule(lines.toArray(String[]::new));
        return RuleParser.parse("random.dslr", text.getBytes(StandardCharsets.UTF_8), vocabulary())
                .findings()
                .isEmpty();
    }
}

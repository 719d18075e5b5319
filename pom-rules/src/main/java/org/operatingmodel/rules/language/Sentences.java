package org.operatingmodel.rules.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.operatingmodel.portfolio.NearestName;

/**
 * The sentences that rules can be written in, in files that end in {@code .dslr}, and the DRL that each stands for.
 *
 * <p>There is one such vocabulary, {@code standard.dsl}, and it ships with the library; it is plain Drools DSL. A sentence
 * is compared word by word, and what stands in a slot is one word or one text in quotes: no text of an author runs as a
 * regular expression or becomes more than one value.
 *
 * @since 0.1
 */
public final class Sentences {
    private static final Sentences STANDARD = read();

    private final List<Sentence> all;

    private Sentences(List<Sentence> all) {
        this.all = List.copyOf(all);
    }

    /** The sentences that ship with the library. */
    public static Sentences standard() {
        return STANDARD;
    }

    private static Sentences read() {
        try (InputStream in = Sentences.class.getResourceAsStream("standard.dsl")) {
            if (in == null) {
                throw new IllegalStateException("The library must hold standard.dsl, but does not.");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The library's standard.dsl cannot be read.", e);
        }
    }

    /** The sentences of a text; each must have a meaning and an example, and no two may fit one line. */
    static Sentences of(String text) {
        List<Sentence> all = new ArrayList<>();
        String section = "";
        String meaning = "";
        String example = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("# == ")) {
                section = line.substring("# == ".length(), line.length() - " ==".length());
            } else if (line.startsWith("# e.g. ")) {
                example = line.substring("# e.g. ".length());
            } else if (line.startsWith("# ")) {
                meaning = line.substring("# ".length());
            } else if (!line.isEmpty() && !line.equals("#")) {
                Sentence sentence = Sentence.of(section, meaning, example, line);
                for (Sentence other : all) {
                    if (other.overlaps(sentence)) {
                        throw new IllegalStateException("No two sentences may fit one line, but '" + other.shown()
                                + "' and '" + sentence.shown() + "' do. Mend standard.dsl.");
                    }
                }
                all.add(sentence);
            }
        }
        return new Sentences(all);
    }

    List<Sentence> all() {
        return all;
    }

    /**
     * The page of all sentences: what each asks, what its slots may hold, an example and the DRL that it stands for.
     *
     * @param vocabulary what rules may name
     */
    public String markdown(Vocabulary vocabulary) {
        StringBuilder page = new StringBuilder("""
                # Sentences

                A rule in a file that ends in `.dslr` says what it asks in these sentences, one a line, between `when` and `then`; the
                rest of the file is as in DRL, without imports. [Write a rule](write-a-rule.md#the-same-rule-as-sentences) shows one.

                - What stands in braces is a slot: write one word or one text in quotes in its place, without the braces.
                - A sentence that begins with `-` adds to the sentence above it, and may be moved to the right.
                - What no sentence says is written as [DRL](vocabulary.md) after `>`. A line that begins with `//` is a comment.
                - A query says in sentences, too, what rules share: they stand between its first line, such as
                  `query fresh( ProductId $product, Instant $asOf )`, and `end`. A rule calls it as DRL: `> ?fresh( $product, $asOf; )`.
                - `{name}` gives a fact or a number a name, which later sentences use and the answer shows. In DRL it begins with `$`.
                - A sentence may stand more than once in a rule. Names that it gives itself are numbered where they are taken:
                  `evidence`, `evidence2`. `approval` is the one that stands nearest above.

                The page is made from `standard.dsl`, the vocabulary that ships with the library, and is plain Drools DSL. There is no
                other: a pack cannot bring its own.
                """);
        String section = "";
        for (Sentence sentence : all) {
            if (!sentence.section().equals(section)) {
                section = sentence.section();
                page.append("\n## ").append(section).append('\n');
            }
            page.append("\n### `").append(sentence.shown()).append("`\n\n");
            page.append(sentence.meaning()).append("\n\n");
            for (Sentence.Word word : sentence.words()) {
                if (word.slot() != null) {
                    page.append("- `").append(word.shown()).append("`: ");
                    page.append(values(sentence, word, vocabulary)).append('\n');
                }
            }
            page.append("- example: `").append(sentence.example()).append("`\n");
            page.append("- in DRL: `").append(sentence.drl()).append("`\n");
        }
        return page.toString();
    }

    private static String values(Sentence sentence, Sentence.Word word, Vocabulary vocabulary) {
        String described = Objects.requireNonNull(word.slot()).described();
        return sentence.typeOf(word)
                .flatMap(vocabulary::type)
                .map(type -> {
                    String known = String.join(", ", vocabulary.knownIds(type).orElseGet(() -> constants(type)));
                    String more = type.isEnum() ? "" : ", or one that the pack declares";
                    return known.isEmpty() ? described : "one of " + known + more;
                })
                .orElse(described);
    }

    private static Set<String> constants(Class<?> type) {
        Set<String> constants = new LinkedHashSet<>();
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                constants.add(((Enum<?>) constant).name());
            }
        }
        return constants;
    }

    /** The sentence of the words. */
    Optional<Sentence> find(List<String> words) {
        return all.stream().filter(sentence -> sentence.matches(words)).findFirst();
    }

    /** The sentence that has the same words but for what stands in its slots. */
    Optional<Sentence> withOtherValues(List<String> words) {
        return all.stream()
                .filter(sentence -> sentence.words().size() == words.size())
                .filter(sentence -> {
                    for (int i = 0; i < words.size(); i++) {
                        Sentence.Word word = sentence.words().get(i);
                        if (word.slot() == null && !word.fits(words.get(i))) {
                            return false;
                        }
                    }
                    return true;
                })
                .findFirst();
    }

    /** The sentence that somebody probably meant: fewer than half of its words must be changed, added or left out. */
    Optional<Sentence> nearest(List<String> words) {
        Sentence nearest = null;
        double smallest = 0.5;
        for (Sentence sentence : all) {
            double distance = distance(sentence.words(), words)
                    / Math.max(sentence.words().size(), words.size());
            if (distance < smallest) {
                nearest = sentence;
                smallest = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static double distance(List<Sentence.Word> sentence, List<String> words) {
        double[] before = new double[words.size() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (Sentence.Word word : sentence) {
            double[] now = new double[before.length];
            now[0] = before[0] + 1;
            for (int j = 1; j < now.length; j++) {
                double change = before[j - 1] + cost(word, words.get(j - 1));
                now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[words.size()];
    }

    private static double cost(Sentence.Word word, String written) {
        if (word.fits(written)) {
            return 0;
        } else if (word.slot() != null) {
            return 0.5;
        }
        return NearestName.of(written, List.of(word.text())).isPresent() ? 0.3 : 1;
    }
}

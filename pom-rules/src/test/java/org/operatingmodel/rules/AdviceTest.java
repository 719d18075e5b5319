package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;

/** Rule text that a finding advises can be written where the finding is, and then the example loads. */
class AdviceTest {
    private static final Path EXAMPLES = Path.of("../docs/src/test/findings/wrong");

    /** Quoted text that is more than a word, an id, a sign or a part of a sentence. */
    private static final Pattern RULE_TEXT = Pattern.compile("'([^']*[(!=][^']*|import [^']*)'");

    /** What the advice leaves open, and something that could be meant. */
    private static final Map<String, String> OPEN = new LinkedHashMap<>();

    static {
        OPEN.put("reviewedWithin( ... )", "RiskRegister( reviewedWithin( Duration.ofDays( 30 ), $asOf ) )");
        OPEN.put("?tested( ... ; )", "?tested( $product; )");
        OPEN.put("...", "1");
    }

    /** Advice on terms of a formula, and advice to be followed in several patterns at once. */
    private static final Set<FindingKind> SCHEMATIC = Set.of(FindingKind.DIVISION, FindingKind.LIMIT_EXCEEDED);

    /** One piece of rule text that is advised for an example. */
    record Advice(Path example, Finding finding, String text) {
        @Override
        public String toString() {
            return example.getFileName() + ": " + text;
        }
    }

    static List<Advice> advice() throws IOException {
        List<Advice> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path example : files.sorted().toList()) {
                for (Finding finding : RulePack.check(example, RulePack.standard())) {
                    Matcher shown = RULE_TEXT.matcher(finding.fix());
                    while (!SCHEMATIC.contains(finding.kind()) && shown.find()) {
                        all.add(new Advice(example, finding, shown.group(1)));
                    }
                }
            }
        }
        return all;
    }

    @Test
    void there_is_advice_that_shows_rule_text() throws IOException {
        assertThat(advice())
                .extracting(each -> each.finding().kind())
                .contains(
                        FindingKind.ABSENCE_LEFT_OUT,
                        FindingKind.ABSENCE_PASSES,
                        FindingKind.MISSING_ANNOTATION,
                        FindingKind.NOTHING_ASKED,
                        FindingKind.NULLABLE_ACCESS,
                        FindingKind.PARAMETER_USE,
                        FindingKind.SCOPE_MISSING,
                        FindingKind.TYPE_MISMATCH,
                        FindingKind.UNKNOWN_IMPORT,
                        FindingKind.UNPROVEN_ABSENCE,
                        FindingKind.UNUSED_PARAMETER);
    }

    @ParameterizedTest
    @MethodSource("advice")
    void rule_text_that_is_advised_loads_where_the_finding_is(Advice advice, @TempDir Path folder) throws IOException {
        Path file = Files.isDirectory(advice.example()) ? advice.example().resolve("rules.drl") : advice.example();
        List<String> lines = Files.readAllLines(file);
        List<List<Finding>> left = new ArrayList<>();
        for (String text : following(advice, lines)) {
            Path mended = folder.resolve(advice.example().getFileName().toString());
            if (Files.isDirectory(advice.example())) {
                Files.createDirectories(mended);
                Files.copy(advice.example().resolve("pack.yaml"), mended.resolve("pack.yaml"));
                Files.writeString(mended.resolve("rules.drl"), text);
            } else {
                Files.writeString(mended, text);
            }
            left.add(RulePack.check(mended, RulePack.standard()).stream()
                    .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                    .toList());
            if (Files.isDirectory(mended)) {
                Files.delete(mended.resolve("pack.yaml"));
                Files.delete(mended.resolve("rules.drl"));
            }
        }
        assertThat(left).as("what is wrong however it is followed").anyMatch(List::isEmpty);
    }

    /** The text of an example with what is advised before, instead of or above what is found, or below all conditions. */
    private static List<String> following(Advice advice, List<String> lines) {
        String written = advice.text();
        for (Map.Entry<String, String> open : OPEN.entrySet()) {
            written = written.replace(open.getKey(), open.getValue());
        }
        List<String> texts = new ArrayList<>();
        int line = advice.finding().line() - 1;
        if (line < lines.size() && !advice.finding().file().endsWith(RulePack.MANIFEST)) {
            String found = lines.get(line);
            int column = Math.min(advice.finding().column() - 1, found.length());
            while (column > 0 && "$!.".indexOf(found.charAt(column - 1)) >= 0
                    || column > 0 && Character.isLetterOrDigit(found.charAt(column - 1))) {
                column--;
            }
            String before = found.substring(0, column);
            String rest = found.substring(column);
            texts.add(with(lines, line, before + written + ", " + rest));
            texts.add(with(lines, line, before + written + rest.replaceFirst("[\\w.$!]+", "")));
            texts.add(with(lines, line, written));
            texts.add(with(lines, line, written + "\n" + found));
        }
        int last = lines.lastIndexOf("then");
        texts.add(with(lines, last, written + "\nthen"));
        for (int i = last - 1; i > 0; i--) {
            texts.add(with(
                    lines,
                    i,
                    lines.get(i).replaceFirst("\\( *(?=.)", "( " + Matcher.quoteReplacement(written) + ", ")));
        }
        for (int i = 0; i < lines.size(); i++) {
            boolean same = written.startsWith("@")
                    && lines.get(i).strip().startsWith(written.substring(0, written.indexOf('(')));
            if (same) {
                texts.add(with(lines, i, written));
            }
        }
        int when = lines.indexOf("when");
        texts.add(with(lines, when, written + "\nwhen"));
        return texts;
    }

    private static String with(List<String> lines, int at, String instead) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(at, instead);
        return String.join("\n", changed) + "\n";
    }
}

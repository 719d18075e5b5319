package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Rule;

/** {@code docs/gates.md} says what the rules say: one table per gate, one line per criterion. */
class GatesPageTest {
    @Test
    void the_tables_equal_the_rules() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Gate gate : RulePack.standard().gates()) {
            expected.add("## " + gate.name() + " (`" + gate.id() + "`)");
            RulePack.standard().rules().stream()
                    .filter(rule -> rule.gateId().equals(gate.id()))
                    .map(GatesPageTest::line)
                    .forEach(expected::add);
        }
        List<String> told = Files.readAllLines(Coverage.root().resolve("docs/gates.md")).stream()
                .filter(line -> line.startsWith("| `") || line.startsWith("## "))
                .toList();
        assertThat(told).isEqualTo(expected);
    }

    private static String line(Rule rule) {
        String asks = rule.name().substring(rule.name().indexOf(": ") + 2);
        String rows = Coverage.read().stream()
                .filter(line -> line.row() != 28)
                .filter(line -> line.implementedBy().contains(Coverage.RULE + rule.criterionId()))
                .map(line -> String.valueOf(line.row()))
                .collect(Collectors.joining(", "));
        return String.join(
                " | ",
                "| `" + rule.criterionId() + "`",
                capital(asks),
                rule.why().replaceAll("\\s+", " "),
                rule.enforcement().word(),
                String.valueOf(rule.remedy()),
                rows + " |");
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }
}

package org.operatingmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.product.ProductId;

class HostFactsReaderTest {
    /** A fact of a host. */
    public record PenTest(
            String name,
            ProductId productId,
            Instant testedAt,
            @PositiveOrZero long openFindings) {}

    /** Another one. */
    public record Rehearsal(String name, List<String> steps) {}

    @TempDir
    Path folder;

    private HostFacts read(String name, String text) throws IOException {
        return HostFactsReader.read(
                Files.writeString(folder.resolve(name), text), List.of(PenTest.class, Rehearsal.class));
    }

    private List<String> refused(String text) {
        PortfolioException refused = catchThrowableOfType(PortfolioException.class, () -> read("facts.yaml", text));
        return refused.violations().stream()
                .map(violation -> violation.line() + ":" + violation.column() + " " + violation.message())
                .toList();
    }

    @Test
    void facts_of_each_type_stand_under_its_name() throws IOException {
        PenTest autumn = new PenTest("autumn", new ProductId("portal"), Instant.parse("2024-09-02T00:00:00Z"), 0);
        Rehearsal fire = new Rehearsal("fire", List.of("call", "restore"));

        HostFacts facts = read("facts.yaml", """
                Rehearsal:
                  - {name: fire, steps: [call, restore]}
                PenTest:
                  - {name: autumn, productId: portal, testedAt: 2024-09-02T00:00:00Z, openFindings: 0}
                """);
        assertThat(facts.ofType(PenTest.class)).containsExactly(autumn);
        assertThat(facts.ofType(Rehearsal.class)).containsExactly(fire);

        assertThat(read("facts.json", "{\"Rehearsal\": [{\"name\": \"fire\", \"steps\": [\"call\", \"restore\"]}]}")
                        .ofType(Rehearsal.class))
                .containsExactly(fire);
        assertThat(read("none.yaml", "PenTest: []").types()).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_at_its_place() {
        assertThat(refused("""
                PenTest:
                  - {name: autumn, productId: Portal, testedAt: yesterday, openFindings: -1}
                  - {name: winter, productId: portal, openFindings: 0, tester: ada}
                Rehearsal: {name: fire}
                Fire: []
                """))
                .containsExactly(
                        "2:31 productId must match [a-z][a-z0-9-]{1,62}, but was 'Portal'. Use lower-case letters, digits and '-'.",
                        "2:49 testedAt must be an instant with zone such as 2026-06-21T00:00:00Z, but was 'yesterday'.",
                        "2:74 openFindings must not be negative, but was '-1'. Use 0 or more.",
                        "3:5 testedAt must be given, but is missing. Add it.",
                        "3:56 field must be one of name, productId, testedAt, openFindings, but was 'tester'.",
                        "4:12 Rehearsal must be a list, but was an object. Put '[' and ']' around it.",
                        "5:1 field must be one of PenTest, Rehearsal, but was 'Fire'.");
        assertThat(refused("- PenTest"))
                .containsExactly(
                        "1:1 file must hold an object, but was a list. Write the name of a type and ':', and a list of its facts below.");
    }
}

package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the examples of the figures print is what their pages show. */
class FigurePagesTest {
    private static void assertShown(String page, Consumer<PrintStream> example) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        example.accept(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(Page.read(Path.of(page)).blocks())
                .filteredOn(block -> block.language().equals("text"))
                .extracting(Page.Block::text)
                .containsExactly(out.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void the_flow_of_two_teams_is_as_the_page_shows() {
        // Efficiency: 4 active days of 3 + 4 = 4/7; then 1 of 1; 1 feature of 3. Longer than 3 days: 4/5 x 3/4 = 3/5.
        // 3 items in 2 days: of 10 x 10 pairs of days, 19 have a 3, 12 are a 1 and a 2, 4 are two 2s: 35.
        assertShown("docs/flow-figures.md", FlowOfTwoTeams::run);
    }

    @Test
    void the_balance_and_the_costs_are_as_the_page_shows() {
        assertShown("docs/investment-figures.md", BalanceAndCost::run);
    }
}

package org.operatingmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class PortfolioWriterTest {
    private static final Portfolio SMALL = Portfolio.builder()
            .valueStreams(new ValueStream(new ValueStreamId("sales"), "Sales"))
            .people(new Person(new PersonId("ada"), "Ada \"the first\""), new Person(new PersonId("bob"), "No"))
            .teams(new Team(
                    new TeamId("portal"),
                    "Portal",
                    new ValueStreamId("sales"),
                    List.of(new PersonId("ada"), new PersonId("bob"))))
            .build();

    @TempDir
    Path folder;

    @Test
    void json_leaves_out_what_is_absent_and_keeps_the_order_of_components() {
        assertThat(PortfolioWriter.json(SMALL)).isEqualTo("""
                {
                  "schemaVersion": "0.1",
                  "valueStreams": [
                    {
                      "id": "sales",
                      "name": "Sales"
                    }
                  ],
                  "teams": [
                    {
                      "id": "portal",
                      "name": "Portal",
                      "valueStreamId": "sales",
                      "members": [
                        "ada",
                        "bob"
                      ]
                    }
                  ],
                  "people": [
                    {
                      "id": "ada",
                      "name": "Ada \\"the first\\""
                    },
                    {
                      "id": "bob",
                      "name": "No"
                    }
                  ]
                }
                """);
    }

    @Test
    void yaml_quotes_only_what_is_no_word() {
        assertThat(PortfolioWriter.yaml(SMALL)).isEqualTo("""
                schemaVersion: "0.1"
                valueStreams:
                  - id: sales
                    name: Sales
                teams:
                  - id: portal
                    name: Portal
                    valueStreamId: sales
                    members:
                      - ada
                      - bob
                people:
                  - id: ada
                    name: "Ada \\"the first\\""
                  - id: bob
                    name: "No"
                """);
    }

    @Test
    void the_empty_portfolio_has_the_version_alone() throws IOException {
        Portfolio empty = Portfolio.builder().build();

        assertThat(PortfolioWriter.json(empty)).isEqualTo("{\n  \"schemaVersion\": \"0.1\"\n}\n");
        assertThat(PortfolioWriter.yaml(empty)).isEqualTo("schemaVersion: \"0.1\"\n");
        assertThat(read("empty.yaml", PortfolioWriter.yaml(empty))).isEqualTo(empty);
    }

    @Test
    void the_rich_portfolio_uses_every_list() {
        assertThat(Facts.components().stream().map(list -> list.of(RichPortfolio.portfolio())))
                .noneMatch(list -> ((List<?>) list).isEmpty());
    }

    @Test
    void json_is_read_back_as_an_equal_portfolio() throws IOException {
        Portfolio rich = RichPortfolio.portfolio();

        assertThat(read("rich.json", PortfolioWriter.json(rich))).isEqualTo(rich);
    }

    @Test
    void yaml_is_read_back_as_an_equal_portfolio() throws IOException {
        Portfolio rich = RichPortfolio.portfolio();

        assertThat(read("rich.yaml", PortfolioWriter.yaml(rich))).isEqualTo(rich);
    }

    @Test
    void what_was_read_is_written_with_the_same_bytes() throws IOException {
        String yaml = PortfolioWriter.yaml(RichPortfolio.portfolio());
        String json = PortfolioWriter.json(RichPortfolio.portfolio());

        assertThat(PortfolioWriter.yaml(read("rich.json", json))).isEqualTo(yaml);
        assertThat(PortfolioWriter.json(read("rich.yaml", yaml))).isEqualTo(json);
        assertThat(Stream.of(yaml, json)).noneMatch(text -> text.contains("null,"));
    }

    private Portfolio read(String name, String text) throws IOException {
        return PortfolioReader.standard().read(Files.writeString(folder.resolve(name), text));
    }
}

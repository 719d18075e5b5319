package org.operatingmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.portfolio.Portfolio;

class PortfolioSchemaTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(PortfolioSchema.json());

    @Test
    void the_published_schema_is_the_one_that_the_records_make() throws IOException {
        Path published = root().resolve("docs/portfolio.schema.json");
        if (Boolean.getBoolean("pages.update")) {
            Files.writeString(published, PortfolioSchema.json());
        }
        assertThat(published).content().isEqualTo(PortfolioSchema.json());
    }

    @Test
    void the_rich_portfolio_is_valid() {
        String imports = "imports:\n  - format: FOCUS_COSTS\n    file: costs.csv\n";

        assertThat(errors(PortfolioWriter.yaml(RichPortfolio.portfolio()) + imports))
                .isEmpty();
    }

    /** Row 109 of the operating model: every fact is written by the schema, and read back as it was. */
    @Test
    void every_record_is_written_by_the_schema_and_read_back_equal(@TempDir Path folder) throws IOException {
        Portfolio rich = RichPortfolio.portfolio();
        String json = PortfolioWriter.json(rich);

        assertThat(json).startsWith("{\n  \"schemaVersion\": \"0.1\",\n");
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(PortfolioReader.standard()
                        .knowing(rich.evidence().stream().map(Evidence::kind).toList())
                        .read(Files.writeString(folder.resolve("rich.json"), json)))
                .isEqualTo(rich);
        for (RecordComponent list : Portfolio.class.getRecordComponents()) {
            assertThat(json).as("a fact under " + list.getName()).contains("  \"" + list.getName() + "\": [");
        }
    }

    @Test
    void another_version_is_refused_by_the_schema_and_by_the_reader(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("old.yaml"), "schemaVersion: \"0.0\"\n");

        assertThat(errors("schemaVersion: \"0.0\"")).containsExactly("/schemaVersion const");
        assertThatThrownBy(() -> PortfolioReader.standard().read(file))
                .isInstanceOf(PortfolioException.class)
                .hasMessage(file + ":1:16: schemaVersion: schemaVersion must be '0.1', but was '0.0'. Read it with the"
                        + " library of that version, or bring the file up to this one.");
    }

    @Test
    void what_the_reader_refuses_in_a_single_value_is_invalid() {
        assertThat(errors("""
                people:
                  - {id: Ada, name: ' '}
                  - {id: bob, nam: Bob}
                outcomes:
                  - id: adoption
                    name: Adoption
                    kind: adoption
                    direction: INCREASE
                    measuredIn: percent
                    target: '12'
                slos:
                  - {id: slo, productId: portal, indicator: up, target: 0, windowDays: 0}
                  - {id: slo, productId: portal, indicator: up, target: 1.01, windowDays: 1.5}
                flowItems:
                  - {id: F-1, type: FEATURE, transitions: []}
                dataFields:
                  - {productId: portal, name: mail, retentionLimitDays: -1}
                """))
                .containsExactlyInAnyOrder(
                        "/people/0/id pattern",
                        "/people/0/name pattern",
                        "/people/1 required",
                        "/people/1 additionalProperties",
                        "/outcomes/0/kind enum",
                        "/outcomes/0/target type",
                        "/slos/0/target exclusiveMinimum",
                        "/slos/0/windowDays exclusiveMinimum",
                        "/slos/1/target maximum",
                        "/slos/1/windowDays type",
                        "/flowItems/0/transitions minItems",
                        "/dataFields/0/retentionLimitDays minimum");
    }

    private static List<String> errors(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML).stream()
                .map(PortfolioSchemaTest::shown)
                .toList();
    }

    private static String shown(ValidationMessage message) {
        return message.getInstanceLocation()
                        .toString()
                        .replace('.', '/')
                        .replaceAll("\\[(\\d+)]", "/$1")
                        .replace("$", "")
                + " " + message.getType();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("pom-core"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}

package org.operatingmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.valuestream.ValueStream;

class PortfolioWriterProperties {
    @Property(tries = 300)
    void yaml_and_json_are_read_back_as_an_equal_portfolio(
            @ForAll("texts") String text,
            @ForAll("tags") Map<String, String> tags,
            @ForAll("amounts") BigDecimal amount,
            @ForAll("instants") Instant at)
            throws IOException {
        Portfolio portfolio = portfolio(text, tags, amount, at);
        Path folder = Files.createTempDirectory("portfolio");
        Path yaml = Files.writeString(folder.resolve("p.yaml"), PortfolioWriter.yaml(portfolio));
        Path json = Files.writeString(folder.resolve("p.json"), PortfolioWriter.json(portfolio));
        try {
            assertThat(PortfolioReader.standard().read(yaml)).isEqualTo(portfolio);
            assertThat(PortfolioReader.standard().read(json)).isEqualTo(portfolio);
        } finally {
            Files.delete(yaml);
            Files.delete(json);
            Files.delete(folder);
        }
    }

    private static Portfolio portfolio(String text, Map<String, String> tags, BigDecimal amount, Instant at) {
        Portfolio rich = RichPortfolio.portfolio();
        return Portfolio.builder()
                .people(rich.people().toArray(Person[]::new))
                .valueStreams(rich.valueStreams().toArray(ValueStream[]::new))
                .teams(rich.teams().toArray(Team[]::new))
                .metrics(rich.metrics().toArray(MetricDefinition[]::new))
                .outcomes(rich.outcomes().toArray(Outcome[]::new))
                .products(rich.products().toArray(Product[]::new))
                .evidence(new Evidence(
                        new EvidenceId("E"),
                        RichPortfolio.PORTAL,
                        EvidenceKind.TELEMETRY,
                        text,
                        null,
                        URI.create("https://example.org"),
                        RichPortfolio.ADA,
                        at,
                        null,
                        null,
                        amount))
                .costs(new Cost(
                        text,
                        null,
                        at,
                        at.plusNanos(1),
                        ChargeCategory.TAX,
                        amount,
                        amount.negate(),
                        "EUR",
                        text,
                        text,
                        tags))
                .build();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> hard = Arbitraries.of(
                "yes",
                "NO",
                "null",
                "~",
                "1.0",
                "0x1F",
                "12:30:45",
                "1_000",
                ".nan",
                "2026-06-21",
                "- a",
                "a: b",
                "a #b",
                "'",
                "\"",
                "\\",
                "&a",
                "*a",
                "!t",
                "<<",
                "=",
                "%",
                "@",
                "`",
                "a\r\nb",
                "\u0085",
                "\u2028",
                "\uFEFFa",
                "\uFFFE",
                "\u007f",
                "\u0001",
                "\ud83d\ude80",
                " a ",
                "\ta",
                "[a]",
                "{a}",
                "? a",
                "---",
                "...");
        return Arbitraries.oneOf(hard, anyText().filter(text -> !text.isEmpty()))
                .filter(text -> !text.isBlank());
    }

    /** Any text that UTF-8 can hold: no half of a surrogate pair. */
    private static Arbitrary<String> anyText() {
        return Arbitraries.strings()
                .all()
                .ofMaxLength(20)
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<Map<String, String>> tags() {
        return Arbitraries.maps(texts(), anyText()).ofMaxSize(3);
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        Arbitrary<BigInteger> digits =
                Arbitraries.bigIntegers().between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30));
        Arbitrary<Integer> scales = Arbitraries.oneOf(
                Arbitraries.of(List.of(-60, 0, 1, 99)), Arbitraries.integers().between(-5, 20));
        return Combinators.combine(digits, scales).as(BigDecimal::new);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond() - 1),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }
}

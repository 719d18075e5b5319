package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.mvel.expr.MVELDebugHandler;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.language.CanonicalPrint;
import org.operatingmodel.rules.language.Rule;

/**
 * Good rules turned into bad ones at random: each mutant is refused at a place that exists, or it loads, and then does
 * nothing but decide.
 *
 * <p>{@code -Dmutants=100} makes it a hundred times as many.
 */
class MutantProperties {
    private static final int ROUNDS = Integer.getInteger("mutants", 1);
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final String FACTS = "telemetry, telemetry-old, runbook, training, build-small, build-large, scary,"
            + " unicode, quotes, approval-by-ann, approval-by-bob, register, risk-high, risk-critical, risk-low,"
            + " event-order, event-login, cost-compute, cost-storage, budget, slo, outcome-fast";
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"|[A-Za-z_$][A-Za-z0-9_$]*|[0-9]+|\\s+|[^\\s]");
    private static final List<String> DANGEROUS = List.of(
            " eval( System.setProperty( \"sample\", \"mutant\" ) == null ) ",
            " System.setProperty( \"sample\", \"mutant\" ); ",
            " java.io.File.createTempFile( \"sample\", \".tmp\" ) ",
            " new Thread().start() ",
            " function void f() { System.exit( 1 ); } ",
            " import static java.lang.System.exit; ",
            " import function java.lang.System.exit ",
            " global java.util.List list ",
            " declare Extra n : long = System.nanoTime() end ",
            " @sample( System.setProperty( \"sample\", \"mutant\" ) ) ",
            ".getClass()",
            ".class",
            ".clear()",
            ".outcomeIds.add( \"x\" )",
            ".put( \"a\", \"b\" )",
            " then System.setProperty( \"sample\", \"mutant\" ); end ",
            " salience 100 ",
            " enabled false ",
            " dialect \"java\" ",
            " not ",
            " exists ",
            " or ",
            " and ",
            " || ",
            " && ",
            " ! ",
            "!.",
            " from ",
            " collect( ",
            " ?anyRisk() ",
            " query q() Evidence() end ",
            " accumulate( Evidence() ; $n : count( 1 ) ) ",
            " forall( Evidence() ) ",
            " over window:length( 1 ) ",
            " entry-point \"x\" ",
            " := ",
            " = ",
            " == ",
            " null ",
            " this ",
            " ( ",
            " ) ",
            " { ",
            " } ",
            " [ 1, 2 ] ",
            "\"",
            "'",
            "\\",
            "\\u0022",
            "/*",
            "*/",
            "//",
            "\u0000",
            "\r",
            "\u202E",
            "\uFEFF",
            "\u0435",
            " 1e1000000000 ",
            " 99999999999999999999 ",
            " -1 ",
            " * ",
            " / 0 ",
            " matches \"(a+)+\" ",
            " $pomL1 ",
            " \"\" ");

    private static final List<String> GOOD = texts();

    private static List<String> texts() {
        try {
            List<String> texts = new ArrayList<>();
            for (Path file : PureRulesTest.files()) {
                texts.add(Files.readString(file));
            }
            return texts;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Drools writes a system property when it first evaluates by MVEL: before any are compared. */
    @BeforeContainer
    static void mvel_is_in_use() {
        assertThat(MVELDebugHandler.isDebugMode()).isFalse();
    }

    @Property(tries = 120, seed = "20260621", shrinking = ShrinkingMode.OFF)
    void a_mutant_is_refused_at_a_place_or_does_nothing_but_decide(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            judge(mutant(random));
        }
    }

    private static String mutant(Random random) {
        String text = GOOD.get(random.nextInt(GOOD.size()));
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            text = mutated(text, random);
        }
        return text;
    }

    private static String mutated(String text, Random random) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(6)) {
            case 0, 1 -> tokens.add(at, DANGEROUS.get(random.nextInt(DANGEROUS.size())));
            case 2 -> tokens.remove(at);
            case 3 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
            case 4 -> {
                String other = GOOD.get(random.nextInt(GOOD.size()));
                return text.substring(0, random.nextInt(text.length()))
                        + other.substring(random.nextInt(other.length()));
            }
            default -> {
                int place = random.nextInt(text.length());
                char flipped = (char) (text.charAt(place) ^ 1 << random.nextInt(7));
                return text.substring(0, place) + flipped + text.substring(place + 1);
            }
        }
        return String.join("", tokens);
    }

    private static void judge(String text) throws Exception {
        Portfolio portfolio = PureRulesTest.portfolio(FACTS);
        Properties properties = (Properties) System.getProperties().clone();
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        Set<String> files = temporaryFiles();

        PackManifest manifest =
                new PackManifest(new PackId("mutant"), "1.0.0", "test", List.of(), List.of(), List.of());
        RulePack pack = null;
        try {
            pack = RulePack.of(manifest, Map.of("mutant.drl", text.getBytes(StandardCharsets.UTF_8)));
        } catch (RulePackException e) {
            assertThat(e.findings()).as(text).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.line()).isBetween(1, lines(text));
                assertThat(finding.column()).isPositive();
                assertThat(finding.message()).isNotBlank();
                assertThat(finding.fix()).isNotBlank();
            });
        }
        if (pack != null) {
            decide(text, pack, portfolio);
            assertThat(pack.rules()).as(text).allSatisfy(rule -> printed(rule));
        }

        assertThat(portfolio).as(text).isEqualTo(PureRulesTest.portfolio(FACTS));
        assertThat(System.getProperties()).as(text).isEqualTo(properties);
        assertThat(threads).as(text).containsAll(ours(Thread.getAllStackTraces().keySet()));
        assertThat(temporaryFiles()).as(text).isEqualTo(files);
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count() + 1;
    }

    private static Set<Thread> ours(Set<Thread> threads) {
        return threads.stream().filter(thread -> !thread.isDaemon()).collect(Collectors.toSet());
    }

    private static Set<String> temporaryFiles() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("sample"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is met, unmet or not applicable was so for both evaluators; what is unevaluable is so for a cause of its own. */
    private static void decide(String text, RulePack pack, Portfolio portfolio) {
        Rule rule = pack.rules().get(0);
        Governance governance;
        try {
            governance = Governance.load(pack);
        } catch (RulePackException e) {
            assertThat(e.findings()).as(text).isNotEmpty();
            return;
        }
        GateRequest request = GateRequest.of("portal", rule.gateId().value());
        for (CriterionResult result :
                governance.decide(portfolio, request, AS_OF).results()) {
            if (result instanceof Unevaluable unevaluable) {
                assertThat(unevaluable.cause()).as(text).doesNotContain("disagree", "canonical print", "NullPointer");
            }
        }
        assertThat(governance.decide(portfolio, request, AS_OF))
                .as(text)
                .isEqualTo(governance.decide(portfolio, request, AS_OF));
    }

    /** The print is read by the engine's parser as what the tree says: one rule, and nothing around its conditions. */
    private static void printed(Rule rule) {
        String print = CanonicalPrint.file("printed", List.of(rule));
        PackageDescr read;
        try {
            DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
            read = parser.parse(false, print);
            assertThat(parser.getErrors()).as(print).isEmpty();
        } catch (DroolsParserException e) {
            throw new AssertionError(print, e);
        }
        assertThat(read.getFunctions()).isEmpty();
        assertThat(read.getGlobals()).isEmpty();
        assertThat(read.getTypeDeclarations()).isEmpty();
        assertThat(read.getFunctionImports()).isEmpty();
        assertThat(read.getRules()).hasSize(1);
        RuleDescr only = read.getRules().get(0);
        assertThat(only.getName()).isEqualTo("r0");
        assertThat(only.getAttributes()).isEmpty();
        assertThat(only.getAnnotations()).isEmpty();
        assertThat(String.valueOf(only.getConsequence())).isBlank();
        assertThat(CanonicalPrint.file("printed", List.of(rule))).isEqualTo(print);
    }
}

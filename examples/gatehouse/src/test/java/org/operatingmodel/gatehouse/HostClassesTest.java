package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HostClassesTest {
    private static final String RULE = """
            import com.example.PenTest
            import com.example.Depth
            import org.operatingmodel.gate.GateReview
            // Whoever can call us can also attack us.
            rule "MVP exit: somebody tried to break in"
                @gate( "mvp-exit" )
                @criterion( "acme.tried" )
            when
                GateReview( $product : productId )
                $test : PenTest( productId == $product, depth == Depth.DEEP )
            then
            end
            """;

    @TempDir
    static Path folder;

    private static Path classes;
    private static Path jar;
    private static Path pack;
    private static Path misspelt;

    @BeforeAll
    static void compile() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src/com/example"));
        source(sources, "Depth", "public enum Depth { SURFACE, DEEP }");
        source(sources, "PenTest", """
                import org.operatingmodel.portfolio.ProductScoped;
                import org.operatingmodel.product.ProductId;
                public record PenTest(String name, ProductId productId, Depth depth) implements ProductScoped {}
                """);
        source(sources, "Wrong", "public record Wrong(double score, java.util.Date day) {}");
        source(sources, "Leaning", "public record Leaning(Absent absent) {}");
        source(sources, "Absent", "public record Absent(String name) {}");
        source(sources, "Curious", "public record Curious(picocli.CommandLine line) {}");
        classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(
                        null,
                        null,
                        null,
                        Stream.concat(
                                        Stream.of(
                                                "-d",
                                                classes.toString(),
                                                "-cp",
                                                System.getProperty("java.class.path"),
                                                "-proc:none"),
                                        Stream.of("Depth", "PenTest", "Wrong", "Leaning", "Absent", "Curious")
                                                .map(name -> sources.resolve(name + ".java")
                                                        .toString()))
                                .toArray(String[]::new)))
                .isZero();
        Files.delete(classes.resolve("com/example/Absent.class"));
        jar = folder.resolve("host.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (String name : List.of("Depth", "PenTest")) {
                entries.putNextEntry(new JarEntry("com/example/" + name + ".class"));
                entries.write(Files.readAllBytes(classes.resolve("com/example/" + name + ".class")));
            }
        }
        pack = Files.writeString(folder.resolve("acme.drl"), RULE);
        misspelt = Files.writeString(folder.resolve("acme2.drl"), RULE.replace("Depth.DEEP", "Depth.DEAP"));
    }

    private static void source(Path sources, String name, String text) throws IOException {
        Files.writeString(sources.resolve(name + ".java"), "package com.example;\n" + text);
    }

    private static Run check(Path classpath, Path pack, String... facts) {
        return Run.of(Stream.concat(
                        Stream.of("check", "--classpath", classpath.toString(), pack.toString()),
                        Stream.of(facts).flatMap(fact -> Stream.of("--fact", fact)))
                .toArray(String[]::new));
    }

    @Test
    void rules_over_types_of_a_host_load_from_a_folder_and_from_a_jar() {
        for (Path path : List.of(classes, jar)) {
            assertThat(check(path, pack, "com.example.PenTest"))
                    .isEqualTo(new Run(0, pack + " loads: nothing to mend.\n", ""));
        }
    }

    private static String[] decide(Path facts, String... more) {
        return Stream.concat(
                        Stream.of(
                                "decide",
                                Run.SUITE,
                                Run.AS_OF,
                                "--product=partner-portal",
                                "--gate=mvp-exit",
                                "--pack=" + pack,
                                "--host-facts=" + facts),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static String[] types() {
        return new String[] {"--classpath=" + jar, "--fact=com.example.PenTest"};
    }

    private static Path facts(String text) throws IOException {
        return Files.writeString(folder.resolve("facts.yaml"), text);
    }

    @Test
    void a_decision_reads_the_facts_of_the_host_from_a_file() throws IOException {
        Path deep = facts("PenTest: [{name: autumn, productId: partner-portal, depth: DEEP}]");
        assertThat(Run.of(decide(deep, types())).out())
                .containsPattern("(?m)^  acme.tried +met ")
                .contains("PenTest autumn partner-portal");

        Path shallow = facts("PenTest: [{name: autumn, productId: partner-portal, depth: SURFACE}]");
        Run unmet = Run.of(decide(shallow, types()));
        assertThat(unmet.exitCode()).isEqualTo(1);
        assertThat(unmet.out()).containsPattern("(?m)^  acme.tried +unmet ");
    }

    @Test
    void a_decision_without_the_facts_of_the_host_is_blocked() {
        Run run = Run.of(Stream.concat(
                        Stream.of(
                                "decide",
                                Run.SUITE,
                                Run.AS_OF,
                                "--product=partner-portal",
                                "--gate=mvp-exit",
                                "--pack=" + pack),
                        Stream.of(types()))
                .toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).containsPattern("(?m)^  acme.tried +unmet ");
    }

    @Test
    void a_review_reads_the_facts_of_the_host_for_all_gates() throws IOException {
        Path deep = facts("PenTest: [{name: autumn, productId: partner-portal, depth: DEEP}]");
        String[] review = {
            "review", Run.SUITE, Run.AS_OF, "--all-gates", "--brief", "--pack=" + pack, "--host-facts=" + deep
        };
        Run with = Run.of(Stream.of(review, types()).flatMap(Stream::of).toArray(String[]::new));
        Run without = Run.of(Stream.of(review, types())
                .flatMap(Stream::of)
                .filter(option -> !option.startsWith("--host-facts"))
                .toArray(String[]::new));

        assertThat(with.err() + without.err()).isEmpty();
        assertThat(blockedByIt(without.out())).isEqualTo(blockedByIt(with.out()) + 1);
    }

    private static long blockedByIt(String board) {
        return board.split("acme\\.tried", -1).length - 1;
    }

    @Test
    void what_is_wrong_with_the_facts_of_the_host_is_all_told_at_its_place() throws IOException {
        Path wrong = facts("""
                PenTest:
                  - {name: autumn, productId: partner-portal, depth: DEEPER}
                  - {name: winter, productId: partner-portal, depth: DEEP, tester: ada}
                  - {productId: partner-portal, depth: DEEP}
                PenTst: []
                """);
        assertRefused(
                Run.of(decide(wrong, types())),
                wrong
                        + ":2:54: PenTest[0].depth: depth must be one of SURFACE, DEEP, but was 'DEEPER'; did you mean 'DEEP'?",
                wrong + ":3:60: PenTest[1].tester: field must be one of name, productId, depth, but was 'tester'.",
                wrong + ":4:5: PenTest[2].name: name must be given, but is missing. Add it.",
                wrong + ":5:1: PenTst: field must be one of PenTest, but was 'PenTst'; did you mean 'PenTest'?");
    }

    @Test
    void facts_of_the_host_refer_to_what_is_there_and_come_with_their_types() throws IOException {
        Path strange = facts("PenTest: [{name: autumn, productId: partner-portl, depth: DEEP}]");
        String message = "PenTest[0].productId: productId must name something in the portfolio, but 'partner-portl' is"
                + " not there; did you mean 'partner-portal'?";
        assertRefused(Run.of(decide(strange, types())), message);
        assertRefused(
                Run.of("review", Run.SUITE, "--pack=" + pack, "--host-facts=" + strange, types()[0], types()[1]),
                message);
        assertRefused(
                Run.of("decide", Run.SUITE, "--product=x", "--gate=mvp-exit", "--host-facts=" + strange),
                "--host-facts must come with --fact, but was alone. Name the types of its facts.");
        assertRefused(
                Run.of(decide(folder.resolve("fact.yaml"), types())),
                "--host-facts must be a path to something, but '" + folder.resolve("fact.yaml")
                        + "' is not there; did you mean '" + folder.resolve("facts.yaml") + "'?");
    }

    @Test
    void a_handbook_and_an_archive_are_made_of_packs_over_types_of_a_host() throws IOException {
        Path out = folder.resolve("handbook");
        assertThat(Run.of("handbook", "--pack=" + pack, "--out=" + out, types()[0], types()[1])
                        .exitCode())
                .isZero();
        assertThat(Files.readString(out.resolve("handbook.md"))).contains("somebody tried to break in");

        Path source = Files.createDirectories(folder.resolve("acme"));
        Files.writeString(source.resolve("pack.yaml"), "id: acme\nversion: 1.0.0\npublisher: team\n");
        Files.writeString(source.resolve("a.drl"), RULE);
        Path archive = folder.resolve("acme.jar");
        assertThat(Run.of("pack", source.toString(), "--out=" + archive, types()[0], types()[1])
                        .exitCode())
                .isZero();
        assertThat(check(jar, archive, "com.example.PenTest").exitCode()).isZero();
    }

    @Test
    void what_is_wrong_with_such_a_rule_is_told_in_its_words() {
        Run run = check(jar, misspelt, "com.example.PenTest");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().replaceAll("\\s+", " "))
                .isEqualTo(misspelt + " does not load: 1 finding. " + misspelt
                        + ":10:60: unknown-constant: 'DEAP' is not a constant of Depth; did you mean 'DEEP'?"
                        + " Write one of DEEP, SURFACE. ");
    }

    @Test
    void without_the_option_the_type_is_unknown() {
        Run run = Run.of("check", pack.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("unknown-import: 'com.example.PenTest' is not in the vocabulary");
    }

    private static void assertRefused(Run run, String... lines) {
        assertThat(run).isEqualTo(new Run(2, "", String.join("\n", lines) + "\n"));
    }

    @Test
    void classes_that_are_missing_are_all_named() {
        assertRefused(
                check(jar, pack, "com.example.PenTst", "PenTest", "com.example.PenTest"),
                "--fact must be the full name of a class in --classpath, but 'com.example.PenTst' is not there; did you"
                        + " mean 'com.example.PenTest'?",
                "--fact must be the full name of a class in --classpath, but 'PenTest' is not there. Write it like"
                        + " com.example.PenTest, and name the folder or jar that holds it.");
    }

    @Test
    void what_rules_cannot_read_is_all_named() {
        assertRefused(
                check(classes, pack, "com.example.Wrong"),
                "com.example.Wrong.score: a component must be exact, but is double. Use BigDecimal.",
                "com.example.Wrong.day: a component must be a value that rules can read, but is java.util.Date. Use"
                        + " boolean, int, long, String, BigDecimal, Instant, LocalDate, Duration, URI, an enum, a record,"
                        + " or a List, Set or Map of these.");
    }

    @Test
    void a_class_that_needs_another_is_refused() {
        assertRefused(
                check(classes, pack, "com.example.Leaning"),
                "--fact must be a class that this Java can load, but loading 'com.example.Leaning' failed:"
                        + " NoClassDefFoundError: com/example/Absent. Put what it needs on --classpath, compiled for this"
                        + " Java.");
    }

    @Test
    void classes_of_the_command_itself_are_not_seen() {
        assertThat(CommandLine.class.getName()).isEqualTo("picocli.CommandLine");
        assertRefused(
                check(classes, pack, "com.example.Curious"),
                "--fact must be a class that this Java can load, but loading 'com.example.Curious' failed:"
                        + " NoClassDefFoundError: picocli/CommandLine. Put what it needs on --classpath, compiled for this"
                        + " Java.");
    }

    @Test
    void a_class_path_is_folders_and_jars_that_are_there() {
        assertRefused(
                check(pack, pack, "com.example.PenTest"),
                "--classpath must be a folder or a jar, but '" + pack + "' is neither. Check the path.");
        assertRefused(
                check(folder.resolve("hosts.jar"), pack, "com.example.PenTest"),
                "--classpath must be a path to something, but '" + folder.resolve("hosts.jar")
                        + "' is not there; did you mean '" + jar + "'?");
    }

    @Test
    void nothing_can_be_loaded_after_it_is_closed() {
        HostClasses open = HostClasses.open(List.of(jar.toString()));
        open.close();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> open.vocabulary(List.of("com.example.PenTest")))
                .withMessageStartingWith("--fact must be the full name of a class in --classpath");
    }
}

package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a command came to.
 *
 * @param exitCode its exit code
 * @param out what it printed for its user
 * @param err what it complained about
 */
record Run(int exitCode, String out, String err) {
    static final String SUITE = "examples/data/suite/portfolio.yaml";
    static final String AS_OF = "--as-of=2024-10-01T00:00:00Z";
    static final String MOBILE_PACK = "examples/packs/mobile-phased-rollout";

    static Run of(String... args) {
        return at(Surroundings.FILE_WIDTH, false, args);
    }

    static Run at(int width, boolean coloured, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Clock clock = Clock.fixed(Instant.parse("2024-10-03T07:08:09.123Z"), ZoneOffset.UTC);
        int exitCode = Gatehouse.run(
                new Surroundings(clock, width, coloured), new PrintWriter(out), new PrintWriter(err), args);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /**
     * What it comes to in a process of its own.
     *
     * @param folder where its output is kept
     * @param before what starts the process
     * @param options those of its Java
     */
    static Run inProcess(Path folder, List<String> before, List<String> options, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"), Gatehouse.class.getName()));
        command.addAll(List.of(args));
        Path out = folder.resolve("stdout.txt");
        Path err = folder.resolve("stderr.txt");
        Process process = new ProcessBuilder(command)
                .redirectError(err.toFile())
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}

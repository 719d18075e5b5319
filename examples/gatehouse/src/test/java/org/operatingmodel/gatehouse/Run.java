package org.operatingmodel.gatehouse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

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
}

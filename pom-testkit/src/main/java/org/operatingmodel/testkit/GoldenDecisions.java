package org.operatingmodel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.io.DecisionJson;

/**
 * Golden files: what was decided once, read by somebody and kept, so that every change of it shows in a test.
 *
 * <p>A file holds the explanation, without the digests of packs, which change with every comment. A missing or other file
 * fails the test, with the difference line by line. With the system property {@code pom.golden.update=true} it is written
 * instead, and the test is aborted, as nothing was compared; where the environment has {@code CI=true}, nothing is
 * written, and the test fails.
 *
 * @since 0.1
 */
public final class GoldenDecisions {
    /** The system property that lets files be written. */
    public static final String UPDATE = "pom.golden.update";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern DIGEST_IN_TEXT = Pattern.compile("(?m)^(  pack \\S+ \\S+) sha256:[0-9a-f]{12}$");
    private static final Pattern DIGEST_IN_JSON = Pattern.compile("(\"digest\"\\s*:\\s*)\"[0-9a-f]{64}\"");

    private final Path folder;
    private final boolean json;
    private final boolean update;
    private final boolean continuousIntegration;

    GoldenDecisions(Path folder, boolean json, boolean update, boolean continuousIntegration) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.json = json;
        this.update = update;
        this.continuousIntegration = continuousIntegration;
    }

    /**
     * The golden files in a folder, as text.
     *
     * @param folder from the folder of the build's module; made when the first file is written
     */
    public static GoldenDecisions in(Path folder) {
        return new GoldenDecisions(
                folder, false, Boolean.getBoolean(UPDATE), "true".equalsIgnoreCase(System.getenv("CI")));
    }

    /** The golden files in the same folder, as JSON. */
    public GoldenDecisions asJson() {
        return new GoldenDecisions(folder, true, update, continuousIntegration);
    }

    /** The decision is as in the file that is named after product and gate. */
    public void check(GateDecision decision) {
        check(decision.request().productId() + "." + decision.request().gateId(), decision);
    }

    /**
     * The decision is as in the file of that name.
     *
     * @param name without its ending
     * @throws IllegalArgumentException if the name is not made of letters, digits, '.', '_' and '-'
     */
    public void check(String name, GateDecision decision) {
        compare(name, json ? json(DecisionJson.text(decision)) : text(decision));
    }

    /**
     * The decisions are as in the file of that name.
     *
     * @param name without its ending
     * @throws IllegalArgumentException if the name is not made of letters, digits, '.', '_' and '-'
     */
    public void check(String name, PortfolioReview review) {
        if (json) {
            compare(name, json(DecisionJson.text(review)));
            return;
        }
        StringBuilder text = new StringBuilder();
        review.decisions().forEach(decision -> text.append(text(decision)).append('\n'));
        review.withoutGate().forEach(product -> text.append("No gate ends the stage of '" + product + "'.\n"));
        compare(name, text.toString());
    }

    private static String text(GateDecision decision) {
        return DIGEST_IN_TEXT
                .matcher(decision.explanation().text(Expectation.WIDTH))
                .replaceAll("$1");
    }

    private static String json(String text) {
        return DIGEST_IN_JSON.matcher(text).replaceAll("$1\"\"");
    }

    private void compare(String name, String actual) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must match " + NAME + ", but was '" + name + "'. Use letters, digits and '.', '_', '-'.");
        }
        if (update && continuousIntegration) {
            throw new AssertionFailedError("Golden files must not be updated where the environment has CI=true, but -D"
                    + UPDATE + "=true is set. Update them where somebody reads the change, and commit them.");
        }
        Path file = folder.resolve(name + (json ? ".json" : ".txt"));
        try {
            boolean there = Files.exists(file);
            String expected = there ? Files.readString(file).replace("\r\n", "\n") : "";
            if (there && expected.equals(actual)) {
                return;
            }
            if (update) {
                Files.createDirectories(folder);
                Files.writeString(file, actual);
                throw new TestAbortedException("Golden file '" + file + "' was written, so nothing was compared. Read"
                        + " the change, and run again without -D" + UPDATE + ".");
            }
            String fix = "run once with -D" + UPDATE + "=true, read what was written, and commit it.\n";
            throw there
                    ? new AssertionFailedError(
                            "Golden file '" + file + "' must say what was decided, but differs. If that is meant, "
                                    + fix + "--- " + file + "\n+++ decided now\n"
                                    + LineDifference.of(expected, actual),
                            expected,
                            actual)
                    : new AssertionFailedError(
                            "Golden file '" + file + "' must be there, but is missing. To begin, " + fix + actual,
                            expected,
                            actual);
        } catch (IOException e) {
            throw new UncheckedIOException("Golden file '" + file + "' must be readable and writable.", e);
        }
    }
}

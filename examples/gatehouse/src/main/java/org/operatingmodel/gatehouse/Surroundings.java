package org.operatingmodel.gatehouse;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a command takes from the process it runs in.
 *
 * @param clock says what "now" is when no instant is given
 * @param width the longest line of text, in characters, at least 40
 * @param coloured whether text may have colours
 */
public record Surroundings(Clock clock, int width, boolean coloured) {
    /** The longest line where nobody looks at a terminal. */
    public static final int FILE_WIDTH = 100;

    private static final int TERMINAL_WIDTH = 80;
    private static final int NARROWEST = 40;

    /** @throws IllegalArgumentException if the width is below 40 */
    public Surroundings {
        if (width < NARROWEST) {
            throw new IllegalArgumentException(
                    "width must be at least " + NARROWEST + ", but was '" + width + "'. Widen the terminal.");
        }
    }

    /** Those of this process: colours and the terminal's width only where stdout is a terminal. */
    static Surroundings ofProcess() {
        boolean terminal = onTerminal();
        String kind = System.getenv("TERM");
        boolean coloured = terminal && kind != null && !kind.equals("dumb") && System.getenv("NO_COLOR") == null;
        int width = terminal ? Math.max(NARROWEST, terminalWidth()) : FILE_WIDTH;
        return new Surroundings(Clock.systemUTC(), width, coloured);
    }

    @SuppressWarnings(
            "SystemConsoleNull") // null up to JDK 21; from JDK 22 on, the console says itself whether it is one
    private static boolean onTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console); // from JDK 22 on
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }

    private static int terminalWidth() {
        Integer columns = number(System.getenv("COLUMNS"));
        if (columns == null) {
            columns = number(sizeOfTerminal());
        }
        return columns == null ? TERMINAL_WIDTH : columns;
    }

    /** The last word of what {@code stty size} says: the columns. */
    private static @Nullable String sizeOfTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroy();
                return null;
            }
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return size.substring(size.lastIndexOf(' ') + 1);
        } catch (IOException noSuchProgram) {
            return null;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[1-9][0-9]{0,3}") ? Integer.valueOf(text) : null;
    }
}

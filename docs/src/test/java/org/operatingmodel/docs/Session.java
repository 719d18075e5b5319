package org.operatingmodel.docs;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.operatingmodel.gatehouse.Gatehouse;
import org.operatingmodel.gatehouse.Surroundings;

/** What a reader sees who types the commands of a {@code console} block: its lines that begin with {@code $}. */
final class Session {
    private static final String JAR = "java -jar examples/gatehouse/target/gatehouse.jar ";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-10-01T00:00:00Z"), ZoneOffset.UTC);

    private final List<String> shown = new ArrayList<>();
    private int exitCode;

    private final PageFolders folders;

    private Session(PageFolders folders) {
        this.folders = folders;
    }

    /** The commands of the lines, each followed by what it really prints. */
    static String of(List<String> lines) {
        try (PageFolders folders = new PageFolders()) {
            return new Session(folders).shown(lines);
        }
    }

    private String shown(List<String> lines) {
        StringBuilder command = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith("$ ") || !command.isEmpty()) {
                shown.add(line);
                String part = line.startsWith("$ ") ? line.substring(2) : line.strip();
                boolean goesOn = part.endsWith("\\");
                command.append(goesOn ? part.substring(0, part.length() - 1).strip() + " " : part);
                if (!goesOn) {
                    run(command.toString());
                    command.setLength(0);
                }
            }
        }
        return String.join("\n", shown);
    }

    private void run(String command) {
        if (command.equals("echo $?")) {
            shown.add(String.valueOf(exitCode));
            return;
        }
        String arguments = command.startsWith(JAR)
                ? command.substring(JAR.length())
                : command.startsWith("gatehouse ") ? command.substring("gatehouse ".length()) : null;
        if (arguments == null) {
            throw new AssertionError("A console block may run gatehouse and echo $?, but has: " + command);
        }
        StringWriter out = new StringWriter();
        exitCode = run(out, words(folders.real(arguments)));
        folders.shown(out.toString()).lines().forEach(shown::add);
    }

    /** The words of a command line, as a shell reads them: what stands in double quotes is one. */
    private static String[] words(String arguments) {
        return Pattern.compile("\"([^\"]*)\"|\\S+")
                .matcher(arguments)
                .results()
                .map(word -> word.group(1) == null ? word.group() : word.group(1))
                .toArray(String[]::new);
    }

    /** Runs gatehouse, at the instant of the pages; its exit code. */
    static int run(StringWriter out, String... arguments) {
        return Gatehouse.run(
                new Surroundings(CLOCK, Surroundings.FILE_WIDTH, false),
                new PrintWriter(out),
                new PrintWriter(out),
                arguments);
    }
}

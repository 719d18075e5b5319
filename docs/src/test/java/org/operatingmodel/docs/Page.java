package org.operatingmodel.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A page of the documentation.
 *
 * @param file where it is, from the root of the repository
 * @param lines its lines
 */
record Page(Path file, List<String> lines) {
    private static final Pattern FENCE = Pattern.compile("```(\\w*)\\s*");
    private static final Pattern MARK = Pattern.compile("<!-- snippet: ([^\\s#]+)(?:#(\\S+))? -->");

    /** The README, that of the test kit, and every page below docs. */
    static List<Page> all() {
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            List<Path> pages =
                    new ArrayList<>(files.filter(file -> file.toString().endsWith(".md"))
                            .filter(file -> !file.startsWith("docs/target") && !file.startsWith("docs/src"))
                            .sorted()
                            .toList());
            pages.addAll(0, List.of(Path.of("README.md"), Path.of("pom-testkit/README.md")));
            return pages.stream().map(Page::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path file) {
        try {
            return new Page(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its fenced blocks. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).equals("```")) {
                    end++;
                }
                Matcher mark = MARK.matcher(i == 0 ? "" : lines.get(i - 1));
                String[] snippet = mark.matches() ? new String[] {mark.group(1), mark.group(2)} : null;
                blocks.add(new Block(
                        file,
                        i + 1,
                        fence.group(1),
                        snippet == null ? null : snippet[0],
                        snippet == null ? null : snippet[1],
                        lines.subList(i + 1, end)));
                i = end;
            }
        }
        return blocks;
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /**
     * A fenced block of a page.
     *
     * @param page where it stands
     * @param line the line of its fence, from 1
     * @param language what the fence says
     * @param source the file that it is a region of; absent when it is marked as no snippet
     * @param region the name of that region; absent when it is the whole file
     * @param lines its lines
     */
    record Block(
            Path page,
            int line,
            String language,
            @Nullable String source,
            @Nullable String region,
            List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }

        /** The region of the source, without its indentation; the whole source where no region is named. */
        String regionText() {
            if (region == null) {
                return wholeText(Path.of(String.valueOf(source)));
            }
            List<String> found = new ArrayList<>();
            boolean inside = false;
            boolean ended = false;
            for (String each : Page.read(Path.of(String.valueOf(source))).lines()) {
                if (each.strip().matches(".*snippet:start " + Pattern.quote(String.valueOf(region)) + "( -->)?")) {
                    inside = true;
                } else if (each.strip().matches(".*snippet:end " + Pattern.quote(String.valueOf(region)) + "( -->)?")) {
                    ended = inside;
                    inside = false;
                } else if (inside && !each.contains("snippet:") && !(found.isEmpty() && each.isBlank())) {
                    found.add(each);
                }
            }
            if (!ended) {
                throw new AssertionError(this + " names a region that " + source + " does not have");
            }
            int indent = found.stream()
                    .filter(each -> !each.isBlank())
                    .mapToInt(each -> each.length() - each.stripLeading().length())
                    .min()
                    .orElse(0);
            return found.stream()
                    .map(each -> each.substring(Math.min(indent, each.length())))
                    .collect(Collectors.joining("\n"));
        }

        /** The text of a file; of a link where it leads, of an archive the names of its entries. */
        private static String wholeText(Path file) {
            try {
                if (Files.isSymbolicLink(file)) {
                    return "-> " + Files.readSymbolicLink(file);
                }
                boolean archive = file.toString().endsWith(".zip")
                        && Files.readString(file, StandardCharsets.ISO_8859_1).startsWith("PK");
                if (!archive) {
                    return String.join("\n", Page.read(file).lines());
                }
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    return zip.stream().map(ZipEntry::getName).collect(Collectors.joining("\n"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return page + ":" + line;
        }
    }
}

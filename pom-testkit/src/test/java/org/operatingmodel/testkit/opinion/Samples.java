package org.operatingmodel.testkit.opinion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Vocabulary;

/** Texts of rules of the other modules, good ones and hostile ones. */
final class Samples {
    private static final Path RULES = Path.of("../pom-rules/src/test/resources");
    private static final Pattern CODE = Pattern.compile("\\{U\\+([0-9A-F]{4,6})}");
    private static final Pattern REPEAT = Pattern.compile("\\{REPEAT (\\d+) ([^}]*)}");
    private static final Pattern PLAIN_ANNOTATION = Pattern.compile("(?m)^\\s*@\\w+\\(\\s*\"[^\"\\\\]*\"\\s*\\)\\s*$");

    private static final int FILES_IN_A_PACK = 50;

    private Samples() {}

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules of all shapes, in packs of so many as one may hold. */
    static Stream<RulePack> pure() {
        List<Path> files = files(RULES.resolve("pure"));
        List<RulePack> packs = new ArrayList<>();
        for (int from = 0; from < files.size(); from += FILES_IN_A_PACK) {
            Map<String, byte[]> texts = new TreeMap<>();
            for (Path file : files.subList(from, Math.min(from + FILES_IN_A_PACK, files.size()))) {
                texts.put(file.getFileName().toString(), bytes(file));
            }
            packs.add(pack("pure-" + packs.size(), texts, Vocabulary.standard()));
        }
        return packs.stream();
    }

    static RulePack pack(String id, Map<String, byte[]> texts, Vocabulary vocabulary) {
        PackManifest manifest = new PackManifest(new PackId(id), "1.0.0", "test", List.of(), List.of(), List.of());
        return RulePack.of(manifest, texts, vocabulary);
    }

    /** The files that a pack refuses, except those that only take time, deceive readers, or claim what is not theirs. */
    static List<Path> hostile() {
        return Stream.of("hostile", "more-hostile")
                .flatMap(folder -> files(RULES.resolve(folder)).stream())
                .filter(file -> {
                    String name = file.getFileName().toString();
                    return !name.matches("S1[123]-.*") || name.equals("S11-string-literal-is-code.drl");
                })
                .toList();
    }

    static Path moreHostile(String file) {
        return RULES.resolve("more-hostile").resolve(file);
    }

    /**
     * A hostile text, as near as can be to what Drools could be given: in the standard vocabulary, with all imports, and
     * without the annotations that a pack reads and never prints.
     */
    static String hostileText(Path file) {
        String text = new String(bytes(file), StandardCharsets.UTF_8);
        text = REPEAT.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1)))));
        text = CODE.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
        text = text.replaceAll("import org\\.example[^\\n]*\\n", "")
                .replace("Product( id == \"P1\"", "Product( id.value == \"P1\"")
                .replace("Product( id in", "Product( name in")
                .replace("Product( labels", "Cost( tags")
                .replace("collectedAt", "observedAt");
        text = PLAIN_ANNOTATION.matcher(text).replaceAll("");
        return imported(text);
    }

    private static String imported(String text) {
        Vocabulary vocabulary = Vocabulary.standard();
        StringBuilder imports = new StringBuilder();
        for (String name : vocabulary.typeNames()) {
            String type = vocabulary.type(name).orElseThrow().getName();
            if (!text.contains("import " + type)
                    && Pattern.compile("(?<![\\w.])" + name + "\\b")
                            .matcher(text)
                            .find()) {
                imports.append("import ").append(type).append('\n');
            }
        }
        int end = text.indexOf('\n', text.indexOf("package ")) + 1;
        return text.substring(0, end) + imports + text.substring(end);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.operatingmodel.gatehouse;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.operatingmodel.rules.PackCheck;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;

/** Findings in the Static Analysis Results Interchange Format, version 2.1.0. */
final class Sarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private Sarif() {}

    /** One run over all packs; its rules are the kinds of the findings, by slug. */
    static String of(List<PackCheck> checked) {
        Map<String, FindingKind> kinds = new TreeMap<>();
        checked.forEach(pack -> pack.findings().forEach(finding -> kinds.put(finding.slug(), finding.kind())));
        List<String> slugs = List.copyOf(kinds.keySet());
        List<Object> results = new ArrayList<>();
        for (PackCheck pack : checked) {
            for (Finding finding : pack.findings()) {
                results.add(result(pack.path(), finding, slugs.indexOf(finding.slug())));
            }
        }
        List<Object> rules = new ArrayList<>();
        kinds.values()
                .forEach(kind -> rules.add(Json.object(
                        "id", kind.slug(),
                        "shortDescription", text(kind.meaning()),
                        "help", text(kind.meaning() + " See " + kind.page() + " of the library."),
                        "defaultConfiguration",
                                Json.object("level", kind.severity().word()))));
        Object driver = Json.object("name", "gatehouse", "rules", rules);
        Object run =
                Json.object("tool", Json.object("driver", driver), "columnKind", "utf16CodeUnits", "results", results);
        return Json.write(Json.object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run)));
    }

    private static Object result(Path path, Finding finding, int ruleIndex) {
        Object region = Json.object("startLine", finding.line(), "startColumn", finding.column());
        Object place = Json.object(
                "artifactLocation", Json.object("uri", uri(Packs.file(path, finding.file()))), "region", region);
        return Json.object(
                "ruleId", finding.slug(),
                "ruleIndex", ruleIndex,
                "level", finding.severity().word(),
                "message", message(finding.message() + " " + finding.fix()),
                "locations", List.of(Json.object("physicalLocation", place)));
    }

    private static Object text(String text) {
        return Json.object("text", text);
    }

    /** In messages, braces are for arguments, so those that are meant are doubled. */
    private static Object message(String text) {
        return text(text.replace("{", "{{").replace("}", "}}"));
    }

    /** A relative path stays relative, to where the command ran. */
    private static String uri(String file) {
        Path path = Path.of(file);
        if (path.isAbsolute()) {
            return path.toUri().toASCIIString();
        }
        String slashes = path.normalize().toString().replace('\\', '/');
        try {
            return new URI(null, null, slashes.contains(":") ? "./" + slashes : slashes, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A path must be a relative reference, but was '" + slashes + "'.", e);
        }
    }
}

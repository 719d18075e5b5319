package org.operatingmodel.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.io.InputViolation;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.io.RecordReader;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.rules.analysis.Lint;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * A versioned set of rules that has been read and checked.
 *
 * <p>A pack that exists has no error in it. What it says is text until {@link Governance} compiles the canonical print of
 * its rules; reading it runs nothing of it.
 *
 * @since 0.1
 */
public final class RulePack {
    /** The name of the manifest in a pack's folder. */
    public static final String MANIFEST = "pack.yaml";

    private static final int MOST_RULES = 200;
    private static final int MOST_FILES = 100;
    private static final int MOST_ENTRIES = 10_000;
    private static final List<String> UNREAD = List.of(".drl", ".dslr", ".dsl", ".rdrl", ".gdrl", ".drlx", ".rdslr");

    private final PackManifest manifest;
    private final String digest;
    private final List<Rule> rules;
    private final List<Finding> findings;

    private RulePack(PackManifest manifest, String digest, List<Rule> rules, List<Finding> findings) {
        this.manifest = manifest;
        this.digest = digest;
        this.rules = rules;
        this.findings = findings;
    }

    /** The pack of the five standard gates. */
    public static RulePack standard() {
        return Standard.PACK;
    }

    /**
     * The pack at a path: a folder with a file {@code pack.yaml} and rule files in it or below, or one bare rule file,
     * whose name without {@code .drl} becomes the pack's id.
     *
     * @throws RulePackException if anything is wrong; it names all of it
     */
    public static RulePack from(Path path) {
        Reading reading = new Reading();
        return reading.pack(reading.files(path));
    }

    /**
     * The pack of a manifest and the texts of its files.
     *
     * @param manifest what the pack says about itself
     * @param files the bytes of each rule file, by a name such as {@code gate/mvp-exit.drl}
     * @throws RulePackException if anything is wrong; it names all of it
     */
    public static RulePack of(PackManifest manifest, Map<String, byte[]> files) {
        return new Reading().pack(new Content(manifest, new TreeMap<>(files)));
    }

    /**
     * Everything that is to be said about the pack at a path, by itself and together with others.
     *
     * @param path as for {@link #from}
     * @param beside the packs that it is to be loaded with
     * @return errors and warnings, ordered by place; empty when all is well
     */
    public static List<Finding> check(Path path, RulePack... beside) {
        RulePack pack;
        try {
            pack = from(path);
        } catch (RulePackException e) {
            return e.findings();
        }
        List<RulePack> together = new ArrayList<>(List.of(beside));
        together.add(pack);
        List<Finding> all = new ArrayList<>(pack.findings());
        all.addAll(PacksTogether.findings(together));
        return all.stream().sorted().distinct().toList();
    }

    /** What the pack says about itself. */
    public PackManifest manifest() {
        return manifest;
    }

    /** Its id. */
    public PackId id() {
        return manifest.id();
    }

    /** Its version. */
    public String version() {
        return manifest.version();
    }

    /** The SHA-256 of its manifest and files, as 64 lower-case hexadecimal digits. */
    public String digest() {
        return digest;
    }

    /** Id, version and digest. */
    public PackReference reference() {
        return new PackReference(id(), version(), digest);
    }

    /** The gates that it defines. */
    public List<Gate> gates() {
        return manifest.gates();
    }

    /** The evidence kinds that it adds to the standard ones. */
    public List<EvidenceKind> evidenceKinds() {
        return manifest.evidenceKinds();
    }

    /** Its rules, in the order of files and text. */
    public List<Rule> rules() {
        return rules;
    }

    /** The warnings about it, ordered by place. */
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public String toString() {
        return id() + " " + version();
    }

    /** A manifest, and files by name in order. */
    private record Content(PackManifest manifest, TreeMap<String, byte[]> files) {}

    /** One reading of one pack. */
    private static final class Reading {
        private final List<Finding> findings = new ArrayList<>();

        RulePack pack(Content content) {
            Vocabulary vocabulary = Vocabulary.standard()
                    .withEvidenceKinds(content.manifest().evidenceKinds())
                    .withRoles(content.manifest().roles());
            List<Rule> rules = new ArrayList<>();
            content.files().forEach((name, bytes) -> {
                if (!name.matches("([a-z0-9][a-z0-9._-]*/)*[a-z0-9][a-z0-9._-]*\\.drl")) {
                    error(
                            FindingKind.INVALID_FILE_NAME,
                            name,
                            "A rule file's name must be lower-case words ending in .drl, but was '" + name + "'.",
                            "Rename it, such as mvp-exit.drl.");
                }
                RuleParser.Parsed parsed = RuleParser.parse(name, bytes, vocabulary);
                rules.addAll(parsed.rules());
                findings.addAll(parsed.findings());
            });
            if (content.files().size() > MOST_FILES || rules.size() > MOST_RULES) {
                error(
                        FindingKind.LIMIT_EXCEEDED,
                        MANIFEST,
                        "A pack must have at most " + MOST_FILES + " files and " + MOST_RULES + " rules, but has "
                                + content.files().size() + " and " + rules.size() + ".",
                        "Split it.");
            }
            if (rules.isEmpty() && noErrors()) {
                String place =
                        content.files().isEmpty() ? MANIFEST : content.files().firstKey();
                error(
                        FindingKind.NO_CRITERIA,
                        place,
                        "A pack must state at least one criterion, but this one states none.",
                        "Write a rule.");
            }
            PacksTogether.claimedTwice(content.manifest().id(), rules).forEach(findings::add);
            findings.addAll(Lint.findings(rules));
            refuse();
            return new RulePack(
                    content.manifest(),
                    digest(content),
                    List.copyOf(rules),
                    findings.stream().sorted().distinct().toList());
        }

        private boolean noErrors() {
            return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        }

        private void refuse() {
            if (!noErrors()) {
                throw new RulePackException(
                        findings.stream().sorted().distinct().toList());
            }
        }

        private void error(FindingKind kind, String file, String message, String fix) {
            findings.add(new Finding(kind, file, 1, 1, message, fix));
        }

        Content files(Path path) {
            if (!Files.exists(path)) {
                error(
                        FindingKind.MISSING_PACK,
                        path.toString(),
                        "A pack must be a folder or a rule file, but nothing is there.",
                        "Check the path.");
                refuse();
            }
            try {
                return Files.isDirectory(path) ? folder(path) : bareFile(path);
            } catch (IOException e) {
                error(
                        FindingKind.MISSING_PACK,
                        path.toString(),
                        "A pack must be readable, but could not be read: "
                                + e.getClass().getSimpleName() + ".",
                        "Give the reader access.");
                refuse();
                throw new UncheckedIOException(e);
            }
        }

        private Content bareFile(Path path) throws IOException {
            String name = String.valueOf(path.getFileName());
            if (!name.endsWith(".drl")) {
                error(
                        FindingKind.MISSING_PACK,
                        name,
                        "A pack must be a folder or a file ending in .drl, but was '" + name + "'.",
                        "Name a folder with a " + MANIFEST + ", or a .drl file.");
                refuse();
            }
            String id = name.substring(0, name.length() - ".drl".length());
            TreeMap<String, byte[]> files = new TreeMap<>();
            files.put(name, read(path));
            try {
                PackManifest manifest = new PackManifest(new PackId(id), "0", id, List.of(), List.of(), List.of());
                return new Content(manifest, files);
            } catch (IllegalArgumentException e) {
                error(
                        FindingKind.INVALID_FILE_NAME,
                        name,
                        "The name of a bare rule file is the id of its pack: " + e.getMessage(),
                        "Rename it, such as mobile-rollout.drl.");
                refuse();
                throw e;
            }
        }

        private Content folder(Path path) throws IOException {
            Path manifestFile = path.resolve(MANIFEST);
            if (!Files.exists(manifestFile)) {
                error(
                        FindingKind.MISSING_MANIFEST,
                        MANIFEST,
                        "A pack's folder must hold a " + MANIFEST + ", but '" + path + "' does not.",
                        "Write one with id, version and publisher, or name a .drl file.");
                refuse();
            }
            PackManifest manifest = null;
            try {
                manifest = RecordReader.yaml(manifestFile, PackManifest.class);
            } catch (PortfolioException e) {
                for (InputViolation violation : e.violations()) {
                    findings.add(new Finding(
                            FindingKind.INVALID_MANIFEST,
                            violation.file(),
                            violation.line(),
                            violation.column(),
                            violation.path() + ": " + violation.message(),
                            "See docs/write-a-rule.md."));
                }
            }
            TreeMap<String, byte[]> files = new TreeMap<>();
            try (Stream<Path> paths = Files.walk(path)) {
                for (Path file : paths.limit(MOST_ENTRIES)
                        .filter(Files::isRegularFile)
                        .sorted()
                        .toList()) {
                    String name = path.relativize(file).toString().replace('\\', '/');
                    String lower = name.toLowerCase(Locale.ROOT);
                    if (name.endsWith(".drl") && files.size() <= MOST_FILES) {
                        files.put(name, read(file));
                    } else if (UNREAD.stream().anyMatch(lower::endsWith)) {
                        error(
                                FindingKind.UNREAD_RULE_FILE,
                                name,
                                "Rules must stand in files ending in .drl, but here is '" + name
                                        + "', which is not read.",
                                "Rename or remove it.");
                    }
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            if (manifest == null) {
                files.forEach((name, bytes) -> findings.addAll(
                        RuleParser.parse(name, bytes, Vocabulary.standard()).findings()));
                refuse();
                throw new IllegalStateException("A manifest that cannot be read must be a finding.");
            }
            return new Content(manifest, files);
        }

        /** The bytes of a file, or just enough of them to see that it is too large. */
        private static byte[] read(Path file) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(RuleParser.LARGEST_FILE + 1);
            }
        }

        private static String digest(Content content) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                add(sha, content.manifest().toString().getBytes(StandardCharsets.UTF_8));
                content.files().forEach((name, bytes) -> {
                    add(sha, name.getBytes(StandardCharsets.UTF_8));
                    add(sha, bytes);
                });
                return HexFormat.of().formatHex(sha.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("SHA-256 is part of every Java platform.", e);
            }
        }

        private static void add(MessageDigest sha, byte[] bytes) {
            sha.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
            sha.update((byte) ':');
            sha.update(bytes);
        }
    }

    /** The pack that ships with the library. */
    private static final class Standard {
        static final RulePack PACK = load();

        private static RulePack load() {
            List<RoleId> granters = List.of(RoleId.PORTFOLIO_LEAD, RoleId.PRODUCT_LEAD);
            Duration longest = Duration.ofDays(90);
            List<Gate> gates = List.of(
                    new Gate(GateId.DISCOVERY_EXIT, "Discovery exit", granters, longest),
                    new Gate(GateId.MVP_EXIT, "MVP exit", granters, longest),
                    new Gate(GateId.LIMITED_LAUNCH_EXIT, "Limited launch exit", granters, longest),
                    new Gate(GateId.GA_EXIT, "General availability exit", granters, longest),
                    new Gate(GateId.RETIREMENT_EXIT, "Retirement exit", granters, longest));
            PackManifest manifest = new PackManifest(
                    new PackId("standard"), "0.1.0", "operatingmodel.org", List.of(), List.of(), gates);
            Map<String, byte[]> files = new TreeMap<>();
            for (Gate gate : gates) {
                String name = "gate/" + gate.id() + ".drl";
                try (InputStream in = RulePack.class.getResourceAsStream(name)) {
                    if (in == null) {
                        throw new IllegalStateException("The library must hold " + name + ", but does not.");
                    }
                    files.put(name, in.readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException("The library's " + name + " cannot be read.", e);
                }
            }
            return of(manifest, files);
        }
    }
}

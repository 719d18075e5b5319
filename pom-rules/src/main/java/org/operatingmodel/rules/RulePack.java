package org.operatingmodel.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.ParameterType;
import org.operatingmodel.io.InputViolation;
import org.operatingmodel.io.JsonObject;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.io.RecordReader;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.practice.Subject;
import org.operatingmodel.rules.analysis.Lint;
import org.operatingmodel.rules.analysis.ParameterUses;
import org.operatingmodel.rules.internal.Sha256;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.EscalationStep;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.ParameterDefinition;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Statement;
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

    /** The version of the rule language: a pack means the same in every library that has this version of it. */
    public static final int LANGUAGE_VERSION = 1;

    /** The version of this library that a manifest's {@code minimumLibraryVersion} is compared with. */
    public static final String LIBRARY_VERSION = "0.1.0";

    private static final int MOST_RULES = 1_000;
    private static final int MOST_FILES = 100;

    private final PackManifest manifest;
    private final ManifestLines manifestLines;
    private final @Nullable PackSignature signature;
    private final Vocabulary vocabulary;
    private final String digest;
    private final List<Statement> statements;
    private final List<Rule> rules;
    private final List<DecisionRight> rights;
    private final List<EscalationStep> escalations;
    private final List<PracticeRule> practices;
    private final List<Finding> findings;
    private final Map<String, String> texts;

    private RulePack(
            Content content, Vocabulary vocabulary, String digest, List<Statement> statements, List<Finding> findings) {
        this(
                content.manifest(),
                content.lines(),
                content.signature(),
                vocabulary,
                digest,
                statements,
                findings,
                Reading.texts(content));
    }

    private RulePack(
            PackManifest manifest,
            ManifestLines manifestLines,
            @Nullable PackSignature signature,
            Vocabulary vocabulary,
            String digest,
            List<Statement> statements,
            List<Finding> findings,
            Map<String, String> texts) {
        this.manifest = manifest;
        this.manifestLines = manifestLines;
        this.signature = signature;
        this.vocabulary = vocabulary;
        this.digest = digest;
        this.statements = statements;
        this.rules = Reading.of(Rule.class, statements);
        this.rights = Reading.of(DecisionRight.class, statements);
        this.escalations = Reading.of(EscalationStep.class, statements);
        this.practices = Reading.of(PracticeRule.class, statements);
        this.findings = findings;
        this.texts = texts;
    }

    /** The pack as it would be if one of its statements said something else; unchecked, and with the digest of this one. */
    RulePack supposing(Statement stated, Statement supposed) {
        List<Statement> others = new ArrayList<>(statements);
        others.replaceAll(each -> each == stated ? supposed : each);
        return with(others);
    }

    /** The pack as it would be without other practices and guardrails than one. */
    RulePack withoutPracticesBut(Statement kept) {
        return with(statements.stream()
                .filter(each -> each == kept || !(each instanceof PracticeRule))
                .toList());
    }

    private RulePack with(List<Statement> others) {
        return new RulePack(
                manifest, manifestLines, signature, vocabulary, digest, List.copyOf(others), findings, texts);
    }

    /** The pack of the five standard gates, and of the path that a matter takes which no other pack has one for. */
    public static RulePack standard() {
        return Standard.PACK;
    }

    /**
     * The packs that ship with the library beside the standard one: what more an organisation may want to ask.
     *
     * @return their ids, in alphabetical order
     */
    public static Set<PackId> shipped() {
        return Shipped.IDS;
    }

    /**
     * A pack that ships with the library beside the standard one.
     *
     * @param id one of {@link #shipped()}
     * @throws IllegalArgumentException if none has the id; the message has the nearest one
     */
    public static RulePack shipped(String id) {
        return Shipped.pack(id);
    }

    /**
     * The pack at a path: a folder or an archive ({@code .jar}, {@code .zip}) with a file {@code pack.yaml} and rule files
     * in it or below, or one bare rule file, whose name without its ending becomes the pack's id.
     *
     * <p>Nothing is unpacked to disk. Hidden files, {@code *.md}, {@code *.txt}, {@code LICENSE}, {@code NOTICE}, what
     * stands below {@code META-INF/}, and the pack's tests, {@code *.yaml}, {@code *.yml}, {@code *.json} and {@code *.csv}
     * below {@code tests/}, may lie beside the rules; what else is not read is a finding. A link must lead to a file of the
     * same folder.
     *
     * @throws RulePackException if anything is wrong; it names all of it
     */
    public static RulePack from(Path path) {
        return from(path, Vocabulary.standard());
    }

    /**
     * The pack at a path, as {@link #from(Path)} reads it, with the words that a host knows.
     *
     * @param vocabulary what its rules may name, beside what its manifest adds
     * @throws RulePackException if anything is wrong; it names all of it
     */
    public static RulePack from(Path path, Vocabulary vocabulary) {
        Reading reading = new Reading(vocabulary);
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
        return of(manifest, files, Vocabulary.standard());
    }

    /**
     * The pack of a manifest and the texts of its files, with the words that a host knows.
     *
     * @param manifest what the pack says about itself
     * @param files the bytes of each rule file, by a name such as {@code gate/mvp-exit.drl}
     * @param vocabulary what its rules may name, beside what its manifest adds
     * @throws RulePackException if anything is wrong; it names all of it
     */
    public static RulePack of(PackManifest manifest, Map<String, byte[]> files, Vocabulary vocabulary) {
        return new Reading(vocabulary).pack(new Content(manifest, ManifestLines.NONE, null, new TreeMap<>(files)));
    }

    /**
     * The pack that a text tells which {@link #canonicalText} gave.
     *
     * @param name what to call the text in messages
     * @param text the text
     * @param vocabulary what its rules may name, beside what its manifest adds
     * @throws RulePackException if anything is wrong with the pack that it tells; it names all of it
     * @throws PortfolioException if the text has another form
     */
    public static RulePack ofCanonicalText(String name, String text, Vocabulary vocabulary) {
        JsonObject pack = JsonObject.parse(name, text);
        JsonObject texts = pack.object("files");
        Map<String, byte[]> files = new TreeMap<>();
        texts.keys().forEach(file -> files.put(file, texts.text(file).getBytes(StandardCharsets.UTF_8)));
        return of(pack.record("manifest", PackManifest.class), files, vocabulary);
    }

    /**
     * Everything that is to be said about the pack at a path, by itself and together with others.
     *
     * @param path as for {@link #from}
     * @param beside the packs that it is to be loaded with
     * @return errors and warnings, ordered by place; empty when all is well
     */
    public static List<Finding> check(Path path, RulePack... beside) {
        return check(path, Vocabulary.standard(), beside);
    }

    /**
     * Everything that is to be said about the pack at a path, by itself and together with others.
     *
     * @param path as for {@link #from}
     * @param vocabulary what its rules may name, beside what its manifest adds
     * @param beside the packs that it is to be loaded with
     * @return errors and warnings, ordered by place; empty when all is well
     */
    public static List<Finding> check(Path path, Vocabulary vocabulary, RulePack... beside) {
        return check(List.of(path), vocabulary, beside).get(0).findings();
    }

    /**
     * Everything that is to be said about packs that are to be loaded together, in this order, as {@link
     * GovernanceLoader#check} says it, without a word about signatures.
     *
     * @param paths where they are, as for {@link #from}
     * @param vocabulary what their rules may name, beside what their manifests add
     * @param before the packs that come before them, such as the standard pack
     * @return what is to be said about each, in the order of the paths
     */
    public static List<PackCheck> check(List<Path> paths, Vocabulary vocabulary, RulePack... before) {
        return GovernanceLoader.ANY.check(paths, vocabulary, before);
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

    /**
     * The SHA-256 of what is read of it, as 64 lower-case hexadecimal digits: of what its manifest says, and of the name
     * and text of each rule file.
     *
     * <p>The same content has the same digest in a folder, an archive or memory. Not part of it are the order and time
     * stamps of files, carriage returns before line feeds, a byte order mark, comments and layout of the manifest, the
     * signature, and files that are not read.
     */
    public String digest() {
        return digest;
    }

    /**
     * What its digest is of, as one text: equal for equal digests, and enough to read the pack again. It is JSON, with the
     * manifest and the text of each rule file.
     */
    public String canonicalText() {
        return RecordJson.line(new TreeMap<>(Map.of("manifest", asInFiles(manifest), "files", texts)));
    }

    /**
     * The text of each of its rule files, by the name of the file: as its digest takes it, without carriage returns before
     * line feeds.
     */
    public Map<String, String> texts() {
        return texts;
    }

    /** The manifest with its constants in the words of a file. */
    private static Object asInFiles(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.toString();
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(RulePack::asInFiles).toList();
        }
        Object tree = RecordJson.tree(value);
        if (!(value instanceof Record item) || !(tree instanceof Map<?, ?> members)) {
            return tree;
        }
        Map<String, Object> words = new LinkedHashMap<>();
        for (RecordComponent component : item.getClass().getRecordComponents()) {
            if (members.containsKey(component.getName())) {
                try {
                    words.put(
                            component.getName(),
                            asInFiles(component.getAccessor().invoke(item)));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(component + " must be readable.", e);
                }
            }
        }
        return words;
    }

    /** The signature that came with it, whether it holds or not; empty when none did. */
    public Optional<PackSignature> signature() {
        return Optional.ofNullable(signature);
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

    /** What its rules may name: what it was read with, and what its manifest adds. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Its rules that state a criterion, in the order of files and text; empty when it states none. */
    public List<Rule> rules() {
        return rules;
    }

    /** The decision rights that it grants, in the order of files and text; empty when it grants none. */
    public List<DecisionRight> rights() {
        return rights;
    }

    /** The steps of its escalation paths, in the order of files and text; empty when it has none. */
    public List<EscalationStep> escalations() {
        return escalations;
    }

    /** The practices and guardrails that it states, in the order of files and text; empty when it states none. */
    public List<PracticeRule> practices() {
        return practices;
    }

    /** The warnings about it, ordered by place. */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * The line of its manifest, from 1, below a field that holds a word; the line of the field when none does, and 1 when
     * the manifest has no such field or was made without a text.
     */
    public int manifestLine(String field, String word) {
        return manifestLines.line(field, word);
    }

    @Override
    public String toString() {
        return id() + " " + version();
    }

    /** Whether it is, to the byte, a pack that ships with the library. */
    boolean ofLibrary() {
        String id = manifest.id().value();
        return digest.equals(Standard.PACK.digest)
                || Shipped.FILES.containsKey(id) && digest.equals(Shipped.pack(id).digest);
    }

    /** What its rules state, in the order of files and text; at least one thing. */
    public List<Statement> statements() {
        return statements;
    }

    /** Where the fields of its manifest stand. */
    ManifestLines manifestLines() {
        return manifestLines;
    }

    /** A manifest, where its fields stand, a signature, and files by name in order. */
    private record Content(
            PackManifest manifest,
            ManifestLines lines,
            @Nullable PackSignature signature,
            TreeMap<String, byte[]> files) {}

    /** One reading of one pack. */
    private static final class Reading {
        private final Vocabulary given;
        private final List<Finding> findings = new ArrayList<>();

        Reading(Vocabulary given) {
            this.given = Objects.requireNonNull(given, "vocabulary");
        }

        RulePack pack(Content content) {
            Vocabulary vocabulary = given.withEvidenceKinds(content.manifest().evidenceKinds())
                    .withRoles(content.manifest().roles())
                    .withParameters(content.manifest().parameters());
            texts(content.manifest(), content.lines());
            List<Statement> statements = new ArrayList<>();
            content.files().forEach((name, bytes) -> {
                if (!name.matches("([a-z0-9][a-z0-9._-]*/)*([a-z0-9][a-z0-9._-]*\\.(drl|dslr)|rights\\.csv)")) {
                    error(
                            FindingKind.INVALID_FILE_NAME,
                            name,
                            "A rule file's name must be lower-case words ending in .drl or .dslr, but was '" + name
                                    + "'.",
                            "Rename it, such as mvp-exit.drl.");
                }
                RuleParser.Parsed parsed = RuleParser.parse(name, bytes, vocabulary);
                statements.addAll(parsed.statements());
                findings.addAll(parsed.findings());
            });
            if (content.files().size() > MOST_FILES || statements.size() > MOST_RULES) {
                error(
                        FindingKind.LIMIT_EXCEEDED,
                        MANIFEST,
                        "A pack must have at most " + MOST_FILES + " files and " + MOST_RULES + " rules, but has "
                                + content.files().size() + " and " + statements.size() + ".",
                        "Split it.");
            }
            boolean saysNothing = content.manifest().tighten().isEmpty()
                    && content.manifest().overrides().isEmpty();
            if (statements.isEmpty() && saysNothing && noErrors()) {
                String place =
                        content.files().isEmpty() ? MANIFEST : content.files().firstKey();
                error(
                        FindingKind.NO_CRITERIA,
                        place,
                        "A pack must state at least one criterion, practice, decision right or escalation step, but this one states none.",
                        "Write a rule.");
            }
            String least = content.manifest().minimumLibraryVersion();
            if (least != null && SemanticVersion.ORDER.compare(LIBRARY_VERSION, least) < 0) {
                findings.add(new Finding(
                        FindingKind.LIBRARY_TOO_OLD,
                        MANIFEST,
                        content.lines().line("minimumLibraryVersion"),
                        1,
                        "The library must have version " + least + " or higher to read the pack, but has "
                                + LIBRARY_VERSION + ".",
                        "Use a newer library, or an older version of the pack."));
            }
            List<Rule> rules = of(Rule.class, statements);
            rules.forEach(rule -> grace(rule, content.manifest()));
            statements.forEach(statement -> days(statement, content.manifest()));
            List<PracticeRule> practices = of(PracticeRule.class, statements);
            practices.forEach(practice -> asked(practice, content.manifest()));
            PacksTogether.claimedTwice(content.manifest().id(), rules).forEach(findings::add);
            PacksTogether.claimedTwice(content.manifest().id(), practices).forEach(findings::add);
            findings.addAll(Lint.findings(
                    Stream.concat(rules.stream(), practices.stream()).toList()));
            findings.addAll(RightsTogether.ofPack(
                    content.manifest(), of(DecisionRight.class, statements), of(EscalationStep.class, statements)));
            findings.addAll(ParameterUses.outsideCriteria(statements));
            findings.addAll(ParameterUses.findings(
                    rules,
                    noErrors(),
                    content.manifest().parameters(),
                    MANIFEST,
                    parameter -> content.lines().line("parameters", parameter.value())));
            LayerFindings.alone(content.manifest(), content.lines(), findings);
            refuse();
            return new RulePack(
                    content,
                    vocabulary,
                    digest(content),
                    List.copyOf(statements),
                    findings.stream().sorted().distinct().toList());
        }

        /** The texts of a manifest are shown to people, who must see all of them. */
        private void texts(PackManifest manifest, ManifestLines lines) {
            visible("publisher", manifest.publisher(), lines.line("publisher"));
            manifest.gates()
                    .forEach(gate -> visible(
                            "name", gate.name(), lines.line("gates", gate.id().value())));
            manifest.parameters()
                    .forEach(each -> visible(
                            "meaning",
                            each.meaning(),
                            lines.line("parameters", each.id().value())));
            manifest.overrides()
                    .forEach(each -> visible(
                            "reason",
                            each.reason(),
                            lines.line("overrides", each.target().word())));
        }

        private void visible(String field, String text, int line) {
            if (!RuleParser.visible(text)) {
                findings.add(new Finding(
                        FindingKind.INVALID_MANIFEST,
                        MANIFEST,
                        line,
                        1,
                        field + " must be one line of visible characters, but was '" + text + "'.",
                        "Write it on one line, and remove what cannot be seen. See docs/packs.md."));
            }
        }

        /** Those of the statements that are of the type, in their order. */
        private static <T extends Statement> List<T> of(Class<T> type, List<Statement> statements) {
            return statements.stream().filter(type::isInstance).map(type::cast).toList();
        }

        /** A grace period of a rule needs a day from which it counts. */
        private void grace(Rule rule, PackManifest manifest) {
            EffectivePeriod own = rule.effectivePeriod();
            String wrong;
            if (own.grace() == null) {
                return;
            } else if (manifest.effectiveFrom() != null) {
                try {
                    new EffectivePeriod(manifest.effectiveFrom(), own.grace(), null);
                    return;
                } catch (IllegalArgumentException e) {
                    wrong = "must end within the calendar, but was '" + own.grace() + "'";
                }
            } else if (own.effectiveFrom() == null) {
                wrong = "must come with '@effective', or with effectiveFrom of the pack, but stands alone";
            } else {
                return;
            }
            findings.add(new Finding(
                    FindingKind.INVALID_ANNOTATION,
                    rule.source().file(),
                    rule.source().line(),
                    rule.source().column(),
                    "'@grace' " + wrong + ".",
                    "Say from which day on the rule is in force, and for how long it is in grace."));
        }

        /** A rule that is in force on no day asks for nothing and grants nothing. */
        private void days(Statement statement, PackManifest manifest) {
            EffectivePeriod own = statement.effectivePeriod();
            String apart = null;
            if (begins(own, manifest.expires())) {
                apart = "this one begins on " + own.effectiveFrom() + " and its pack expires on " + manifest.expires();
            } else if (begins(manifest.effectivePeriod(), own.expires())) {
                apart = "this one expires on " + own.expires() + " and its pack is in force only from "
                        + manifest.effectiveFrom();
            }
            if (apart != null) {
                findings.add(new Finding(
                        FindingKind.NEVER_IN_FORCE,
                        statement.source().file(),
                        statement.source().line(),
                        statement.source().column(),
                        "A rule must be in force on some day, but " + apart + ".",
                        "Mend one of the days, or remove the rule."));
            }
        }

        /** A practice of a pack for some products must be about one of them, or about a value stream that it is for. */
        private void asked(PracticeRule practice, PackManifest manifest) {
            AppliesTo appliesTo = manifest.appliesTo();
            boolean wholeStreams =
                    appliesTo != null && !appliesTo.valueStreams().isEmpty();
            Subject subject = practice.subject();
            if (appliesTo == null || subject == Subject.PRODUCT || subject == Subject.VALUE_STREAM && wholeStreams) {
                return;
            }
            boolean ofStreams = subject == Subject.VALUE_STREAM;
            findings.add(new Finding(
                    FindingKind.NEVER_ASKED,
                    practice.source().file(),
                    practice.source().line(),
                    practice.source().column(),
                    "A " + practice.kind().word() + " must be about somebody whom its pack applies to, but '"
                            + practice.label() + "' is about " + (ofStreams ? "value streams" : "the whole portfolio")
                            + " and the pack applies only to " + appliesTo.words() + ".",
                    ofStreams
                            ? "Name value streams in appliesTo, or begin the rule with ReviewedProduct."
                            : "Begin the rule with ReviewedProduct, or move it to a pack without appliesTo."));
        }

        /** Whether a period begins no earlier than on a day. */
        private static boolean begins(EffectivePeriod period, @Nullable LocalDate day) {
            return period.effectiveFrom() != null
                    && day != null
                    && !period.effectiveFrom().isBefore(day);
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
                        "A pack must be a folder, an archive or a rule file, but nothing is there.",
                        "Check the path.");
                refuse();
            }
            try {
                return Files.isDirectory(path) || PackFiles.archive(path) ? packed(path) : bareFile(path);
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
            if (!RuleParser.reads(name)) {
                error(
                        FindingKind.MISSING_PACK,
                        name,
                        "A pack must be a folder, a .jar, a .zip, a .drl or a .dslr file, but was '" + name + "'.",
                        "Name one with a " + MANIFEST + " in it, or a .drl file.");
                refuse();
            }
            String id = name.substring(0, name.lastIndexOf('.'));
            TreeMap<String, byte[]> files = new TreeMap<>();
            files.put(name, read(path));
            try {
                PackManifest manifest = new PackManifest(new PackId(id), "0.0.0", id, List.of(), List.of(), List.of());
                return new Content(manifest, ManifestLines.NONE, null, files);
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

        private Content packed(Path path) throws IOException {
            PackFiles files = PackFiles.read(path, findings);
            byte[] text = files.manifest();
            PackManifest manifest = null;
            if (text != null) {
                manifest = record(MANIFEST, text, PackManifest.class, FindingKind.INVALID_MANIFEST);
            } else if (noErrors()) {
                error(
                        FindingKind.MISSING_MANIFEST,
                        MANIFEST,
                        "A pack must hold a " + MANIFEST + ", but '" + path + "' does not.",
                        "Write one with id, version and publisher, or name a .drl file.");
            }
            if (manifest == null || text == null) {
                files.rules()
                        .forEach((name, bytes) -> findings.addAll(
                                RuleParser.parse(name, bytes, given).findings()));
                refuse();
                throw new IllegalStateException("A manifest that cannot be read must be a finding.");
            }
            byte[] signed = files.signature();
            PackSignature signature = signed == null
                    ? null
                    : record(PackSignature.FILE, signed, PackSignature.class, FindingKind.INVALID_SIGNATURE);
            return new Content(manifest, ManifestLines.of(text), signature, new TreeMap<>(files.rules()));
        }

        /** The record that a file of the pack holds; absent after a finding. */
        private <T extends Record> @Nullable T record(String name, byte[] text, Class<T> type, FindingKind kind) {
            try {
                return RecordReader.yaml(name, text, type);
            } catch (PortfolioException e) {
                ManifestLines lines = ManifestLines.of(text);
                for (InputViolation violation : e.violations()) {
                    String subject = violation.message().split(" ", 2)[0];
                    findings.add(new Finding(
                            kind,
                            violation.file(),
                            violation.path().isEmpty() ? lines.line(subject) : violation.line(),
                            violation.column(),
                            (violation.path().isEmpty() ? "" : violation.path() + ": ") + violation.message(),
                            "See docs/packs.md."));
                }
                return null;
            }
        }

        /** The bytes of a file, or just enough of them to see that it is too large. */
        private static byte[] read(Path file) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(RuleParser.LARGEST_FILE + 1);
            }
        }

        private static String digest(Content content) {
            MessageDigest sha = Sha256.begin();
            add(sha, RecordJson.text(content.manifest()));
            content.files().forEach((name, bytes) -> {
                add(sha, name);
                add(sha, asRead(bytes));
            });
            return HexFormat.of().formatHex(sha.digest());
        }

        /** The text of each rule file, as the digest takes it. */
        static Map<String, String> texts(Content content) {
            Map<String, String> texts = new TreeMap<>();
            content.files().forEach((name, bytes) -> texts.put(name, asRead(bytes)));
            return Collections.unmodifiableMap(texts);
        }

        /** The text of a rule file without what the parser drops, too. */
        private static String asRead(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }

        private static void add(MessageDigest sha, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sha.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
            sha.update((byte) ':');
            sha.update(bytes);
        }
    }

    /** The optional packs of the library, each read when it is first asked for. */
    private static final class Shipped {
        /** Names the packs and the files of each, as resources cannot be listed. */
        private static final String INDEX = "packs/index.txt";

        private static final Map<String, List<String>> FILES = files();
        static final Set<PackId> IDS = FILES.keySet().stream()
                .map(PackId::new)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSortedSet));

        private static final Map<String, RulePack> PACKS = new ConcurrentHashMap<>();

        static RulePack pack(String id) {
            if (!FILES.containsKey(Objects.requireNonNull(id, "id"))) {
                throw new IllegalArgumentException("id must name a pack of the library, but was '" + id + "'"
                        + NearestName.suggestion(id, FILES.keySet()) + " Known are "
                        + String.join(", ", FILES.keySet()) + ".");
            }
            return PACKS.computeIfAbsent(id, Shipped::load);
        }

        private static Map<String, List<String>> files() {
            Map<String, List<String>> files = new TreeMap<>();
            new String(resource(INDEX), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("/", 2))
                    .forEach(parts -> files.computeIfAbsent(parts[0], pack -> new ArrayList<>())
                            .add(parts[1]));
            return files;
        }

        private static RulePack load(String id) {
            Reading reading = new Reading(Vocabulary.standard());
            byte[] manifest = resource("packs/" + id + "/" + MANIFEST);
            TreeMap<String, byte[]> rules = new TreeMap<>();
            for (String file : FILES.getOrDefault(id, List.of())) {
                if (!file.equals(MANIFEST)) {
                    rules.put(file, resource("packs/" + id + "/" + file));
                }
            }
            return reading.pack(new Content(
                    RecordReader.yaml(MANIFEST, manifest, PackManifest.class),
                    ManifestLines.of(manifest),
                    null,
                    rules));
        }

        private static byte[] resource(String name) {
            try (InputStream in = RulePack.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("The library must hold " + name + ", but does not.");
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("The library's " + name + " cannot be read.", e);
            }
        }
    }

    /** The pack that ships with the library. */
    private static final class Standard {
        static final RulePack PACK = load();

        private static RulePack load() {
            List<RoleId> granters = List.of(RoleId.PORTFOLIO_LEAD, RoleId.PRODUCT_LEAD);
            Duration longest = Duration.ofDays(90);
            List<RoleId> deciders = List.of(RoleId.PORTFOLIO_LEAD);
            List<Gate> gates = List.of(
                    new Gate(GateId.DISCOVERY_EXIT, "Discovery exit", granters, longest, deciders),
                    new Gate(GateId.MVP_EXIT, "MVP exit", granters, longest, deciders),
                    new Gate(GateId.LIMITED_LAUNCH_EXIT, "Limited launch exit", granters, longest, deciders),
                    new Gate(GateId.GA_EXIT, "General availability exit", granters, longest, deciders),
                    new Gate(GateId.RETIREMENT_EXIT, "Retirement exit", granters, longest, deciders));
            PackManifest manifest = new PackManifest(
                    new PackId("standard"),
                    "0.1.0",
                    "operatingmodel.org",
                    PackLayer.BASE,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    gates,
                    null,
                    List.of(new ParameterDefinition(
                            new ParameterId("research-age"),
                            ParameterType.DAYS,
                            BigDecimal.valueOf(180),
                            BigDecimal.valueOf(30),
                            BigDecimal.valueOf(365),
                            ParameterDefinition.Tighter.LOWER,
                            "How old research with users may be when discovery ends.")),
                    List.of(),
                    List.of());
            Map<String, byte[]> files = new TreeMap<>();
            for (Gate gate : gates) {
                String name = "gate/" + gate.id() + ".drl";
                files.put(name, Shipped.resource(name));
            }
            String path = "escalation/default.drl";
            files.put(path, Shipped.resource(path));
            return of(manifest, files);
        }
    }
}

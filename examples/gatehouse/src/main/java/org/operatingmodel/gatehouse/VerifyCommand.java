package org.operatingmodel.gatehouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.attestation.Attestation;
import org.operatingmodel.rules.attestation.AttestationException;
import org.operatingmodel.rules.attestation.Envelope;
import org.operatingmodel.rules.attestation.VerifiedAttestation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether an attestation proves that an artefact passed a gate. */
@Command(
        name = "verify",
        description = {
            "Say whether an attestation proves that an artefact passed a gate.",
            "",
            "The exit code is 0 if it does; otherwise it is 2, and the message says all that is missing."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class VerifyCommand implements Callable<Integer> {
    private static final int LARGEST = (1 << 22) + 1;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The envelope, as attest writes it.")
    private Path file = Path.of("");

    @Option(
            names = "--signed-by",
            required = true,
            paramLabel = "PUBLIC-KEY-FILE",
            description = "A key, one of which must have signed it: Ed25519, in PEM form. May be repeated.")
    private List<Path> keyFiles = new ArrayList<>();

    @Mixin
    private Attested attested = new Attested();

    @Option(
            names = "--subject",
            required = true,
            paramLabel = "NAME=sha256:HEX",
            description = "What was judged: the artefact by its name and digest.")
    private String subject = "";

    @Option(
            names = "--fresh-for",
            required = true,
            paramLabel = "DURATION",
            description = "How long it counts from when it was judged, such as P30D.")
    private String freshness = "";

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "Ask as of this instant, such as 2024-10-01T00:00:00Z. Without it: now.")
    private @Nullable String asOfText;

    @Option(names = "--accept-waivers", description = "Let a pass with waivers do.")
    private boolean acceptWaivers;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        VerifiedAttestation.Demand demand = demand();
        Instant asOf = asOfText == null
                ? surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS)
                : Inputs.instant("--as-of", asOfText);
        try {
            VerifiedAttestation verified = Envelope.verify(
                            bytes(),
                            keyFiles.stream()
                                    .map(key -> KeyFiles.publicKey("--signed-by", key))
                                    .toList())
                    .require(demand, asOf);
            spec.commandLine()
                    .getOut()
                    .print(Text.hanging(
                            2,
                            Text.printable(file + " proves "
                                    + String.join(", ", verified.attestation().verifiedLevels()) + " of "
                                    + demand.subject().name() + ", signed by " + verified.signer() + "."),
                            surroundings.width()));
            return Gatehouse.GOOD;
        } catch (AttestationException refused) {
            throw new Refusal(refused.problems().stream()
                    .map(problem -> file + ": " + problem)
                    .collect(Collectors.joining("\n")));
        }
    }

    private VerifiedAttestation.Demand demand() {
        try {
            return new VerifiedAttestation.Demand(
                    attested.verifier(),
                    new ProductId(attested.product()),
                    Attested.subject(subject),
                    Attestation.level(new GateId(attested.gate())),
                    Duration.parse(freshness),
                    acceptWaivers);
        } catch (DateTimeParseException e) {
            throw new Refusal("--fresh-for must be a duration above zero, but was '" + freshness
                    + "'. Write one such as P30D or PT12H.");
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(String.valueOf(wrong.getMessage()));
        }
    }

    private byte[] bytes() {
        Inputs.requireExistence("FILE", file);
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            throw new Refusal("FILE must be a file that can be read, but '" + file + "' is not: "
                    + e.getClass().getSimpleName() + ". Check the path and its rights.");
        }
    }
}

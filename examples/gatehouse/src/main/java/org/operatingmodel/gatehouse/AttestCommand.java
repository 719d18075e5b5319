package org.operatingmodel.gatehouse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.rules.attestation.Attestation;
import org.operatingmodel.rules.attestation.AttestedSubject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides one gate of one product, and signs what that says about artefacts. */
@Command(
        name = "attest",
        description = {
            "Decide one gate of one product, and sign what that says about artefacts.",
            "",
            "Writes a DSSE envelope with an in-toto statement, whose predicate is a SLSA verification summary: one that"
                    + " FAILED where the gate is blocked."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class AttestCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private Inputs inputs = new Inputs();

    @Mixin
    private Attested attested = new Attested();

    @Option(
            names = "--subject",
            required = true,
            paramLabel = "NAME=sha256:HEX",
            description = "What is judged: an artefact by its name and digest. May be repeated.")
    private List<String> subjects = new ArrayList<>();

    @Option(
            names = "--sign",
            required = true,
            paramLabel = "PRIVATE-KEY-FILE",
            description = "The key to sign with: Ed25519, in PEM form.")
    private Path privateKey = Path.of("");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "PUBLIC-KEY-FILE",
            description = "The public key that belongs to the one of --sign: Ed25519, in PEM form.")
    private Path publicKey = Path.of("");

    @Option(names = "--output", paramLabel = "FILE", description = "The file to write. Without it: the output.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    AttestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (inputs.format() != Format.TEXT) {
            throw new Refusal("--format must be left out, because an envelope is JSON in any case. Remove it.");
        }
        List<AttestedSubject> judged = subjects.stream().map(Attested::subject).toList();
        URI judge = attested.verifier();
        KeyPair keys = KeyFiles.pair("--sign", privateKey, "--key", publicKey);
        Inputs.AsOf asOf = inputs.asOf(surroundings.clock());
        GateDecision decision = inputs.with(packs -> {
            try {
                return packs.governance()
                        .decide(
                                inputs.portfolio(packs),
                                inputs.hostFacts(packs),
                                GateRequest.of(attested.product(), attested.gate()),
                                asOf.instant());
            } catch (IllegalArgumentException unknownProductOrGate) {
                throw new Refusal(String.valueOf(unknownProductOrGate.getMessage()));
            }
        });
        Attestation attestation = Attestation.of(
                decision, judged, judge, surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        write(envelope(attestation, keys), attestation);
        return decision.blocked() ? Gatehouse.BAD : Gatehouse.GOOD;
    }

    private static String envelope(Attestation attestation, KeyPair keys) {
        try {
            return attestation.sign(keys).json();
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()).replaceFirst("^keys", "--sign and --key"));
        }
    }

    private void write(String envelope, Attestation attestation) {
        if (output == null) {
            spec.commandLine().getOut().print(envelope + "\n");
            return;
        }
        try {
            Files.writeString(output, envelope);
        } catch (IOException e) {
            throw new Refusal("--output must be a file that can be written, but '" + output + "' is not: "
                    + e.getClass().getSimpleName() + ". Check the folder and its rights.");
        }
        spec.commandLine()
                .getOut()
                .print(Text.hanging(
                        2,
                        Text.printable(output + " says of " + attestation.resourceUri() + ": "
                                + String.join(", ", attestation.verifiedLevels()) + "."),
                        surroundings.width()));
    }
}

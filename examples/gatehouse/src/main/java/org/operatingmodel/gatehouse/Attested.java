package org.operatingmodel.gatehouse;

import java.net.URI;
import org.operatingmodel.rules.attestation.AttestedSubject;
import picocli.CommandLine.Option;

/** The options that say what an attestation is about. */
final class Attested {
    @Option(names = "--product", required = true, paramLabel = "ID", description = "The product, by its id.")
    private String product = "";

    @Option(names = "--gate", required = true, paramLabel = "ID", description = "The gate, such as mvp-exit.")
    private String gate = "";

    @Option(names = "--verifier", required = true, paramLabel = "URI", description = "Who judges, as a URI.")
    private String verifier = "";

    String product() {
        return product;
    }

    String gate() {
        return gate;
    }

    /** @throws Refusal if it is no URI with a scheme */
    URI verifier() {
        try {
            URI uri = URI.create(verifier);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new Refusal("--verifier must be a URI with a scheme, but was '" + verifier
                + "'. Write one such as https://example.org/gatehouse.");
    }

    /** @throws Refusal if it is no name and digest */
    static AttestedSubject subject(String text) {
        try {
            return AttestedSubject.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--subject: " + e.getMessage());
        }
    }
}

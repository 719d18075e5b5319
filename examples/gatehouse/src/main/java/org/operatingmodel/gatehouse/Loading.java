package org.operatingmodel.gatehouse;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackCheck;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.rules.report.Doctor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how rule packs are loaded: over which fact types of a host, and signed by whom. */
final class Loading {
    private static final String PRACTICES = "practices";

    @Mixin
    private HostTypes types = new HostTypes();

    @Option(
            names = "--with",
            paramLabel = "NAME",
            split = ",",
            description =
                    "A pack of the library beside the standard one, by its id; practices for all that state practices. May be repeated.")
    private List<String> shipped = new ArrayList<>();

    @Option(
            names = "--signed-by",
            paramLabel = "PUBLIC-KEY-FILE",
            description = "A key, one of which must have signed each pack: Ed25519, in PEM form. May be repeated.")
    private List<Path> keyFiles = new ArrayList<>();

    /**
     * What comes of the standard vocabulary and the types of the host, which are there until then.
     *
     * @throws Refusal if one is not there, cannot be loaded, or cannot be read by rules
     */
    <T> T with(Function<Vocabulary, T> made) {
        return types.with(made);
    }

    /**
     * Everything that is to be said about packs, each by itself and all together, in their order.
     *
     * @throws Refusal if a file holds no key
     */
    List<PackCheck> check(List<Path> paths, Vocabulary vocabulary, RulePack... before) {
        PublicKey[] keys = keys();
        return keys.length == 0
                ? RulePack.check(paths, vocabulary, before)
                : Governance.requireSignedBy(keys).check(paths, vocabulary, before);
    }

    /**
     * The governance of packs that were checked.
     *
     * @throws Refusal if a file holds no key
     */
    Governance governance(List<RulePack> packs) {
        PublicKey[] keys = keys();
        RulePack[] together = packs.toArray(RulePack[]::new);
        return keys.length == 0
                ? Governance.load(together)
                : Governance.requireSignedBy(keys).load(together);
    }

    /**
     * The packs of the library that are loaded before others.
     *
     * @param standard whether the standard one is
     * @throws Refusal if there is none of that name
     */
    List<RulePack> libraryPacks(boolean standard) {
        Map<PackId, RulePack> packs = new LinkedHashMap<>();
        if (standard) {
            packs.put(RulePack.standard().id(), RulePack.standard());
        }
        for (String id : shipped) {
            named(id).forEach(pack -> packs.putIfAbsent(pack.id(), pack));
        }
        return List.copyOf(packs.values());
    }

    private static List<RulePack> named(String id) {
        if (id.equals(PRACTICES)) {
            return Doctor.packs().stream()
                    .filter(pack -> !pack.practices().isEmpty())
                    .toList();
        }
        Set<String> known = new TreeSet<>(Set.of(PRACTICES));
        RulePack.shipped().forEach(pack -> known.add(pack.value()));
        if (!known.contains(id)) {
            throw new Refusal("--with must name a pack of the library, or all of its practices, but was '" + id + "'"
                    + NearestName.suggestion(id, known) + " Known are " + String.join(", ", known) + ".");
        }
        return List.of(RulePack.shipped(id));
    }

    /** Whether packs must be signed. */
    boolean asksForSignatures() {
        return !keyFiles.isEmpty();
    }

    private PublicKey[] keys() {
        return keyFiles.stream()
                .map(file -> KeyFiles.publicKey("--signed-by", file))
                .toArray(PublicKey[]::new);
    }
}

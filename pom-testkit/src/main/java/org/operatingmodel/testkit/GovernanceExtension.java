package org.operatingmodel.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

/** Fills in what {@link GovernedBy} promises; what is loaded is kept for all classes of a run. */
final class GovernanceExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(GovernanceExtension.class);

    /** Made by JUnit. */
    GovernanceExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == DecisionService.class
                || type == Governance.class
                || type == GovernanceVerifier.class
                || type == Portfolio.class && parameter.isAnnotated(PortfolioFile.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        GovernedBy by = governedBy(context);
        Loaded loaded = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(new Named(List.of(by.value()), List.of(by.packs())), Loaded::of, Loaded.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Portfolio.class) {
            PortfolioFile file = parameter.findAnnotation(PortfolioFile.class).orElseThrow();
            return loaded.reader().read(Path.of(file.value()));
        } else if (type == GovernanceVerifier.class) {
            GovernanceVerifier verifier =
                    GovernanceVerifier.of(loaded.governance(), loaded.packs().toArray(RulePack[]::new));
            return by.asOf().isEmpty() ? verifier : verifier.asOf(by.asOf());
        }
        return loaded.governance();
    }

    private static GovernedBy governedBy(ExtensionContext context) {
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            Optional<GovernedBy> by = at.get().getTestClass().map(tests -> tests.getAnnotation(GovernedBy.class));
            if (by.isPresent()) {
                return by.get();
            }
        }
        throw new IllegalStateException("A test class must be annotated with @GovernedBy, but '"
                + context.getDisplayName() + "' was not. Name its packs.");
    }

    /** The packs that an annotation names. */
    private record Named(List<String> shipped, List<String> paths) {}

    /** What is loaded once. */
    private record Loaded(List<RulePack> packs, Governance governance) {
        static Loaded of(Named named) {
            List<RulePack> packs = new ArrayList<>();
            named.shipped.forEach(id -> packs.add(id.equals("standard") ? RulePack.standard() : RulePack.shipped(id)));
            named.paths.forEach(path -> packs.add(RulePack.from(Path.of(path))));
            return new Loaded(List.copyOf(packs), Governance.load(packs.toArray(RulePack[]::new)));
        }

        PortfolioReader reader() {
            List<EvidenceKind> kinds = packs.stream()
                    .flatMap(pack -> pack.evidenceKinds().stream())
                    .toList();
            return PortfolioReader.standard().knowing(kinds);
        }
    }
}

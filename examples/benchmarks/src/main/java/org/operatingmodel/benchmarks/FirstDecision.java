package org.operatingmodel.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

/** What {@link StartBenchmark} starts in a new virtual machine: one first decision, and then what it took. */
public final class FirstDecision {
    private FirstDecision() {}

    /** Decides as the first argument says; the second names the file of the rules for plain Drools. */
    public static void main(String[] args) throws Exception {
        Portfolio portfolio = StandardPortfolio.of(5);
        Product product = portfolio.products().get(0);
        boolean passed = args[0].equals("governance")
                ? governance(portfolio, product)
                : plainDrools(portfolio, product, Path.of(args[1]));
        if (!passed) {
            throw new IllegalStateException("The product must pass.");
        }
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        System.out.println(cpu.toMillis());
    }

    private static boolean governance(Portfolio portfolio, Product product) {
        Governance governance = Governance.load(RulePack.standard());
        GateRequest request = new GateRequest(product.id(), GateId.DISCOVERY_EXIT);
        GateDecision decision = governance.decide(portfolio, request, Workload.AS_OF);
        return !decision.blocked();
    }

    private static boolean plainDrools(Portfolio portfolio, Product product, Path folder) throws Exception {
        List<byte[]> files = new ArrayList<>();
        try (var paths = Files.list(folder)) {
            for (Path file : paths.sorted().toList()) {
                files.add(Files.readString(file).getBytes(StandardCharsets.UTF_8));
            }
        }
        PlainDrools drools = PlainDrools.compile(files.toArray(new byte[0][]));
        List<Record> facts = new ArrayList<>();
        facts.add(new GateReview(GateId.DISCOVERY_EXIT, product, Workload.AS_OF));
        facts.addAll(portfolio.products());
        facts.addAll(portfolio.evidence());
        facts.addAll(portfolio.outcomes());
        facts.addAll(portfolio.problems());
        facts.addAll(portfolio.userSegments());
        facts.addAll(portfolio.optionAssessments());
        facts.addAll(portfolio.roleHoldings());
        facts.addAll(portfolio.dataInventories());
        facts.addAll(portfolio.dataFields());
        facts.addAll(portfolio.controls());
        return drools.met(facts).stream()
                        .filter(name -> name.startsWith("Discovery exit"))
                        .distinct()
                        .count()
                >= 4;
    }
}

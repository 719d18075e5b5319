package org.operatingmodel.rules.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.TrialGovernance;
import org.operatingmodel.rules.gate.Given;

/** A case of the suite of a shipped pack, which can be asked of other packs than the shipped ones, too. */
public final class SuiteCase implements DecisionTest {
    private static final List<SuiteCase> MADE = Collections.synchronizedList(new ArrayList<>());
    private static volatile boolean making;

    private final String pack;
    private final List<RulePack> packs;
    private final String name;
    private final Given given;
    private final BiConsumer<DecisionService, Portfolio> check;
    private @Nullable Portfolio portfolio;

    private SuiteCase(
            String pack, List<RulePack> packs, String name, Given given, BiConsumer<DecisionService, Portfolio> check) {
        this.pack = pack;
        this.packs = List.copyOf(packs);
        this.name = name;
        this.given = given;
        this.check = check;
    }

    /** A case; it throws an assertion error where something is not as expected. */
    public static SuiteCase of(String pack, String name, Given given, BiConsumer<DecisionService, Portfolio> check) {
        return of(pack, List.of(), name, given, check);
    }

    /** A case that asks other packs than those that the suite of the shipped one is asked of. */
    public static SuiteCase of(
            String pack, List<RulePack> packs, String name, Given given, BiConsumer<DecisionService, Portfolio> check) {
        SuiteCase made = new SuiteCase(pack, packs, name, given, check);
        MADE.add(made);
        return made;
    }

    /** The packs, compiled, or judged by the naive evaluator where cases are only made. */
    public static DecisionService loaded(List<RulePack> packs) {
        return making ? TrialGovernance.of(packs).service() : Governance.load(packs.toArray(RulePack[]::new));
    }

    /** The packs that it asks; empty where they are those of the suite. */
    List<RulePack> packs() {
        return packs;
    }

    /** What comes of running something, as far as cases of a pack are made by it. */
    static List<SuiteCase> madeBy(Runnable made, String pack) {
        MADE.clear();
        making = true;
        try {
            made.run();
        } finally {
            making = false;
        }
        return MADE.stream().filter(each -> each.pack.equals(pack)).toList();
    }

    public void check(DecisionService service) {
        check.accept(service, portfolio());
    }

    private synchronized Portfolio portfolio() {
        Portfolio known = portfolio == null ? given.portfolio() : portfolio;
        portfolio = known;
        return known;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Difference> differences(DecisionService service) {
        try {
            check(service);
            return List.of();
        } catch (AssertionError failed) {
            return List.of(new Difference(name, "as asserted", String.valueOf(failed.getMessage()), ""));
        }
    }
}

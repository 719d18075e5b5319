package org.operatingmodel.rules.report;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.RulePack;

/**
 * How much an operating model asks people to know: its gates, rules and rights beside the number of teams.
 *
 * <p>Definition: each is counted in the packs as they are loaded, whether it applies to a team or not.
 * <p>Unit and range: counts from 0. Empty case: per team they are absent where there is no team.
 * <p>Merging: none; packs together are counted anew.
 * <p>Limits: rules count alike, whatever their length.
 *
 * @param gates how many gates the packs define
 * @param rules how many criteria, practices and guardrails they state
 * @param rights how many decision rights and escalation steps
 * @param teams how many teams there are
 * @since 0.1
 */
public record ModelComplexity(int gates, int rules, int rights, int teams) {
    /** @throws IllegalArgumentException if a count is negative */
    public ModelComplexity {
        notNegative("ModelComplexity.gates", gates);
        notNegative("ModelComplexity.rules", rules);
        notNegative("ModelComplexity.rights", rights);
        notNegative("ModelComplexity.teams", teams);
    }

    /**
     * What people can be asked to know.
     *
     * @param gates the most gates, from 0
     * @param rules the most criteria, practices and guardrails, from 0
     * @param rights the most decision rights and escalation steps, from 0
     */
    public record Budget(int gates, int rules, int rights) {
        /** What can be understood in weeks: a gate for each stage, 2 rules a working day and 1 right a working day for 12 weeks. */
        public static final Budget WEEKS = new Budget(5, 120, 60);

        /** @throws IllegalArgumentException if a number is negative */
        public Budget {
            notNegative("Budget.gates", gates);
            notNegative("Budget.rules", rules);
            notNegative("Budget.rights", rights);
        }
    }

    private static void notNegative(String what, int number) {
        if (number < 0) {
            throw new IllegalArgumentException(what + " must not be negative, but was '" + number + "'. Count from 0.");
        }
    }

    /** The complexity of packs for the teams of a portfolio. */
    public static ModelComplexity of(Portfolio portfolio, List<RulePack> packs) {
        return new ModelComplexity(
                packs.stream().mapToInt(pack -> pack.gates().size()).sum(),
                packs.stream()
                        .mapToInt(pack -> pack.rules().size() + pack.practices().size())
                        .sum(),
                packs.stream()
                        .mapToInt(pack ->
                                pack.rights().size() + pack.escalations().size())
                        .sum(),
                portfolio.teams().size());
    }

    /** All of it for each team; absent where there is none; n counts teams. */
    public Measured<Ratio> perTeam() {
        Basis basis = Basis.timeless("per team", "model-complexity: gates, rules and rights / teams");
        long all = (long) gates + rules + rights;
        return teams == 0
                ? Measured.absent("There is no team.", 0, basis)
                : Measured.value(Ratio.of(all, teams), teams, basis);
    }

    /** A warning for each number beyond the budget, in sentences; empty when it is kept. */
    public List<String> warnings(Budget budget) {
        Objects.requireNonNull(budget, "budget");
        List<String> warnings = new ArrayList<>();
        warn(warnings, "gates", gates, budget.gates());
        warn(warnings, "rules", rules, budget.rules());
        warn(warnings, "rights", rights, budget.rights());
        return warnings;
    }

    /** The counts and the warnings of a budget for people, one a line, ending with a line feed. */
    public String text(Budget budget) {
        StringBuilder text = new StringBuilder()
                .append(gates)
                .append(" gates, ")
                .append(rules)
                .append(" rules, ")
                .append(rights)
                .append(" rights; for each team ");
        if (perTeam() instanceof Measured.Value<Ratio> known) {
            text.append(known.value()
                            .decimal()
                            .setScale(1, RoundingMode.HALF_EVEN)
                            .toPlainString())
                    .append(" (n ")
                    .append(teams)
                    .append(").\n");
        } else {
            text.append("not known. ")
                    .append(((Measured.Absent<Ratio>) perTeam()).reason())
                    .append('\n');
        }
        warnings(budget)
                .forEach(warning -> text.append("  warning  ").append(warning).append('\n'));
        return text.toString();
    }

    private static void warn(List<String> warnings, String what, int number, int most) {
        if (number > most) {
            warnings.add("An operating model should have at most " + most + " " + what + ", but has " + number
                    + ". Remove those that nobody would miss.");
        }
    }
}

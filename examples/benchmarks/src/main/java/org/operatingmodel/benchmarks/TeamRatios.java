package org.operatingmodel.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reviews of 10, 100 and 750 teams in turns: processor time for each team, and how it grows. */
public final class TeamRatios {
    static final List<Integer> TEAMS = List.of(10, 100, 750);

    private static final int PILOT = 10;
    private static final int MOST_TIMES = 2;

    private TeamRatios() {}

    /** Runs with as many turns as the argument says, or 5. */
    public static void main(String[] args) {
        Map<Integer, Double> micros = micros(args.length == 0 ? 5 : Integer.parseInt(args[0]));
        double pilot = micros.getOrDefault(PILOT, Double.NaN);
        System.out.println("For each team:");
        micros.forEach((teams, each) -> System.out.println(Interleaved.row(teams + " teams", each, pilot)));
        requireScaling(micros);
    }

    /**
     * Checks that a team costs at most twice what one of ten costs.
     *
     * @param micros what each team costs, by how many there are
     * @throws IllegalStateException if one costs more, or it is not known
     */
    static void requireScaling(Map<Integer, Double> micros) {
        double most = MOST_TIMES * micros.getOrDefault(PILOT, Double.NaN);
        for (int teams : TEAMS) {
            double each = micros.getOrDefault(teams, Double.NaN);
            if (!(each > 0 && each <= most)) {
                throw new IllegalStateException("Each of " + teams + " teams must cost at most " + MOST_TIMES
                        + " times what one of " + PILOT + " costs, but they cost " + micros
                        + " microseconds. See what grows with the portfolio.");
            }
        }
    }

    /** Microseconds of processor time for each team, by how many teams there are. */
    static Map<Integer, Double> micros(int turns) {
        Interleaved ways = new Interleaved();
        for (int teams : TEAMS) {
            TeamsBenchmark benchmark = new TeamsBenchmark();
            benchmark.teams = teams;
            benchmark.setup();
            ways.add(teams + " teams", benchmark::review);
        }
        Map<Integer, Double> micros = new LinkedHashMap<>();
        ways.run(turns).forEach((name, each) -> {
            int teams = Integer.parseInt(name.substring(0, name.indexOf(' ')));
            micros.put(teams, each / teams);
        });
        return micros;
    }
}

package org.operatingmodel.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reviews of 10, 100 and 750 teams in turns: processor time for each team, and how it grows. */
public final class TeamRatios {
    private TeamRatios() {}

    /** Runs with as many turns as the argument says, or 5. */
    public static void main(String[] args) {
        Map<Integer, Double> micros = micros(args.length == 0 ? 5 : Integer.parseInt(args[0]));
        double pilot = micros.getOrDefault(10, Double.NaN);
        System.out.println("For each team:");
        micros.forEach((teams, each) -> System.out.println(Interleaved.row(teams + " teams", each, pilot)));
    }

    /** Microseconds of processor time for each team, by how many teams there are. */
    static Map<Integer, Double> micros(int turns) {
        Interleaved ways = new Interleaved();
        for (int teams : new int[] {10, 100, 750}) {
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

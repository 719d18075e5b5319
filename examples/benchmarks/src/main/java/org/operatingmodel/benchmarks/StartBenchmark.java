package org.operatingmodel.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.rules.RulePack;

/**
 * From the start of a virtual machine to the first decision by the standard gates, each time in a new one: this library,
 * which compiles the gate that is asked, beside plain drools-mvel with the rules of that gate, and with those of all.
 *
 * <p>Shown is the median processor time of the whole process, compilers and collectors too.
 */
public final class StartBenchmark {
    private StartBenchmark() {}

    /** Runs with as many turns as the argument says, or 5. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int turns = args.length == 0 ? 5 : Integer.parseInt(args[0]);
        Path oneGate = Files.createTempDirectory("one-gate");
        Path allGates = Files.createTempDirectory("all-gates");
        for (Gate gate : RulePack.standard().gates()) {
            String text = plain(gate.id().value());
            Files.writeString(allGates.resolve(gate.id() + ".drl"), text);
            if (gate.id().value().equals("discovery-exit")) {
                Files.writeString(oneGate.resolve(gate.id() + ".drl"), text);
            }
        }
        Map<String, String[]> ways = new LinkedHashMap<>();
        ways.put("plain drools-mvel, all standard rules", new String[] {"plain", allGates.toString()});
        ways.put("plain drools-mvel, rules of one gate", new String[] {"plain", oneGate.toString()});
        ways.put("governance, standard gates", new String[] {"governance", ""});
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        for (int turn = 0; turn < turns; turn++) {
            for (Map.Entry<String, String[]> way : ways.entrySet()) {
                millis.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(start(way.getValue()));
            }
        }
        double reference = Interleaved.median(millis.getOrDefault("plain drools-mvel, all standard rules", List.of()));
        millis.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "%-40s %8.0f ms %6.2f x%n",
                name,
                Interleaved.median(all),
                Interleaved.median(all) / reference));
    }

    private static double start(String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstDecision.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The first decision must succeed, but printed: " + output);
        }
        return Double.parseDouble(output.strip());
    }

    /** The rules of a standard gate as plain Drools takes them: a package of its own, without annotations. */
    private static String plain(String gate) {
        try (var in = RulePack.class.getResourceAsStream("gate/" + gate + ".drl")) {
            if (in == null) {
                throw new IllegalStateException("There must be rules of " + gate + ", but there are none.");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceFirst("package \\S+", "package plain." + gate.replace('-', '_'))
                    .replaceAll("(?m)^ *@.*\\R", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

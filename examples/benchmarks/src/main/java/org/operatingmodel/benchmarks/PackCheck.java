package org.operatingmodel.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operatingmodel.rules.RulePack;

/** Checks a pack of 500 rules once, in a virtual machine that has done nothing before; tells the processor time. */
public final class PackCheck {
    private static final int RULES = 500;
    private static final int FILES = 5;
    private static final Pattern RULE = Pattern.compile("rule \"([^\"]+)\"");
    private static final Pattern CRITERION = Pattern.compile("@criterion\\( \"([^\"]+)\" \\)");

    private PackCheck() {}

    /** The rules of the workload, again and again under other names, in five files. */
    public static void main(String[] args) {
        Map<String, byte[]> files = files();
        long start = cpuNanos();
        RulePack pack = RulePack.of(Workload.manifest(), files);
        double seconds = (cpuNanos() - start) / 1e9;
        if (pack.rules().size() != RULES) {
            throw new IllegalStateException("The pack must have " + RULES + " rules, but has "
                    + pack.rules().size() + ".");
        }
        System.out.printf(Locale.ROOT, "%d rules in %d files: %.2f s of processor time%n", RULES, FILES, seconds);
    }

    private static Map<String, byte[]> files() {
        String text = new String(Workload.resource("workload.drl"), StandardCharsets.UTF_8);
        int first = text.indexOf("rule \"");
        String header = text.substring(0, first);
        String rules = text.substring(first);
        Map<String, byte[]> files = new TreeMap<>();
        int copies = RULES / Workload.CRITERIA / FILES;
        for (int file = 0; file < FILES; file++) {
            StringBuilder all = new StringBuilder(header);
            for (int copy = 0; copy < copies; copy++) {
                int number = file * copies + copy;
                String named = RULE.matcher(rules)
                        .replaceAll(rule -> Matcher.quoteReplacement("rule \"" + rule.group(1) + " " + number + "\""));
                all.append(CRITERION
                                .matcher(named)
                                .replaceAll(id -> Matcher.quoteReplacement(
                                        "@criterion( \"" + id.group(1) + "-" + number + "\" )")))
                        .append('\n');
            }
            files.put("workload-" + file + ".drl", all.toString().getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}

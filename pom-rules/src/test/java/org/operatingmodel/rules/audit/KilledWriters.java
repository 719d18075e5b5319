package org.operatingmodel.rules.audit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kills processes that write to a log, at random moments, and looks whether each entry that they were told is there stays
 * there. The processes share the log; what they print after each append is what was acknowledged.
 */
final class KilledWriters {
    private static final int KILLS_OF_ONE_LOG = 25;
    private static final long SEGMENT_BYTES = 1_000_000;
    private static final int EVERY = 8;
    private static final int LONG_ENTRY = 400_000;
    private static final int TOGETHER = 3;
    private static final long MOST_MILLIS = 40;

    private KilledWriters() {}

    /**
     * What came of it.
     *
     * @param kills how many processes were killed
     * @param acknowledged how many entries they were told are there
     * @param unfinished how many kills left an unfinished line
     * @param unacknowledged how many entries are there that nobody was told of, as the kill came before
     * @param failures what is wrong
     */
    record Outcome(int kills, long acknowledged, int unfinished, long unacknowledged, List<String> failures) {}

    static FileDecisionLog.Settings settings(LogDurability durability, Duration lockKept) {
        return new FileDecisionLog.Settings(durability, SEGMENT_BYTES, lockKept);
    }

    /** Kills that many processes, some at a time. */
    static Outcome kill(Path folder, FileDecisionLog.Settings settings, int writers, int kills, long seed)
            throws IOException, InterruptedException {
        Random random = new Random(seed);
        List<String> failures = new ArrayList<>();
        long acknowledged = 0;
        long unacknowledged = 0;
        int unfinished = 0;
        int killed = 0;
        for (int number = 0; killed < kills; number++) {
            Path place = folder.resolve("log-" + number);
            Map<Long, String> told = new HashMap<>();
            try (DecisionLog log = FileDecisionLog.at(place, settings)) {
                for (int i = 0; i < KILLS_OF_ONE_LOG && killed < kills; i += writers) {
                    List<Process> processes = new ArrayList<>();
                    for (int writer = 0; writer < writers; writer++) {
                        processes.add(start(
                                Writer.class,
                                place.toString(),
                                settings.durability().name(),
                                settings.lockKept().toString()));
                    }
                    for (String head : killed(processes, random)) {
                        LogHead acknowledgedHead = LogHead.parse(head);
                        told.put(acknowledgedHead.sequence(), acknowledgedHead.hash());
                    }
                    killed += writers;
                    String round = place.getFileName() + " after " + killed + " kills: ";
                    lost(log, told).forEach(each -> failures.add(round + "lost " + each));
                    unfinished += log.remarks().isEmpty() ? 0 : 1;
                    LogHead own = log.append(SyntheticEntries.saying("repaired"));
                    told.put(own.sequence(), own.hash());
                    LogVerification verified = LogVerification.of(log, own);
                    if (!verified.intact() || verified.completeness() != LogVerification.Completeness.COMPLETE) {
                        failures.add(round + verified.text());
                    }
                    lost(log, told).forEach(each -> failures.add(round + "lost by the repair " + each));
                }
                acknowledged += told.size();
                unacknowledged += log.head().map(LogHead::sequence).orElse(0L) - told.size();
            }
            delete(place);
        }
        return new Outcome(killed, acknowledged, unfinished, unacknowledged, failures);
    }

    private static Set<String> lost(DecisionLog log, Map<Long, String> told) {
        Set<String> hashes = new HashSet<>();
        try (Stream<LogLine> lines = log.lines()) {
            lines.forEach(line -> hashes.add(line.hash()));
        }
        Set<String> lost = new TreeSet<>();
        told.forEach((sequence, hash) -> {
            if (!hashes.contains(hash)) {
                lost.add(sequence + ":" + hash);
            }
        });
        return lost;
    }

    /** Kills writers after one or all of them have begun, and gives what they printed. */
    static Set<String> killed(List<Process> processes, Random random) throws InterruptedException {
        Set<String> printed = new TreeSet<>();
        CountDownLatch begun = new CountDownLatch(random.nextBoolean() ? processes.size() : 1);
        List<Thread> readers = new ArrayList<>();
        for (Process process : processes) {
            Thread reader = new Thread(() -> read(process, printed, begun));
            reader.start();
            readers.add(reader);
        }
        boolean inTime = begun.await(2, TimeUnit.MINUTES);
        for (Process process : processes) {
            TimeUnit.MICROSECONDS.sleep((long) (random.nextDouble() * MOST_MILLIS * 1000));
            process.toHandle().destroyForcibly(); // that of the process would close what it printed
        }
        for (Process process : processes) {
            process.waitFor();
        }
        for (Thread reader : readers) {
            reader.join();
        }
        if (!inTime) {
            throw new IllegalStateException("The writers did not begin within two minutes.");
        }
        return printed;
    }

    /** Starts a main class of this package, with a small class path, as each kill needs a process of its own. */
    static Process start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** Starts a main class of this package, with further jars on its class path. */
    static Process start(List<Class<?>> further, Class<?> main, String... arguments) throws IOException {
        List<String> places = new ArrayList<>();
        for (Class<?> type : List.of(DecisionLog.class, KilledWriters.class, Nullable.class)) {
            places.add(placeOf(type).toString());
        }
        further.forEach(type -> places.add(placeOf(type).toString()));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                String.join(File.pathSeparator, places),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of a class must be a URI.", e);
        }
    }

    /** What a process prints, but for a line that it did not finish. */
    private static void read(Process process, Set<String> printed, CountDownLatch begun) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            boolean first = true;
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                if (next == '\n') {
                    synchronized (printed) {
                        printed.add(line.toString());
                    }
                    if (first) {
                        begun.countDown();
                        first = false;
                    }
                    line.setLength(0);
                } else {
                    line.append((char) next);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Appends until it is killed, and prints each head that was returned. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            try (DecisionLog log = FileDecisionLog.at(
                    Path.of(arguments[0]),
                    settings(LogDurability.valueOf(arguments[1]), Duration.parse(arguments[2])))) {
                log.keep(DecisionLog.Kind.PACK, SyntheticEntries.PACK_DIGEST, SyntheticEntries.PACK);
                for (int i = 1; ; i++) {
                    String what = "x".repeat(i % EVERY == 0 ? LONG_ENTRY : i % EVERY * 100);
                    StringBuilder heads = new StringBuilder();
                    log.append(Collections.nCopies(i % TOGETHER + 1, SyntheticEntries.saying(what)))
                            .forEach(head -> heads.append(head).append('\n'));
                    System.out.write(heads.toString().getBytes(StandardCharsets.UTF_8));
                    System.out.flush();
                }
            }
        }
    }
}

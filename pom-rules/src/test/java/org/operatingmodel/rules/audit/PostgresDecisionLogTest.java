package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL, which the test starts where the machine has one. */
class PostgresDecisionLogTest extends JdbcDecisionLogContract {
    private static @Nullable Path folder;
    private static int port;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        for (String tool : List.of("initdb", "pg_ctl", "postgres")) {
            assumeTrue(isThere(tool), "There is no '" + tool + "' on the path: PostgreSQL is not tested.");
        }
        Path data = Files.createTempDirectory("postgres-of-a-test");
        folder = data;
        if (asRoot()) {
            assumeTrue(
                    isThere("setpriv"),
                    "PostgreSQL does not run as root, and there is no 'setpriv': it is not tested.");
            Files.setOwner(
                    data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        run("initdb", "-D", data.toString(), "-A", "trust", "-U", "writer", "-E", "UTF8", "--no-locale", "--no-sync");
        run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-l",
                data.resolve("server.log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories=" + data,
                "start");
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        Path data = folder;
        if (data != null) {
            if (Files.exists(data.resolve("postmaster.pid"))) {
                run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
            }
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean asRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean isThere(String tool) {
        return Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        if (asRoot()) {
            all.addAll(List.of("setpriv", "--reuid=nobody", "--clear-groups", "--regid=65534"));
        }
        all.addAll(List.of(command));
        Process process = new ProcessBuilder(all)
                .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(command[0]).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }

    @Override
    DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser("writer");
        return source;
    }

    @Override
    String noTable() {
        return "ERROR: relation \"decision_log_head\" does not exist Position: 41 (SQL state 42P01)";
    }

    @Test
    void two_processes_follow_each_other() throws IOException, InterruptedException {
        SyntheticEntries.append(log(), 1);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(KilledWriters.start(
                    List.of(PGSimpleDataSource.class), SomeEntries.class, Integer.toString(port), "process " + i));
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        assertThat(log().head().orElseThrow().sequence()).isEqualTo(101);
        assertWhole(log());
    }

    @Test
    void writers_that_are_killed_lose_nothing_that_was_acknowledged() throws IOException, InterruptedException {
        log().keep(DecisionLog.Kind.PACK, SyntheticEntries.PACK_DIGEST, SyntheticEntries.PACK);
        Random random = new Random(3);
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < 4; round++) {
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                processes.add(KilledWriters.start(
                        List.of(PGSimpleDataSource.class), Endless.class, Integer.toString(port), "writer " + i));
            }
            acknowledged.addAll(KilledWriters.killed(processes, random));
            acknowledged.add(log().append(SyntheticEntries.saying("after round " + round))
                    .toString());
            assertWhole(log());
        }
        List<String> entries = new ArrayList<>();
        try (Stream<LogLine> lines = log().lines()) {
            lines.forEach(line -> entries.add(entries.size() + 1 + ":" + line.hash()));
        }
        assertThat(entries).containsAll(acknowledged);
        assertThat(acknowledged).hasSizeGreaterThan(8);
    }

    /** A process that appends until it is killed, and prints each head that was returned. */
    static final class Endless {
        private Endless() {}

        public static void main(String[] arguments) throws IOException {
            port = Integer.parseInt(arguments[0]);
            DecisionLog log = new PostgresDecisionLogTest().log();
            while (true) {
                LogHead head = log.append(SyntheticEntries.saying(arguments[1]));
                System.out.write((head + "\n").getBytes(StandardCharsets.UTF_8));
                System.out.flush();
            }
        }
    }

    /** A process that appends 50 entries. */
    static final class SomeEntries {
        private SomeEntries() {}

        public static void main(String[] arguments) {
            port = Integer.parseInt(arguments[0]);
            DecisionLog log = new PostgresDecisionLogTest().log();
            for (int i = 0; i < 50; i++) {
                log.append(SyntheticEntries.saying(arguments[1]));
            }
        }
    }
}

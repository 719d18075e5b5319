package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;
import org.postgresql.ds.PGSimpleDataSource;

/** Decisions while their log has no room, or cannot be written to. */
class UnrecordedDecisionTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final GateRequest REQUEST = GateRequest.of("portal", "mvp-exit");
    private static final ValueStreamId STREAM = new ValueStreamId("growth");
    private static final Portfolio PORTFOLIO = Portfolio.builder()
            .valueStreams(new ValueStream(STREAM, "Growth"))
            .products(new Product(
                    new ProductId("portal"),
                    "Portal",
                    ProductKind.APPLICATION,
                    Stage.MVP,
                    Set.of(),
                    STREAM,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null))
            .build();
    private static final Governance GOVERNANCE = Governance.load(RulePack.standard());
    private static final String FIX = ". Make sure that the folder can be read and written to, and has room.";

    @TempDir
    Path parent;

    private final List<Path> mounted = new ArrayList<>();

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        for (Path place : mounted) {
            assertThat(exit("umount", place.toString())).isZero();
        }
    }

    private static int exit(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** A file system of its own, where the test may mount one. */
    private Path fileSystem(String size) throws IOException, InterruptedException {
        Path place = Files.createDirectory(parent.resolve("disk"));
        int exit;
        try {
            exit = exit("mount", "-t", "tmpfs", "-o", "size=" + size, "none", place.toString());
        } catch (IOException e) {
            exit = 1;
        }
        assumeTrue(exit == 0, "This user may not mount a file system: a full disk is not tested.");
        mounted.add(place);
        return place;
    }

    private static RecordedDecision decide(DecisionRecorder recorder, int day) {
        Instant asOf = AS_OF.plus(Duration.ofDays(day));
        RecordedDecision recorded = recorder.decide(PORTFOLIO, REQUEST, asOf, null);
        assertThat(recorded.decision()).isEqualTo(GOVERNANCE.decide(PORTFOLIO, REQUEST, asOf));
        return recorded;
    }

    private static void assertWhole(DecisionLog log, LogHead head) {
        DecisionLogContract.assertWhole(log);
        assertThat(log.head()).contains(head);
    }

    @Test
    void a_full_disk_keeps_no_decision_back_and_the_next_one_after_room_is_there_again_is_recorded()
            throws IOException, InterruptedException {
        Path disk = fileSystem("512k");
        try (DecisionLog log = FileDecisionLog.at(disk.resolve("log"))) {
            DecisionRecorder recorder = DecisionRecorder.of(GOVERNANCE, log, InstantSource.system());
            List<LogHead> heads = new ArrayList<>();
            RecordedDecision recorded = decide(recorder, 0);
            while (recorded.head() != null) {
                heads.add(recorded.head());
                recorded = decide(recorder, heads.size());
            }
            assertThat(heads).hasSizeGreaterThan(2);
            assertThat(recorded.notRecorded())
                    .contains("The decision log in '" + disk.resolve("log")
                            + "' could not be appended to: No space left on device" + FIX);
            assertThat(decide(recorder, 0).recorded()).isFalse();
            assertWhole(log, heads.get(heads.size() - 1));

            assertThat(exit("mount", "-o", "remount,size=8m", disk.toString())).isZero();
            LogHead next = decide(recorder, 0).head();
            assertThat(next).isNotNull();
            assertThat(next.sequence()).isEqualTo(heads.size() + 1);
            assertWhole(log, next);
        }
    }

    @Test
    void a_disk_without_room_for_the_packs_keeps_no_decision_back() throws IOException, InterruptedException {
        Path disk = fileSystem("8k");
        try (DecisionLog log = FileDecisionLog.at(disk.resolve("log"))) {
            DecisionRecorder recorder = DecisionRecorder.of(GOVERNANCE, log, InstantSource.system());
            assertThat(decide(recorder, 0).notRecorded())
                    .contains("The decision log in '" + disk.resolve("log")
                            + "' could not be written: No space left on device" + FIX);
            assertThat(exit("mount", "-o", "remount,size=8m", disk.toString())).isZero();
            LogHead head = decide(recorder, 0).head();
            assertThat(head).isNotNull();
            assertThat(head.sequence()).isEqualTo(1);
            assertWhole(log, head);
        }
    }

    @Test
    void a_read_only_file_system_keeps_no_decision_back() throws IOException, InterruptedException {
        Path disk = fileSystem("8m");
        LogHead head;
        try (DecisionLog log = FileDecisionLog.at(disk.resolve("log"))) {
            head = decide(DecisionRecorder.of(GOVERNANCE, log, InstantSource.system()), 0)
                    .head();
        }
        try (DecisionLog log = FileDecisionLog.at(disk.resolve("log"))) {
            DecisionRecorder recorder = DecisionRecorder.of(GOVERNANCE, log, InstantSource.system());
            assertThat(head).isNotNull();
            assertThat(exit("mount", "-o", "remount,ro", disk.toString())).isZero();
            assertThat(decide(recorder, 1).notRecorded())
                    .contains("The decision log in '" + disk.resolve("log") + "' could not be appended to: "
                            + disk.resolve("log/lock") + ": Read-only file system" + FIX);
            assertThat(log.head()).contains(head);
            assertThat(exit("mount", "-o", "remount,rw", disk.toString())).isZero();
            LogHead next = decide(recorder, 2).head();
            assertThat(next).isNotNull();
            assertThat(next.sequence()).isEqualTo(2);
            assertWhole(log, next);
        }
    }

    @Test
    void a_place_that_cannot_be_a_folder_keeps_no_decision_back() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        RecordedDecision recorded = decide(
                DecisionRecorder.of(GOVERNANCE, FileDecisionLog.at(file.resolve("log")), InstantSource.system()), 0);
        assertThat(recorded.head()).isNull();
        assertThat(recorded.notRecorded())
                .contains("The decision log in '" + file.resolve("log") + "' could not be written: "
                        + "java.nio.file.FileAlreadyExistsException: " + file + FIX);
    }

    @Test
    void a_database_that_refuses_keeps_no_decision_back() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:");
        RecordedDecision recorded =
                decide(DecisionRecorder.of(GOVERNANCE, JdbcDecisionLog.in(source, "gates"), InstantSource.system()), 0);
        assertThat(recorded.head()).isNull();
        assertThat(recorded.notRecorded().orElseThrow())
                .startsWith("The decision log 'gates' in the database could not be written: Table")
                .endsWith("(SQL state 42S04). Make its tables with createTables() first.");
    }

    @Test
    void a_database_that_cannot_be_reached_keeps_no_decision_back() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {nobody});
        RecordedDecision recorded =
                decide(DecisionRecorder.of(GOVERNANCE, JdbcDecisionLog.in(source, "gates"), InstantSource.system()), 0);
        assertThat(recorded.notRecorded())
                .contains("The decision log 'gates' in the database could not be written: Connection to 127.0.0.1:"
                        + nobody
                        + " refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP"
                        + " connections. (SQL state 08001). Make sure that the database can be reached, has room, and lets"
                        + " this user do so.");
    }
}

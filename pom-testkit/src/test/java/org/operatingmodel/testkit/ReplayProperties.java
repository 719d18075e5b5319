package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.audit.DecisionRecorder;
import org.operatingmodel.rules.audit.FileDecisionLog;
import org.operatingmodel.rules.audit.LogDurability;
import org.operatingmodel.rules.audit.LogVerification;
import org.operatingmodel.rules.audit.Masking;
import org.operatingmodel.rules.audit.Replay;
import org.operatingmodel.rules.audit.ReplayedDecision.Outcome;

/** L12: a logged decision re-evaluates to the same bytes. */
class ReplayProperties {
    private Path folder = Path.of("");

    @BeforeTry
    void make() throws IOException {
        folder = Files.createTempDirectory("replay");
    }

    @AfterTry
    void remove() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 60)
    void of_the_standard_gates(@ForAll Situation situation) {
        replayed(Standard.GOVERNANCE, List.of(situation), Masking.NONE);
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 30)
    void of_the_standard_gates_with_masked_people(@ForAll Situation situation) {
        replayed(Standard.GOVERNANCE, List.of(situation), Masking.people(Standard.GOVERNANCE.factTypes()));
    }

    @Domain(TrialDomain.class)
    @Property(tries = 30)
    void of_random_rules(@ForAll Trial trial) {
        replayed(trial.governance(), trial.situations, Masking.NONE);
    }

    private void replayed(Governance governance, List<Situation> situations, Masking masking) {
        FileDecisionLog.Settings settings = new FileDecisionLog.Settings(LogDurability.PROCESS, 20_000);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try (FileDecisionLog log = FileDecisionLog.at(folder, settings)) {
            DecisionRecorder recorder =
                    DecisionRecorder.of(governance, log, InstantSource.system()).masking(masking);
            for (Situation situation : situations) {
                var recorded =
                        recorder.decide(situation.portfolio(), situation.request(), situation.asOf(), "a \"b\" c");
                assertThat(recorded.notRecorded()).isEmpty();
            }
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            LogVerification verified = LogVerification.of(log, log.head().orElseThrow());
            assertThat(verified.intact()).as(verified.text()).isTrue();
            assertThat(verified.completeness()).isEqualTo(LogVerification.Completeness.COMPLETE);
            List<Outcome> outcomes = new ArrayList<>();
            Replay.of(log).forEach(replayed -> {
                assertThat(replayed.outcome()).as(replayed.reason()).isEqualTo(Outcome.IDENTICAL);
                outcomes.add(replayed.outcome());
            });
            assertThat(outcomes).hasSameSizeAs(situations);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}

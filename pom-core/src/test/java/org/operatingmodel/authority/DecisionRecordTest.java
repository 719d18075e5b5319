package org.operatingmodel.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleId;

class DecisionRecordTest {
    private static final Instant ASKED = Instant.parse("2026-06-01T00:00:00Z");
    private static final PersonId ANA = new PersonId("ana");

    private static DecisionRecord record(@Nullable Instant due, @Nullable Instant withdrawn, Vote... votes) {
        return new DecisionRecord(
                new DecisionRecordId("D-1"),
                new DecisionId("scope"),
                "Drop it?",
                null,
                null,
                null,
                ANA,
                ASKED,
                due,
                withdrawn,
                List.of(votes),
                null);
    }

    @Test
    void a_trade_off_names_what_was_given_up_and_by_which_criteria() {
        TradeOff tradeOff = new TradeOff("Less", List.of("Later"), List.of("Time"), "It is due.");
        assertThat(tradeOff.rejected()).containsExactly("Later");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TradeOff("Less", List.of(), List.of("Time"), "It is due."))
                .withMessage("TradeOff.rejected must not be empty. Name what was given up, and by which criteria.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TradeOff("Less", List.of("Later"), List.of(), "It is due."))
                .withMessage("TradeOff.criteria must not be empty. Name what was given up, and by which criteria.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TradeOff("Less", List.of("Later"), List.of("Time"), " "))
                .withMessage("TradeOff.reason must not be blank, but was ' '. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TradeOff(" ", List.of("Later"), List.of("Time"), "It is due."))
                .withMessage("TradeOff.chosen must not be blank, but was ' '. Write a text.");
    }

    @Test
    void nothing_is_said_due_or_withdrawn_before_it_is_asked() {
        assertThat(record(ASKED.plusNanos(1), ASKED.plusNanos(1), new Vote(ANA, RightKind.VETOES, null, ASKED))
                        .votes())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record(null, null, new Vote(ANA, RightKind.VETOES, null, ASKED.minusNanos(1))))
                .withMessage(
                        "DecisionRecord.votes must be cast from '2026-06-01T00:00:00Z' on, but that of 'ana' was cast at "
                                + "'2026-05-31T23:59:59.999999999Z'.");
        assertThatIllegalArgumentException().isThrownBy(() -> record(ASKED, null));
        assertThatIllegalArgumentException().isThrownBy(() -> record(null, ASKED));
    }

    @Test
    void only_who_overrules_names_whom() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Vote(ANA, RightKind.OVERRULES, null, ASKED))
                .withMessage("Vote.overruled must be there for 'overrules' and for no other say, but was 'null' for "
                        + "'overrules'.");
        assertThatIllegalArgumentException().isThrownBy(() -> new Vote(ANA, RightKind.DECIDES, RoleId.SECURITY, ASKED));
    }
}

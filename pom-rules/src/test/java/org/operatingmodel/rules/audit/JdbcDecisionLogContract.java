package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for a log in a database, whichever it is. */
abstract class JdbcDecisionLogContract extends DecisionLogContract {
    private static final long SEGMENT_ENTRIES = 7;

    /** The database of a test. */
    abstract DataSource source();

    /** What the database says when there are no tables. */
    abstract String noTable();

    @Override
    DecisionLog log() {
        return JdbcDecisionLog.in(source(), "gates", SEGMENT_ENTRIES);
    }

    @BeforeEach
    void tables() throws SQLException {
        change("drop table if exists decision_log_head, decision_log_entry, decision_log_kept");
        JdbcDecisionLog.in(source(), "gates").createTables();
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private LogVerification verified(LogHead head) {
        return LogVerification.of(log(), head);
    }

    @Test
    void segments_change_after_their_number_of_entries() {
        SyntheticEntries.append(log(), 20);
        assertThat(log().lines().map(LogLine::segment).distinct()).containsExactly(1L, 8L, 15L);
    }

    @Test
    void logs_of_other_names_are_apart() {
        DecisionLog other = JdbcDecisionLog.in(source(), "other");
        SyntheticEntries.append(log(), 3);
        assertThat(other.head()).isEmpty();
        assertThat(other.names(DecisionLog.Kind.PACK)).isEmpty();
        assertThat(SyntheticEntries.append(other, 1).get(0).sequence()).isEqualTo(1);
        assertWhole(log());
        assertWhole(other);
    }

    @Test
    void tables_that_are_there_stay_as_they_are() {
        SyntheticEntries.append(log(), 2);
        JdbcDecisionLog.in(source(), "gates").createTables();
        assertThat(log().head().orElseThrow().sequence()).isEqualTo(2);
    }

    @Test
    void without_tables_the_message_says_how_to_make_them() throws SQLException {
        change("drop table decision_log_head, decision_log_entry, decision_log_kept");
        assertThatThrownBy(() -> log().append(SyntheticEntries.saying("first")))
                .isInstanceOf(LogException.class)
                .hasMessage("The decision log 'gates' in the database could not be appended to: " + noTable()
                        + ". Make its tables with createTables() first.");
        assertThatThrownBy(() -> log().head()).isInstanceOf(LogException.class);
        assertThatThrownBy(() -> log().keep(DecisionLog.Kind.PACK, SyntheticEntries.PACK_DIGEST, new byte[0]))
                .isInstanceOf(LogException.class);
    }

    @Test
    void a_changed_entry_is_named() throws SQLException {
        LogHead head = SyntheticEntries.append(log(), 20).get(19);
        change("update decision_log_entry set body = replace(body, 'number 9', 'number 8') where entry_number = 9");
        assertThat(verified(head).text())
                .isEqualTo("integrity: broken\n  Entry 9 was changed: its hash does not hold.\n"
                        + "completeness: complete, from the first entry to the head\nhead: " + head + "\n");
    }

    @Test
    void a_deleted_entry_is_named() throws SQLException {
        LogHead head = SyntheticEntries.append(log(), 20).get(19);
        change("delete from decision_log_entry where entry_number = 9");
        assertThat(verified(head).broken()).isEmpty();
        assertThat(verified(head).missing()).containsExactly("Entry 9 is not there.");
    }

    @Test
    void two_swapped_entries_are_named() throws SQLException {
        LogHead head = SyntheticEntries.append(log(), 20).get(19);
        change("update decision_log_entry set entry_number = 100 where entry_number = 9");
        change("update decision_log_entry set entry_number = 9 where entry_number = 12");
        change("update decision_log_entry set entry_number = 12 where entry_number = 100");
        assertThat(verified(head).broken()).first().isEqualTo("Entry 12 stands where entry 9 must stand.");
    }

    @Test
    void a_cut_end_is_seen_without_a_head_unless_the_row_of_the_log_is_changed_too() throws SQLException {
        List<LogHead> heads = SyntheticEntries.append(log(), 20);
        change("delete from decision_log_entry where entry_number > 18");
        assertThat(verified(heads.get(19)).missing())
                .containsExactly("Entries 19 to 20 are not there: the end was cut off.");
        String cut = "The row of the log in decision_log_head names " + heads.get(19)
                + " as its last entry, but the last one in decision_log_entry is " + heads.get(17);
        assertThat(log().remarks()).containsExactly(cut);
        assertThat(LogVerification.of(log(), null).broken()).containsExactly(cut + ".");
        log().append(SyntheticEntries.saying("after the cut"));
        assertThat(LogVerification.of(log(), null).missing()).containsExactly("Entries 19 to 20 are not there.");
    }

    @Test
    void a_row_of_the_log_that_names_no_entry_is_not_built_upon() throws SQLException {
        SyntheticEntries.append(log(), 2);
        change("update decision_log_head set hash = 'none'");
        assertThatThrownBy(() -> log().append(SyntheticEntries.saying("next")))
                .isInstanceOf(LogException.class)
                .hasMessage(
                        "The row of the decision log 'gates' in decision_log_head must name the last entry, but says 2 and"
                                + " 'none'. Verify the log, and go on under a new name.");
    }

    @Test
    void a_connection_is_given_back_as_it_came() throws SQLException {
        try (Connection connection = source().getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            DecisionLog log = JdbcDecisionLog.in(OneConnection.of(connection), "gates");
            SyntheticEntries.append(log, 2);
            assertWhole(log);
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        }
    }

    @Test
    void one_connection_is_enough() throws SQLException {
        try (Connection connection = source().getConnection()) {
            DecisionLog log = JdbcDecisionLog.in(OneConnection.of(connection), "gates");
            log.append(position -> {
                log.keep(DecisionLog.Kind.PACK, SyntheticEntries.PACK_DIGEST, SyntheticEntries.PACK);
                return SyntheticEntries.saying("first").apply(position);
            });
            assertWhole(log);
        }
    }

    @Test
    void what_was_kept_on_the_way_of_an_entry_that_failed_is_not_there() {
        DecisionLog log = log();
        assertThatThrownBy(() -> log.append(position -> {
                    log.keep(DecisionLog.Kind.OPENING, SyntheticEntries.PACK_DIGEST, SyntheticEntries.PACK);
                    throw new IllegalStateException("no text");
                }))
                .hasMessage("no text");
        assertThat(log.names(DecisionLog.Kind.OPENING)).isEmpty();
    }

    @Test
    void what_is_kept_and_is_not_base64_is_refused() throws SQLException {
        SyntheticEntries.append(log(), 1);
        change("update decision_log_kept set content = '%%%%'");
        assertThatThrownBy(() -> log().kept(DecisionLog.Kind.PACK, SyntheticEntries.PACK_DIGEST))
                .isInstanceOf(LogException.class)
                .hasMessage("What is kept under '" + SyntheticEntries.PACK_DIGEST
                        + "' in decision_log_kept must be Base64, but"
                        + " is not: Illegal base64 character 25. Restore it from a copy.");
    }

    @Test
    void names_and_numbers_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcDecisionLog.in(source(), "Gates"))
                .withMessage(
                        "name must match [a-z][a-z0-9-]{0,98}, but was 'Gates'. Use lower-case letters, digits and '-'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcDecisionLog.in(source(), "gates", 0))
                .withMessage("segmentEntries must be 1 or higher, but was '0'. Use 10000, for instance.");
    }
}

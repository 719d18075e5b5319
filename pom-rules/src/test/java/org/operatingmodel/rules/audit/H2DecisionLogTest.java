package org.operatingmodel.rules.audit;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;

class H2DecisionLogTest extends JdbcDecisionLogContract {
    @TempDir
    Path folder;

    @Override
    DataSource source() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("database") + ";DB_CLOSE_DELAY=10");
        return source;
    }

    @Override
    String noTable() {
        return "Table \"DECISION_LOG_HEAD\" not found (this database is empty); SQL statement: select segment, entry_number,"
                + " hash from decision_log_head where log_name = ? for update [42104-232] (SQL state 42S04)";
    }
}

package org.operatingmodel.rules.testing;

import java.util.List;
import org.operatingmodel.rules.DecisionService;

/**
 * Something that must hold of what packs answer, whoever is asked.
 *
 * @since 0.1
 */
public interface DecisionTest {
    /** What is tried, in a sentence; with its file, where it stands in one. */
    String name();

    /**
     * What is not as expected; empty when all is.
     *
     * @param service what is asked; each call asks it anew
     */
    List<Difference> differences(DecisionService service);

    /**
     * Something that is not as expected.
     *
     * @param subject what was asked, such as {@code criterion 'mvp.telemetry-live'}
     * @param expected what was expected of it
     * @param actual what it came to
     * @param why why it came to that, as text of several lines; empty where nothing tells
     */
    record Difference(String subject, String expected, String actual, String why) {
        /** The difference as one line. */
        @Override
        public String toString() {
            return subject + " must be " + expected + ", but was " + actual + ".";
        }
    }
}

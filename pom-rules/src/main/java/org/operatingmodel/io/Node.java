package org.operatingmodel.io;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of an input file before it is bound to a type, with its place. */
sealed interface Node {
    /** Where it stands. */
    Place place();

    /** What it is and shows, for messages: {@code 'text'}, {@code a list}. */
    String shown();

    /** Named members, in the order of the file. */
    record Members(Place place, Map<String, Member> members) implements Node {
        @Override
        public String shown() {
            return "an object";
        }
    }

    /** A named member: the place of its key, and its value. */
    record Member(Place key, Node value) {}

    /** A list of values. */
    record Elements(Place place, List<Node> elements) implements Node {
        @Override
        public String shown() {
            return "a list";
        }
    }

    /** A single value, as the file spells it. */
    record Scalar(Place place, Kind kind, String text) implements Node {
        private static final int SHOWN = 100;

        @Override
        public String shown() {
            return kind == Kind.NULL ? "null" : quoted(text);
        }

        /** The text in quotes; only its start when it is long. */
        static String quoted(String text) {
            return "'" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + "'";
        }
    }

    /** A value that has its type already, or could not get one, which has been reported then. */
    record Built(Place place, @Nullable Object value) implements Node {
        @Override
        public String shown() {
            return "a value";
        }
    }

    /** What the notation says about a single value. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL,
        /** From a notation that does not tell the kinds apart. */
        CELL
    }
}

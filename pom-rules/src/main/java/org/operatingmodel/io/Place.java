package org.operatingmodel.io;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands: in a file, and in the tree of its data.
 *
 * @param parent the place of what holds it; absent for the root
 * @param name the key under which it stands, or the key of the array that it stands in
 * @param index its index in an array, from 0; -1 outside of one
 */
record Place(String file, int line, int column, @Nullable Place parent, String name, int index) {
    /** The start of a file. */
    static Place start(String file) {
        return new Place(file, 1, 1, null, "", -1);
    }

    /** A row of a table. */
    static Place row(String file, String fileName, int row, int line) {
        return new Place(file, line, 1, null, fileName + " row " + row, -1);
    }

    /** The place of a member or cell. */
    Place member(String key, int atLine, int atColumn) {
        return new Place(file, atLine, atColumn, this, key, -1);
    }

    /** The place of an element of the array here. */
    Place element(int at, int atLine, int atColumn) {
        return new Place(file, atLine, atColumn, this, name, at);
    }

    /** The path in the data; empty for the root of a file. */
    String path() {
        if (parent == null) {
            return name;
        }
        String before = parent.path();
        if (index >= 0) {
            return before + "[" + index + "]";
        }
        boolean inRow = parent.parent == null && !before.isEmpty();
        return before.isEmpty() ? name : before + (inRow ? ": " : ".") + name;
    }

    /** What stands here, as the subject of a message. */
    String subject() {
        if (parent == null) {
            return name.isEmpty() ? "file" : "row";
        }
        return index >= 0 ? name + "[" + index + "]" : name;
    }
}

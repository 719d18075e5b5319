package org.operatingmodel.metrics;

/** Reads figures in tests. */
public final class Figures {
    private Figures() {}

    public static <T> T present(Measured<T> figure) {
        return figure.toOptional().orElseThrow(() -> new AssertionError(figure));
    }

    public static String reasonOf(Measured<?> figure) {
        if (figure instanceof Measured.Absent<?> absent) {
            return absent.reason();
        }
        throw new AssertionError(figure);
    }
}

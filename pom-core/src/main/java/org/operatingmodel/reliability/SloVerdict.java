package org.operatingmodel.reliability;

import java.util.Locale;

/**
 * What an evaluation, or an objective in it, came to.
 *
 * @since 0.1
 */
public enum SloVerdict {
    /** As good as promised, however the missing values turn out. */
    PASS,
    /** Worth a warning at most, however the missing values turn out. */
    WARNING,
    /** Not as good as promised, whatever the missing values are. */
    FAIL,
    /** It depends on what is missing. */
    UNEVALUABLE,
    /** Of an informational objective only: shown, never scored. */
    INFO;

    /** How texts say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

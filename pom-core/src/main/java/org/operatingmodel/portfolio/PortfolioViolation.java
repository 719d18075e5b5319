package org.operatingmodel.portfolio;

import java.util.Objects;

/**
 * Something that is wrong with the ids of a portfolio.
 *
 * @param path where, such as {@code evidence[3].productId}
 * @param message what must hold, what was found and how to fix it
 * @since 0.1
 */
public record PortfolioViolation(String path, String message) {
    /** @throws NullPointerException if a part is missing */
    public PortfolioViolation {
        Objects.requireNonNull(path, "PortfolioViolation.path");
        Objects.requireNonNull(message, "PortfolioViolation.message");
    }
}

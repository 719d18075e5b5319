package org.operatingmodel.rules.report;

import java.util.Locale;
import org.operatingmodel.outcome.Direction;

/**
 * What an operating model is expected to bring, and the figure by which that is seen.
 *
 * @since 0.1
 */
public enum Benefit {
    /** Share of the products that serve an outcome of the portfolio. */
    ALIGNMENT("share of products that serve an outcome", "fraction", Direction.INCREASE),
    /** Items of work that were done within the last 30 days, of all products. */
    PRODUCTIVITY("items done within 30 days", "items", Direction.INCREASE),
    /** Mean of what customers last answered about each product within 90 days, evidence CUSTOMER_SATISFACTION. */
    SATISFACTION("mean satisfaction of customers", "percent", Direction.INCREASE),
    /** Median time from feedback of customers to the change that it led to, with what still waits. */
    ADAPTIVENESS("median time from feedback to change", "milliseconds", Direction.DECREASE),
    /** Share of the teams that bring all disciplines that their product needs. */
    COLLABORATION("share of teams that are cross-functional", "fraction", Direction.INCREASE),
    /** Products for each team that owns one. */
    SCALABILITY("products per team that owns one", "per team", Direction.INCREASE),
    /** Share of the products that are delivered which have exactly one North Star. */
    DATA_DRIVEN("share of products with one North Star", "fraction", Direction.INCREASE);

    private final String metric;
    private final String unit;
    private final Direction better;

    Benefit(String metric, String unit, Direction better) {
        this.metric = metric;
        this.unit = unit;
        this.better = better;
    }

    /** What is measured. */
    public String metric() {
        return metric;
    }

    /** In which unit. */
    public String unit() {
        return unit;
    }

    /** Which way is better. */
    public Direction better() {
        return better;
    }

    /** Its word in texts, such as {@code data driven}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

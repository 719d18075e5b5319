/** Figures of the operating model: exact, mergeable, without a rule engine, input or output, or a clock. */
module org.operatingmodel.metrics {
    requires transitive org.operatingmodel.core;
    requires static transitive org.jspecify;

    exports org.operatingmodel.metrics.balance;
    exports org.operatingmodel.metrics.delivery;
    exports org.operatingmodel.metrics.design;
    exports org.operatingmodel.metrics.flow;
    exports org.operatingmodel.metrics.forecast;
    exports org.operatingmodel.metrics.investment;
    exports org.operatingmodel.metrics.learning;
    exports org.operatingmodel.metrics.measurement;
    exports org.operatingmodel.metrics.network;
    exports org.operatingmodel.metrics.objective;
    exports org.operatingmodel.metrics.organisation;
    exports org.operatingmodel.metrics.outcome;
    exports org.operatingmodel.metrics.platform;
    exports org.operatingmodel.metrics.planning;
    exports org.operatingmodel.metrics.reliability;
    exports org.operatingmodel.metrics.survival;
    exports org.operatingmodel.metrics.unitcost;
    exports org.operatingmodel.metrics;
}

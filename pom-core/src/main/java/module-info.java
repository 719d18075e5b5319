/** The language of the operating model: immutable values, no engine, no input or output, no clock. */
@SuppressWarnings("module") // org.operatingmodel.metrics is built after this module
module org.operatingmodel.core {
    requires transitive jakarta.validation;
    requires static transitive org.jspecify;

    exports org.operatingmodel.portfolio;
    exports org.operatingmodel.outcome;
    exports org.operatingmodel.valuestream;
    exports org.operatingmodel.organisation;
    exports org.operatingmodel.planning;
    exports org.operatingmodel.product;
    exports org.operatingmodel.platform;
    exports org.operatingmodel.design;
    exports org.operatingmodel.partner;
    exports org.operatingmodel.discovery;
    exports org.operatingmodel.evidence;
    exports org.operatingmodel.gate;
    exports org.operatingmodel.decision;
    exports org.operatingmodel.authority;
    exports org.operatingmodel.cadence;
    exports org.operatingmodel.escalation;
    exports org.operatingmodel.practice;
    exports org.operatingmodel.risk;
    exports org.operatingmodel.reliability;
    exports org.operatingmodel.funding;
    exports org.operatingmodel.flow;
    exports org.operatingmodel.release;
    exports org.operatingmodel.measurement;
    exports org.operatingmodel.learning;
    exports org.operatingmodel.ingest;
    exports org.operatingmodel.internal to
            org.operatingmodel.metrics;
}

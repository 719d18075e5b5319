package org.operatingmodel.platform;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import java.util.List;
import org.operatingmodel.internal.Guard;

/**
 * Names a capability: something that many products need and that one of them may provide to all.
 *
 * <p>The constants are the candidates that the articles behind the operating model name; a portfolio may declare more.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record CapabilityId(@Pattern(regexp = Guard.KEBAB) String value)
        implements Comparable<CapabilityId>, Serializable {
    /** Identity and access: who somebody is. */
    public static final CapabilityId IDENTITY = new CapabilityId("identity");
    /** Identity and access: what somebody may do. */
    public static final CapabilityId PERMISSIONS = new CapabilityId("permissions");
    /** Identity and access: which accounts belong to which. */
    public static final CapabilityId ACCOUNT_HIERARCHY = new CapabilityId("account-hierarchy");
    /** Identity and access: one sign-on for all products. */
    public static final CapabilityId SINGLE_SIGN_ON = new CapabilityId("single-sign-on");
    /** Shared data: what all products call the same, such as countries and currencies. */
    public static final CapabilityId REFERENCE_DATA = new CapabilityId("reference-data");
    /** Shared data: who did what, and when. */
    public static final CapabilityId AUDIT_LOG = new CapabilityId("audit-log");
    /** Shared data: the events that products tell each other. */
    public static final CapabilityId EVENT_BUS = new CapabilityId("event-bus");
    /** Shared data: the way of data into reports. */
    public static final CapabilityId REPORTING = new CapabilityId("reporting");
    /** Experience layer: the components of user interfaces. */
    public static final CapabilityId COMPONENT_LIBRARY = new CapabilityId("component-library");
    /** Experience layer: the shapes of content. */
    public static final CapabilityId CONTENT_MODELS = new CapabilityId("content-models");
    /** Experience layer: colours, sizes and the like by name. */
    public static final CapabilityId DESIGN_TOKENS = new CapabilityId("design-tokens");
    /** Delivery tooling: templates of pipelines. */
    public static final CapabilityId CI_CD_TEMPLATES = new CapabilityId("ci-cd-templates");
    /** Delivery tooling: the least that is known of what runs. */
    public static final CapabilityId OBSERVABILITY = new CapabilityId("observability");
    /** Delivery tooling: the secure way from code to production. */
    public static final CapabilityId SECURE_SDLC = new CapabilityId("secure-sdlc");
    /** Messages to users. */
    public static final CapabilityId NOTIFICATIONS = new CapabilityId("notifications");
    /** Where documents are kept. */
    public static final CapabilityId DOCUMENT_STORAGE = new CapabilityId("document-storage");
    /** How products are used. */
    public static final CapabilityId ANALYTICS = new CapabilityId("analytics");

    private static final List<CapabilityId> STANDARD = List.of(
            IDENTITY,
            PERMISSIONS,
            ACCOUNT_HIERARCHY,
            SINGLE_SIGN_ON,
            REFERENCE_DATA,
            AUDIT_LOG,
            EVENT_BUS,
            REPORTING,
            COMPONENT_LIBRARY,
            CONTENT_MODELS,
            DESIGN_TOKENS,
            CI_CD_TEMPLATES,
            OBSERVABILITY,
            SECURE_SDLC,
            NOTIFICATIONS,
            DOCUMENT_STORAGE,
            ANALYTICS);

    /** @throws IllegalArgumentException if the value has another form */
    public CapabilityId {
        Guard.kebab("capabilityId", value);
    }

    /** The capabilities that every portfolio knows, in the order of their constants. */
    public static List<CapabilityId> standard() {
        return STANDARD;
    }

    @Override
    public int compareTo(CapabilityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

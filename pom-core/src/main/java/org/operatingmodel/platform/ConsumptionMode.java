package org.operatingmodel.platform;

/**
 * How other products use a capability.
 *
 * @since 0.1
 */
public enum ConsumptionMode {
    /** As a package that is built into each of them. */
    INTERNAL_PACKAGE,
    /** As a service that runs once for all of them. */
    SHARED_SERVICE,
    /** As a programmatic interface of a platform, with versions and promises. */
    PLATFORM_API
}

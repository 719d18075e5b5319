package org.operatingmodel.rules.audit;

/**
 * What an acknowledged entry survives.
 *
 * @since 0.1
 */
public enum LogDurability {
    /** The end of the process: the entry has been handed to the operating system. A power cut can take the last seconds. */
    PROCESS,
    /** A power cut: the entry has been forced to the device before it is acknowledged. */
    DEVICE
}

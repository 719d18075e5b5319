package org.operatingmodel.rules;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/** What this virtual machine holds, in bytes. */
final class JvmMemory {
    private JvmMemory() {}

    /** The heap in use once garbage is collected. */
    static long heap() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
    }
}

package org.operatingmodel.rules.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the classes that rules name, and remembers which names are none: a compiler asks for a thousand of these each time.
 */
final class NegativeCacheLoader extends ClassLoader {
    /** How the names of generated packages start; nothing that this loader knows is in one. */
    static final String GENERATED = "pom_generated_";

    private static final int KEPT = 20_000;

    static {
        registerAsParallelCapable();
    }

    private final Set<ClassLoader> loaders;
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /** Asks the loader of this library first, then those of the types, in their order. */
    NegativeCacheLoader(Iterable<? extends Class<?>> types) {
        super(NegativeCacheLoader.class.getClassLoader());
        Set<ClassLoader> found = new LinkedHashSet<>();
        for (Class<?> type : types) {
            ClassLoader loader = type.getClassLoader();
            if (loader != null && loader != getParent()) {
                found.add(loader);
            }
        }
        this.loaders = found;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(GENERATED) || unknown.contains(name)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (ClassLoader loader : loaders) {
            try {
                return loader.loadClass(name);
            } catch (ClassNotFoundException e) {
                continue;
            }
        }
        if (unknown.size() >= KEPT) {
            unknown.clear();
        }
        unknown.add(name);
        throw new ClassNotFoundException(name);
    }
}

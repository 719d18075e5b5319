package org.operatingmodel.rules.evaluation;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Handles of the methods that conditions read, kept as long as the class of the method. */
final class Calls {
    private static final ClassValue<Map<Method, MethodHandle>> HANDLES = new ClassValue<>() {
        @Override
        protected Map<Method, MethodHandle> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };
    private static final MethodType READ = MethodType.methodType(Object.class, Object.class);
    private static final MethodType CALL = MethodType.methodType(Object.class, Object.class, Object[].class);
    private static final MethodType CREATE = MethodType.methodType(Object.class, Object[].class);

    private Calls() {}

    /**
     * The method as {@code (Object)Object} without parameters, {@code (Object, Object[])Object} with, and
     * {@code (Object[])Object} when static.
     *
     * @throws IllegalArgumentException if the method is not public
     */
    static MethodHandle of(Method method) {
        return HANDLES.get(method.getDeclaringClass()).computeIfAbsent(method, Calls::handle);
    }

    private static MethodHandle handle(Method method) {
        try {
            MethodHandle handle = MethodHandles.publicLookup().unreflect(method).asFixedArity();
            int parameters = method.getParameterCount();
            if (Modifier.isStatic(method.getModifiers())) {
                return handle.asSpreader(Object[].class, parameters).asType(CREATE);
            }
            return parameters == 0
                    ? handle.asType(READ)
                    : handle.asSpreader(Object[].class, parameters).asType(CALL);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "member must be public, but was '" + method + "'. Make the method and its class public.", e);
        }
    }

    /** The argument in the type of the parameter; a number that does not fit is refused. */
    static Object fitted(Object argument, Class<?> parameter) {
        if (!Operators.number(argument)) {
            return argument;
        }
        if (parameter == long.class || parameter == Long.class) {
            return Operators.decimal(argument).longValueExact();
        }
        if (parameter == int.class || parameter == Integer.class) {
            return Operators.decimal(argument).intValueExact();
        }
        return parameter.isInstance(argument) ? argument : Operators.decimal(argument);
    }
}

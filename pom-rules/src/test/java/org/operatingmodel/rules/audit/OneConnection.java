package org.operatingmodel.rules.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A pool of a single connection, which refuses to give it out twice. */
final class OneConnection {
    private OneConnection() {}

    static DataSource of(Connection connection) {
        AtomicBoolean given = new AtomicBoolean();
        return (DataSource) Proxy.newProxyInstance(
                OneConnection.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (source, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    if (!given.compareAndSet(false, true)) {
                        throw new SQLException("the pool has a single connection, and it is given out");
                    }
                    return given(connection, given);
                });
    }

    private static Connection given(Connection connection, AtomicBoolean given) {
        return (Connection) Proxy.newProxyInstance(
                OneConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        given.set(false);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

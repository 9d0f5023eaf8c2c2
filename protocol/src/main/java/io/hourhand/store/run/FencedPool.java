package io.hourhand.store.run;

import io.hourhand.store.sql.Database;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool for the journal, which writes statements of its own that know nothing of epochs: here a transaction commits
 * only while its daemon is in charge. It asks with its last statement, under a shared lock, so that a takeover comes
 * either after the commit or before the question.
 */
public final class FencedPool {

    /** No epoch is this one: until a daemon leads, nothing commits. */
    private static final long NONE = -1;

    private final AtomicLong epoch = new AtomicLong(NONE);
    private final DataSource pool;

    public FencedPool(Database database) {
        DataSource plain = database.dataSource();
        this.pool = proxy(DataSource.class, (self, method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                database.mustBeThere();
            }
            Object answer = call(plain, method, arguments);
            return answer instanceof Connection connection ? fenced(connection) : answer;
        });
    }

    /** The pool as the journal sees it. */
    public DataSource dataSource() {
        return pool;
    }

    /** From now on transactions are those of the daemon that leads under this epoch. */
    public void lead(long leading) {
        epoch.set(leading);
    }

    private Connection fenced(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            if (method.getName().equals("commit")) {
                ask(connection);
            }
            return call(connection, method, arguments);
        });
    }

    private void ask(Connection connection) throws SQLException {
        long leading = epoch.get();
        try (PreparedStatement question = connection.prepareStatement(EpochFence.QUESTION)) {
            question.setLong(1, leading);
            if (!question.executeQuery().next()) {
                throw new SQLException("another daemon is in charge, no longer the one of epoch " + leading);
            }
        }
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FencedPool.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

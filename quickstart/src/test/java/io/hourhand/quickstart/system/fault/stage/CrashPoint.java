package io.hourhand.quickstart.system.fault.stage;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process that it is in, without a goodbye, right before the {@code CRASH_AT}-th statement or commit that it
 * sends to the database. Counting begins with the first statement that contains {@code CRASH_FROM}.
 *
 * <p>It comes as a Java agent out of a jar of the tests and stands in the driver itself, so it sees the journal, the
 * rows, the lease and the jobs alike. Nothing of it is in what users get.
 */
public final class CrashPoint implements QueryInterceptor {

    /** What it says last, before the number and the statement. */
    public static final String LAST_WORDS = "Crash point ";

    private static final int AT = Integer.parseInt(System.getenv().getOrDefault("CRASH_AT", "0"));
    private static final String FROM = System.getenv().getOrDefault("CRASH_FROM", "");
    private static final int ENOUGH = 160;

    private static boolean counting;
    private static int count;

    /** Before the program itself begins: the first driver that is registered is the one that is asked. */
    public static void premain(String arguments) throws SQLException {
        DriverManager.registerDriver(new CrashingDriver());
    }

    private static synchronized void before(String statement) {
        counting |= statement.contains(FROM);
        if (counting && ++count == AT) {
            String shown = statement.replaceAll("\\s+", " ");
            System.err.println(LAST_WORDS + AT + ": " + shown.substring(0, Math.min(shown.length(), ENOUGH)));
            Runtime.getRuntime().halt(137);
        }
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        return this;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // The driver has it so.
    public <T extends Resultset> @Nullable T preProcess(Supplier<String> sql, Query query) {
        before(sql.get());
        return null;
    }

    @Override
    public boolean executeTopLevelOnly() {
        return false;
    }

    @Override
    public void destroy() {}

    @Override
    public <T extends Resultset> @Nullable T postProcess(
            Supplier<String> sql, Query query, T result, ServerSession session) {
        return null;
    }
}

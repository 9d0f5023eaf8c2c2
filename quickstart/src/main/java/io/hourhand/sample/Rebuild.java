package io.hourhand.sample;

import io.hourhand.job.JobContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Replaces all rows of a table in one transaction: readers see the old rows or the new ones, never half of them. */
final class Rebuild {

    /** Inserts the new rows, over the connection whose transaction it is. */
    interface Filling {
        void fill(Connection connection) throws SQLException, InterruptedException;
    }

    private Rebuild() {}

    static void of(String table, JobContext context, Filling filling) throws SQLException, InterruptedException {
        try (Connection connection = context.dataSource().getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM " + table);
                filling.fill(connection);
                connection.commit();
                // Else the server plans the next job's joins as if the table still had its former size.
                statement.execute("ANALYZE TABLE " + table);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    /** Leaves when the job was asked to end. */
    static void goOn(JobContext context) throws InterruptedException {
        if (context.cancelled() || Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("asked to end; the table is as it was before");
        }
    }
}

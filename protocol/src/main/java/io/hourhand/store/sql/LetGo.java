package io.hourhand.store.sql;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Which connections a pool lets go of beside those that are broken: those to a server that has become read-only. After a
 * failover the name of the database leads to another one, and a connection that lives on would never notice.
 */
final class LetGo implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return StoreException.READ_ONLY.contains(failure.getErrorCode())
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}

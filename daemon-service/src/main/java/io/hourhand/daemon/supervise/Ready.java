package io.hourhand.daemon.supervise;

import io.hourhand.daemon.run.RunOrder;
import java.util.List;
import java.util.UUID;

/**
 * A run that is claimed and may begin.
 *
 * @param inLine whether it has to wait for its schedule's earlier runs
 * @param cancelFirst runs that have to end for it
 */
record Ready(RunOrder order, boolean inLine, List<UUID> cancelFirst) {}

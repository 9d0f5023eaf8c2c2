package io.hourhand.web;

import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A daemon's row in charge, as long as a class of tests goes on; its server is registered before it. */
final class DaemonInCharge implements BeforeAllCallback, AfterAllCallback {

    private final TestServer server;
    private final FakeDaemon daemon = new FakeDaemon();
    private UUID id = new UUID(0, 0);

    DaemonInCharge(TestServer server) {
        this.server = server;
    }

    UUID id() {
        return id;
    }

    /** Another row, after the one before has ended. */
    UUID takeCharge() {
        id = daemon.takeCharge(server.stores().workers());
        return id;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        takeCharge();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        daemon.close();
    }
}

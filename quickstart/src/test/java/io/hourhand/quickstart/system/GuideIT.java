package io.hourhand.quickstart.system;

/** The guide on the embedded MariaDB. */
final class GuideIT extends GuideContract {

    @Override
    Schema schema() {
        return Schema.onMariaDb();
    }
}

package io.hourhand.quickstart.system;

/** The guide on a real MySQL. */
final class GuideOnMySqlIT extends GuideContract {

    @Override
    Schema schema() {
        return Schema.onMySql();
    }
}

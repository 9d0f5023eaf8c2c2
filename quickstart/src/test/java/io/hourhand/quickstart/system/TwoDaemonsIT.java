package io.hourhand.quickstart.system;

/** On the embedded MariaDB. */
final class TwoDaemonsIT extends TwoDaemonsContract {

    @Override
    Schema schema() {
        return Schema.onMariaDb();
    }
}

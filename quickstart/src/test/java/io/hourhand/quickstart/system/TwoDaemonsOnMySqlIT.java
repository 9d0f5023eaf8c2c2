package io.hourhand.quickstart.system;

/** On a real MySQL. */
final class TwoDaemonsOnMySqlIT extends TwoDaemonsContract {

    @Override
    Schema schema() {
        return Schema.onMySql();
    }
}

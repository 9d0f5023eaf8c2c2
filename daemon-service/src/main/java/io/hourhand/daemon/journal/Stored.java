package io.hourhand.daemon.journal;

/** Marks what the journal keeps: bound to JSON in the configuration, so that no Java serialization ever happens. */
public interface Stored {}

/** What the tests of faults stand on: a schema, daemons that start quickly or die at a given statement, a job that leaves traces. */
@NullMarked
package io.hourhand.quickstart.system.fault.stage;

import org.jspecify.annotations.NullMarked;

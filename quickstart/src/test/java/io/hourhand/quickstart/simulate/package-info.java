@org.jspecify.annotations.NullMarked
package io.hourhand.quickstart.simulate;

@NullMarked
package io.hourhand.doctor;

import org.jspecify.annotations.NullMarked;

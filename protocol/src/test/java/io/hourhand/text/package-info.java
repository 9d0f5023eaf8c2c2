@NullMarked
package io.hourhand.text;

import org.jspecify.annotations.NullMarked;

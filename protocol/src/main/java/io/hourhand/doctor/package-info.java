/** Whether all is well, in words: what the page and the command tell. */
@NullMarked
package io.hourhand.doctor;

import org.jspecify.annotations.NullMarked;

/** How the commands read what they are asked for. */
@NullMarked
package io.hourhand.quickstart.command;

import org.jspecify.annotations.NullMarked;

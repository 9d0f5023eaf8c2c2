/** The form of a schedule: its fields, what they mean, and what is wrong with them. */
@NullMarked
package io.hourhand.web.page.edit;

import org.jspecify.annotations.NullMarked;

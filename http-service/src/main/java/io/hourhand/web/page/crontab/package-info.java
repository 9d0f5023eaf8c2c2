/** A crontab that somebody pastes: what each of its lines would become, and what is wrong with it. */
@NullMarked
package io.hourhand.web.page.crontab;

import org.jspecify.annotations.NullMarked;

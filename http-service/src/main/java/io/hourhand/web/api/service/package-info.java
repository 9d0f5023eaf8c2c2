/** What the server says of itself: health, figures, its description, what there is. */
@NullMarked
package io.hourhand.web.api.service;

import org.jspecify.annotations.NullMarked;

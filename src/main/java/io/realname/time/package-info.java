/** The two clocks and the calendar of business days. */
@NullMarked
package io.realname.time;

import org.jspecify.annotations.NullMarked;

/** Settings, wiring, start and stop of the whole. */
@NullMarked
package io.realname.app;

import org.jspecify.annotations.NullMarked;

/** Says what is wrong in the configuration, all at once, with file and line: what {@code config check} prints and {@code run} refuses. */
@NullMarked
package io.realname.app.config;

import org.jspecify.annotations.NullMarked;

/** Tells sources what became of their submissions. */
@NullMarked
package io.realname.notify;

import org.jspecify.annotations.NullMarked;

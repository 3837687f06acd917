/** What may happen to a running program and to what it works with, and whether anything is lost or done twice by it. */
@NullMarked
package io.realname.app.chaos;

import org.jspecify.annotations.NullMarked;

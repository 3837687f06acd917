/** The command line. Commands that need no database load none of its classes, so that they answer at once. */
@NullMarked
package io.realname.cli;

import org.jspecify.annotations.NullMarked;

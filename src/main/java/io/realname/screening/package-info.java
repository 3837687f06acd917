/** The rule catalogue: which rules there are, by which policy they judge, and the engine that runs them all. */
@NullMarked
package io.realname.screening;

import org.jspecify.annotations.NullMarked;

/** What an operator is shown: what waits for too long, and the figures of every stage. */
@NullMarked
package io.realname.observe;

import org.jspecify.annotations.NullMarked;

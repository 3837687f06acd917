/** The benchmark: the intake as it runs in the product, and a bare loop to hold it against. */
@NullMarked
package io.realname.app.bench;

import org.jspecify.annotations.NullMarked;

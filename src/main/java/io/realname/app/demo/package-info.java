/** The demonstration: the whole product with simulated counterparts, sample submissions and fast time. */
@NullMarked
package io.realname.app.demo;

import org.jspecify.annotations.NullMarked;

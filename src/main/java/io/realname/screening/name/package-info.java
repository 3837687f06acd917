/** Rules about names. */
@NullMarked
package io.realname.screening.name;

import org.jspecify.annotations.NullMarked;

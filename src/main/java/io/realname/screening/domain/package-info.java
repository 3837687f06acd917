/** Rules about domains. */
@NullMarked
package io.realname.screening.domain;

import org.jspecify.annotations.NullMarked;

/** Files of several submissions: CSV, XML. Each gives manifests, one after the other, in constant memory. */
@NullMarked
package io.realname.intake.format;

import org.jspecify.annotations.NullMarked;

/** Decoding of document pictures within bounds of time and memory, and what their pixels and metadata tell. */
@NullMarked
package io.realname.picture;

import org.jspecify.annotations.NullMarked;

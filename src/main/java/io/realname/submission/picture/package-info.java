/** What the bytes of a document's picture tell without decoding it: format, dimensions, and whether it is whole. */
@NullMarked
package io.realname.submission.picture;

import org.jspecify.annotations.NullMarked;

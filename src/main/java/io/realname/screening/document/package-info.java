/** Rules about documents and their pictures. */
@NullMarked
package io.realname.screening.document;

import org.jspecify.annotations.NullMarked;

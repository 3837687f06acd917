/** Keys, encryption, keyed digests, signatures, tokens, and the files that keep secrets. */
@NullMarked
package io.realname.security;

import org.jspecify.annotations.NullMarked;

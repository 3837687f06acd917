/** The oracle: whether the whole state is sound, asked in SQL and by walking through rows and files; nothing is changed. */
@NullMarked
package io.realname.verify;

import org.jspecify.annotations.NullMarked;

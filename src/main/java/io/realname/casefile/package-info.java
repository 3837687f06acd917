/** Cases and what belongs to them: their rows, their events, their documents. */
@NullMarked
package io.realname.casefile;

import org.jspecify.annotations.NullMarked;

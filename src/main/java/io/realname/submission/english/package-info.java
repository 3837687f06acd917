/** English names: what they may look like, and how one is derived from a Chinese name by Pinyin. */
@NullMarked
package io.realname.submission.english;

import org.jspecify.annotations.NullMarked;

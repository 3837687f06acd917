/** The records of a submission, what is found about it, and the texts that say so. */
@NullMarked
package io.realname.submission;

import org.jspecify.annotations.NullMarked;

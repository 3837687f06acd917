/** Reviews: opening, requests to the reviewers, their answers, and what follows from each. */
@NullMarked
package io.realname.review;

import org.jspecify.annotations.NullMarked;

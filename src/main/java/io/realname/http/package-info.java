/** Calls to other services over HTTP, bounded in time and size. */
@NullMarked
package io.realname.http;

import org.jspecify.annotations.NullMarked;

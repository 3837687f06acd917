/** The service over HTTP: cases for who holds the token, callbacks for who can sign them, health for everybody. */
@NullMarked
package io.realname.web;

import org.jspecify.annotations.NullMarked;

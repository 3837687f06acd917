/** The rule catalogue as a list: every code that can be told, with its texts and what the policies change of it. */
@NullMarked
package io.realname.app.catalogue;

import org.jspecify.annotations.NullMarked;

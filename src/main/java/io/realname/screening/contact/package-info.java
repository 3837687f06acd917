/** The rules about address, telephone and e-mail of the registrant (rule catalogue, section 2). */
@NullMarked
package io.realname.screening.contact;

import org.jspecify.annotations.NullMarked;

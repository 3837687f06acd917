/** Rules about the registrant: who holds the domains and by which kind of document. */
@NullMarked
package io.realname.screening.registrant;

import org.jspecify.annotations.NullMarked;

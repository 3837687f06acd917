/** What the registrar's database knows of the domains, and what is written back to it. */
@NullMarked
package io.realname.registrar;

import org.jspecify.annotations.NullMarked;

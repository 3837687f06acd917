/** What the routes need of Camel: the {@code work} component, which takes claimed work and ends it. */
@NullMarked
package io.realname.route;

import org.jspecify.annotations.NullMarked;

/** PostgreSQL: the embedded server, the pool of connections, the migrations, and the lock of the data folder. */
@NullMarked
package io.realname.storage;

import org.jspecify.annotations.NullMarked;

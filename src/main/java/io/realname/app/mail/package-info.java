/** Mail, wired: the servers as the settings say, and the steps of the route that takes mails in. */
@NullMarked
package io.realname.app.mail;

import org.jspecify.annotations.NullMarked;

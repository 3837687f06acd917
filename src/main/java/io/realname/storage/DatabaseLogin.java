package io.realname.storage;

/**
 * Where a database is and as whom to use it.
 *
 * @param url JDBC URL, {@code jdbc:postgresql://host:port/database}
 * @param user role
 * @param password its password, never printed
 */
public record DatabaseLogin(String url, String user, String password) {
    /** Role and URL; neither the password nor the URL's parameters, which may hold one. */
    @Override
    public String toString() {
        int parameters = url.indexOf('?');
        return user + " at " + (parameters < 0 ? url : url.substring(0, parameters));
    }
}

package io.realname.registrar;

/** A query of {@code sql/registrar} does not return what its head says; to be mended there. */
public final class QueryNotAsAgreed extends RuntimeException {
    private static final long serialVersionUID = 1;

    QueryNotAsAgreed(String query, String column, String type) {
        super("The query sql/registrar/" + query + " must return a column " + column + " of the type " + type
                + "; correct the query.");
    }
}

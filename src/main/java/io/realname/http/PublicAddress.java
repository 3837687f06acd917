package io.realname.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Tells addresses of the public Internet from those of the machine itself and of the networks behind it (the special-purpose
 * registries of RFC 6890), which a stranger could not reach without us.
 */
public final class PublicAddress {
    private PublicAddress() {}

    /**
     * Whether every address of the host in {@code uri} is public. Java keeps the answer of the name server for half a minute, so that the
     * call that follows goes where was looked.
     *
     * @throws CallFailed if the name cannot be resolved now
     */
    public static boolean isOf(URI uri) {
        try {
            for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
                if (!isPublic(address)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            throw new CallFailed("has a name that cannot be resolved", e);
        }
    }

    /** Whether it is none of a special purpose. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return address instanceof Inet4Address ? isPublicV4(first, second, bytes[2]) : isPublicV6(first, second, bytes);
    }

    private static boolean isPublicV4(int first, int second, byte third) {
        return first != 0
                && first < 224
                && !(first == 100 && second >= 64 && second < 128) // shared by providers
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 192 && second == 88 && third == 99)
                && !(first == 198 && (second == 18 || second == 19)) // benchmarks
                && !(first == 198 && second == 51 && third == 100)
                && !(first == 203 && second == 0 && third == 113);
    }

    /** Only 2000::/3 is given out, and in it some prefixes carry an IPv4 address or are no one's. */
    private static boolean isPublicV6(int first, int second, byte[] bytes) {
        boolean given = (first & 0xe0) == 0x20;
        boolean sixToFour = first == 0x20 && second == 0x02;
        boolean special = first == 0x20 && second == 0x01 && (bytes[2] & 0xfe) == 0;
        boolean forDocuments = first == 0x20 && second == 0x01 && bytes[2] == 0x0d && (bytes[3] & 0xff) == 0xb8;
        return given && !sixToFour && !special && !forDocuments;
    }
}

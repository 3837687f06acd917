package io.realname.screening.name;

import io.realname.submission.PersonalText;
import io.realname.submission.Profile.Address;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The parts of the address in English, where a source gives them. */
final class EnglishAddress {
    private EnglishAddress() {}

    /** Hands each part that was given to {@code part}, with its pointer. */
    static void forEach(Address address, BiConsumer<String, String> part) {
        if (address.equals(Address.NONE)) {
            return;
        }
        hand("/profile/addressEn/province", address.province(), part);
        hand("/profile/addressEn/city", address.city(), part);
        hand("/profile/addressEn/street", address.street(), part);
    }

    private static void hand(String pointer, @Nullable PersonalText text, BiConsumer<String, String> part) {
        if (text != null) {
            part.accept(pointer, text.value());
        }
    }
}

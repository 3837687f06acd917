package io.realname.picture;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Decodes what a fuzzer makes of pictures ({@code docs/testing.md}). */
class DecodingFuzz {
    @FuzzTest(maxDuration = "3m")
    void look(byte[] picture) {
        DecodingCorpusTest.look(picture);
    }
}

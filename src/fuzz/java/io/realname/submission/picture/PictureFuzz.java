package io.realname.submission.picture;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Inspects what a fuzzer makes of pictures ({@code docs/testing.md}). */
class PictureFuzz {
    @FuzzTest(maxDuration = "3m")
    void inspect(byte[] picture) {
        PictureCorpusTest.inspect(picture);
    }
}

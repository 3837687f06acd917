package io.realname.intake;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Reads what a fuzzer makes of manifests ({@code docs/testing.md}). */
class ManifestFuzz {
    @FuzzTest(maxDuration = "3m")
    void read(byte[] manifest) {
        ManifestCorpusTest.read(manifest);
    }
}

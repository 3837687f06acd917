package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            RECEIVED,    SCREENED HELD REJECTED CLOSED QUARANTINED WITHDRAWN
            SCREENED,    ENRICHED HELD REJECTED CLOSED MANUAL WITHDRAWN
            ENRICHED,    IN_REVIEW HELD REJECTED MANUAL WITHDRAWN
            HELD,        SCREENED ENRICHED IN_REVIEW REJECTED CLOSED MANUAL WITHDRAWN
            IN_REVIEW,   APPROVED HELD REJECTED CLOSED MANUAL WITHDRAWN
            APPROVED,    CLOSED MANUAL WITHDRAWN
            MANUAL,      SCREENED IN_REVIEW REJECTED WITHDRAWN
            REJECTED,    RECEIVED
            QUARANTINED, RECEIVED
            WITHDRAWN,   RECEIVED
            CLOSED,      ''
            """)
    void allowsTheChangesOfACasesLifeAndNoOther(CaseState from, String next) {
        Set<CaseState> allowed = EnumSet.of(from);
        Stream.of(next.split(" "))
                .filter(name -> !name.isEmpty())
                .map(CaseState::valueOf)
                .forEach(allowed::add);

        assertThat(Stream.of(CaseState.values()).filter(from::allows).collect(Collectors.toSet()))
                .isEqualTo(allowed);
    }

    @Test
    void refusesAChangeThatTheLifeOfACaseDoesNotHave() {
        OpenCase open = open(CaseState.CLOSED);

        assertThatIllegalStateException()
                .isThrownBy(() -> Transition.of(open, CaseState.IN_REVIEW, "test"))
                .withMessageContaining("closed")
                .withMessageContaining("in-review");
    }

    @Test
    void leavesNothingDueUnlessToldSo() {
        Transition change = Transition.of(open(CaseState.HELD), CaseState.HELD, "test");

        assertThat(change.step()).isNull();
        assertThat(change.dueAt()).isNull();
        assertThat(change.waitsFor()).isNull();
    }

    @Test
    void keepsWhatIsDueForACaseThatStays() {
        OpenCase open = open(CaseState.HELD);

        Transition change = Transition.stays(open, "test");

        assertThat(change.to()).isEqualTo(CaseState.HELD);
        assertThat(change.step()).isEqualTo(Step.ENRICH);
        assertThat(change.dueAt()).isEqualTo(Instant.EPOCH);
        assertThat(change.waitsFor()).isEqualTo("event");
        assertThat(change.profileId()).isEqualTo(open.profileId());
    }

    @ParameterizedTest
    @EnumSource(CaseState.class)
    void readsTheCodeThatItWrites(CaseState state) {
        assertThat(CaseState.of(state.code())).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(DomainState.class)
    void readsTheCodeOfADomainStateThatItWrites(DomainState state) {
        assertThat(DomainState.of(state.code())).isEqualTo(state);
    }

    @Test
    void refusesAChangeOfADomainThatItsLifeDoesNotHave() {
        CaseDomain verified = new CaseDomain(
                new UUID(0, 1), new UUID(0, 2), 0, "a.cn", "a.cn", DomainState.VERIFIED, 1, "cnnic", Instant.EPOCH);

        assertThatIllegalStateException()
                .isThrownBy(() -> DomainTransition.of(verified, DomainState.PENDING, "test", List.of()))
                .withMessageContaining("verified to pending");
        assertThat(DomainTransition.of(verified, DomainState.ICP_WAITING, "test", List.of())
                        .to())
                .isEqualTo(DomainState.ICP_WAITING);
    }

    private static OpenCase open(CaseState state) {
        return new OpenCase(
                new UUID(0, 1),
                "R001",
                "S-1",
                state,
                3,
                Step.ENRICH,
                Instant.EPOCH,
                "event",
                new UUID(0, 2),
                new UUID(0, 3),
                Instant.EPOCH,
                null,
                TestSubmission.of("S-1").submission(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}

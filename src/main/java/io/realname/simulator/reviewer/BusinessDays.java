package io.realname.simulator.reviewer;

import java.time.LocalDate;

/** The calendar by which reviewers work. */
@FunctionalInterface
public interface BusinessDays {
    /** The business day that is {@code days} (at least 1) business days after {@code date}. */
    LocalDate plus(LocalDate date, int days);
}

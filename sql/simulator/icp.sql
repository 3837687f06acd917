-- The ICP authority simulator's own memory. The product never reads it. Running this again changes nothing.

create schema if not exists simulator;

create table if not exists simulator.icp_domain (
    domain text primary key,                -- punycode, lower case
    entry jsonb not null,                   -- what the authority has, and from when on
    first_asked_at timestamptz              -- business time of the first question; delays count from here
);

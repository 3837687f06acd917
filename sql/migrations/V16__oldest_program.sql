-- Nodes are brought to a new version one after the other, so older programs meet the tables of newer ones. A migration after which they
-- could not go on (one that drops, renames or narrows something) says so here, with its own number.

create table oldest_program (
    one        boolean primary key default true check (one),
    migration  integer not null
);
comment on table oldest_program is 'Which programs may work on these tables: one row.';
comment on column oldest_program.migration is 'The migration that a program must at least have among its own.';

insert into oldest_program (migration) values (16);

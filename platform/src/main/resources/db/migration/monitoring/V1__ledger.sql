-- The both-errors ledger (漏保/错保账): who looks entitled and gets nothing, who gets and looks not entitled; aged until resolved.
create table monitoring.finding (
    id            uuid primary key default uuidv7(),
    place         bigint not null,
    household_id  uuid not null,
    member_id     uuid,                -- null: the household as a whole
    programme     text not null,
    kind          text not null check (kind in ('missed', 'wrong')),
    certainty     text not null check (certainty in ('certain', 'needs-information')),
    reasons       text[] not null,     -- rule ids: what fails (wrong) or is still unknown (needs information)
    entitled_fen  bigint not null,
    paid_fen      bigint not null,
    first_seen    date not null,       -- kept while the finding stays open
    last_seen     date not null,
    first_run     uuid not null,
    last_run      uuid not null,
    resolved_on   date                 -- the first run's day on which it was no longer so
);
create unique index finding_open on monitoring.finding (household_id, programme, kind, member_id) nulls not distinct
    where resolved_on is null;
create index finding_open_by_place on monitoring.finding (place, kind, programme) where resolved_on is null;
select access.protect('monitoring.finding');

-- Deliveries of department data: batches, their files, and the rows that could not be taken.

create table exchange.batch (
    batch_id    bigint generated always as identity primary key,
    place       bigint not null,
    state       text not null check (state in ('queued', 'running', 'done', 'done-with-errors', 'failed')),
    started_at  timestamptz not null,
    finished_at timestamptz,
    started_by  text not null,
    -- what was asked for, for the job that does it
    folder      text
);
select access.protect('exchange.batch');

create table exchange.file (
    file_id      bigint generated always as identity primary key,
    batch_id     bigint not null references exchange.batch on delete cascade,
    place        bigint not null,
    dataset      text,
    name         text not null,
    path         text not null,
    size         bigint not null default 0,
    sha256       text,
    -- of the contract by which it was read
    contract     text,
    state        text not null check (state in ('queued', 'running', 'done', 'known', 'refused', 'failed', 'abandoned')),
    rows         bigint not null default 0,
    added        bigint not null default 0,
    changed      bigint not null default 0,
    unchanged    bigint not null default 0,
    quarantined  bigint not null default 0,
    persons      bigint not null default 0,
    percent      smallint not null default 0,
    -- who works on it renews this; a running file whose lease is over was left behind
    leased_until timestamptz,
    started_at   timestamptz,
    finished_at  timestamptz,
    problem_zh   text,
    problem_en   text
);
create index file_of_batch on exchange.file (batch_id);
create index file_by_content on exchange.file (sha256);
select access.protect('exchange.file');

create table exchange.quarantine (
    quarantine_id bigint generated always as identity primary key,
    file_id       bigint not null references exchange.file on delete cascade,
    place         bigint not null,
    dataset       text not null,
    row_no        integer not null,
    -- column names, joined when several cells are wrong
    field         text not null,
    value_sealed  bytea,
    reason_zh     text not null,
    reason_en     text not null,
    remedy_zh     text not null,
    remedy_en     text not null,
    -- the row as delivered, as one CSV line in the order of the contract's columns
    raw_sealed    bytea not null,
    -- business key, when the key cells are good
    record_key    uuid,
    state         text not null default 'open' check (state in ('open', 'repaired', 'superseded')),
    settled_at    timestamptz,
    settled_by    bigint
);
create index quarantine_of_file on exchange.quarantine (file_id, row_no);
create index quarantine_open_key on exchange.quarantine (dataset, record_key) where state = 'open' and record_key is not null;
select access.protect('exchange.quarantine');
grant maintain on exchange.quarantine to huimin_app;

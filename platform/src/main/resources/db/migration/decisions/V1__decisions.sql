-- Decisions: what every household is entitled to, decided over everybody, kept with the versions it was decided under.

-- The rules and parameters a run decided with; `programmes` gives the order of the arrays in `verdict`.
create table decisions.library (
    id          integer primary key generated always as identity,
    version     text not null unique,
    programmes  text[] not null,
    conditions  jsonb not null,       -- programme id → rule ids, in the order of the bits of `verdict.reasons`
    first_used  timestamptz not null default now()
);

-- One pass over everybody of a place.
create table decisions.run (
    id           uuid primary key default uuidv7(),
    place        bigint not null,     -- the place whose people are decided
    decided_on   date not null,       -- the day the rules are applied for
    library_id   integer not null references decisions.library (id),
    state        text not null default 'waiting'
                 check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
    cancel_asked boolean not null default false,
    started_by   text not null,
    created_at   timestamptz not null default now(),
    started_at   timestamptz,
    finished_at  timestamptz,
    failure      text
);
create index run_by_place on decisions.run (place, created_at desc);
-- Two runs over the same people would race for the same rows.
create unique index run_one_open_per_place on decisions.run (place) where state in ('waiting', 'running');

-- A run is cut into ranges of places; each is read, decided and written in one transaction, so a killed run goes on where it stopped.
create table decisions.run_part (
    run_id     uuid not null references decisions.run (id) on delete cascade,
    part       integer not null,
    place      bigint not null,       -- first village of the range
    to_place   bigint not null,       -- last village of the range
    people     bigint not null,
    done       boolean not null default false,
    households bigint not null default 0,
    members    bigint not null default 0,
    changed    bigint not null default 0,
    primary key (run_id, part)
);

-- One row per household and change of its result. The facts it read are those `people` knew at `recorded_from`; with the library version
-- they give the same result to the fen at any later time.
create table decisions.verdict (
    household_id  uuid not null,
    place         bigint not null,
    run_id        uuid not null,
    library_id    integer not null,
    decided_on    date not null,
    outcomes      smallint[] not null,  -- per programme: 0 not applicable, 1 refused, 2 granted, 3 needs information
    amounts       bigint[] not null,    -- per programme: fen per month, the whole household
    reasons       bigint[] not null,    -- per programme: bit i set = condition i fails (refused) or is unknown (needs information)
    fingerprint   bigint not null,      -- of the whole result with each member's share; equal = unchanged
    recorded_from timestamptz not null,
    recorded_to   timestamptz,
    check (recorded_to is null or recorded_to > recorded_from)
);
create unique index verdict_current on decisions.verdict (household_id) where recorded_to is null;
create index verdict_current_by_place on decisions.verdict (place) where recorded_to is null;
create index verdict_history on decisions.verdict (household_id, recorded_from) where recorded_to is not null;

grant select, insert on decisions.library to huimin_app;
select access.protect('decisions.run');
select access.protect('decisions.run_part');
select access.protect('decisions.verdict');

-- Figures by village and programme. A place's figure is the sum over the villages of its range, so figures of every level add up.
-- A row is written only when a run changes it: the figures of any earlier moment are the rows that were current then.
create table insight.village (
    place         bigint not null,
    households    integer not null,
    people        integer not null,
    run_id        uuid not null,
    decided_on    date not null,
    recorded_from timestamptz not null,
    recorded_to   timestamptz,
    primary key (place, recorded_from)
);
create unique index village_current on insight.village (place) where recorded_to is null;

create table insight.programme_in_village (
    place               bigint not null,
    programme           text not null,
    entitled_households integer not null,
    entitled_people     integer not null,
    entitled_fen        bigint not null,
    paid_households     integer not null,
    paid_people         integer not null,
    paid_fen            bigint not null,
    missed              integer not null,  -- findings: certainly entitled, paid nothing
    wrong               integer not null,  -- findings: paid, certainly not entitled
    unclear             integer not null,  -- findings: not paid, perhaps entitled, a fact is missing
    run_id              uuid not null,
    recorded_from       timestamptz not null,
    recorded_to         timestamptz,
    primary key (place, programme, recorded_from)
);
create unique index programme_in_village_current on insight.programme_in_village (place, programme)
    where recorded_to is null;

-- When figures were last checked, run by run: also a night that changed nothing makes them fresh. No personal data, no scope.
create table insight.checked (
    run_id      uuid primary key,
    covers_from bigint not null,
    covers_to   bigint not null,
    decided_on  date not null,
    finished_at timestamptz not null
);
create index checked_by_time on insight.checked (finished_at desc);

select access.protect('insight.village');
select access.protect('insight.programme_in_village');
grant select, insert on insight.checked to huimin_app;

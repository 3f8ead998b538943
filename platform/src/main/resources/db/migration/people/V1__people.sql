-- Persons, households, memberships and declared facts. The departments' own rows are in generated tables
-- people.record_<dataset>; people.current (generated too) is their projection, one row per person.

create extension if not exists btree_gist with schema public;

create table people.person (
    person_id    uuid primary key default uuidv7(),
    -- blind index of the identity number; the number itself is only in id_sealed
    person_index uuid not null,
    id_sealed    bytea not null,
    -- as the register has it now; null for persons only other departments know
    name         text,
    sex          text,
    birth_date   date,
    in_register  boolean not null,
    -- of the household, or of the delivering office while no register knows the person
    place        bigint not null
);
create unique index person_by_index on people.person (person_index);
create index person_by_place on people.person (place);
select access.protect('people.person');

create table people.household (
    household_id uuid not null default uuidv7(),
    county       integer not null,
    number       text not null,
    place        bigint not null,
    urban_rural  text,
    valid        daterange not null,
    recorded     tstzrange not null,
    file_id      bigint not null
);
-- an open version is what is believed now about now
create unique index household_open on people.household (household_id) where upper_inf(recorded) and upper_inf(valid);
create unique index household_open_number on people.household (number, county) where upper_inf(recorded) and upper_inf(valid);
alter table people.household add constraint household_versions_do_not_overlap
    exclude using gist (household_id with =, valid with &&, recorded with &&)
    where (not (upper_inf(recorded) and upper_inf(valid)));
select access.protect('people.household');

create table people.membership (
    person_id    uuid not null,
    household_id uuid not null,
    relation     text,
    place        bigint not null,
    valid        daterange not null,
    recorded     tstzrange not null,
    file_id      bigint not null
);
-- one person in one active household; see docs/adr/0003
create unique index membership_open on people.membership (person_id) where upper_inf(recorded) and upper_inf(valid);
create index membership_by_household on people.membership (household_id);
alter table people.membership add constraint membership_versions_do_not_overlap
    exclude using gist (person_id with =, valid with &&, recorded with &&)
    where (not (upper_inf(recorded) and upper_inf(valid)));
select access.protect('people.membership');

create table people.fact (
    fact_id      uuid primary key default uuidv7(),
    person_id    uuid not null,
    place        bigint not null,
    fact         text not null,
    -- number scaled, day ISO, boolean true/false, code
    value        text not null,
    valid        daterange not null,
    recorded     tstzrange not null,
    source       text not null check (source <> ''),
    declared_by  text not null,
    retracted_by text,
    constraint one_declared_value_at_a_time
        exclude using gist (person_id with =, fact with =, valid with &&) where (upper_inf(recorded))
);
create index fact_of_person on people.fact (person_id);
select access.protect('people.fact');

-- What was delivered for which places: not about any person, so everybody may read it.
create table people.coverage (
    dataset      text not null,
    place_from   bigint not null,
    place_to     bigint not null,
    delivered_at timestamptz not null,
    file_id      bigint not null,
    primary key (dataset, place_from, place_to)
);
create table people.coverage_month (
    dataset      text not null,
    place_from   bigint not null,
    place_to     bigint not null,
    month        date not null,
    primary key (dataset, place_from, place_to, month)
);
-- up to which day the projection's time-dependent columns are right
create table people.projected_day (
    only_row     boolean primary key default true check (only_row),
    day          date not null
);
grant select, insert, update, delete on people.coverage, people.coverage_month, people.projected_day to huimin_app;
grant maintain on people.person, people.household, people.membership to huimin_app;

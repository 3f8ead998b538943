-- Places of all five levels with their history, and what finds them quickly. Reference data: no person in it, everybody
-- may read all of it, only the loader (as owner) writes.

create extension if not exists btree_gist schema public;

-- What is in force.
create table places.place (
    code        bigint primary key check (code between 0 and 999999999999),
    name        text collate "C" not null,
    level       smallint not null check (level between 0 and 5), -- 0 nation … 5 village
    parent      bigint,
    specific    smallint not null, -- characters of the name that are its specific part (专名): 2 of 厦门市
    pinyin      text collate "C" not null, -- toneless syllables, blanks between
    initials    text collate "C" not null,
    statistical boolean not null, -- a row of the statistics only, no division of the state
    since       date, -- null: since before anybody noted it
    edition     text not null
);

-- What was in force before: a code may have been several places in turn.
create table places.former_place (
    code        bigint not null check (code between 0 and 999999999999),
    name        text collate "C" not null,
    level       smallint not null check (level between 0 and 5),
    parent      bigint,
    specific    smallint not null,
    pinyin      text collate "C" not null,
    initials    text collate "C" not null,
    statistical boolean not null,
    valid       daterange not null check (not upper_inf(valid)),
    edition     text not null,
    primary key (code, valid without overlaps)
);
create index former_place_parent on places.former_place (parent);

create view places.version with (security_invoker = true) as
    select code, name, level, parent, pinyin, statistical, daterange(since, null) as valid from places.place
    union all
    select code, name, level, parent, pinyin, statistical, valid from places.former_place;

-- Versions of one code never overlap: among the former ones by their key, with the one in force by these triggers.
create function places.refuse_overlap() returns trigger language plpgsql as $$
declare
    twice bigint;
begin
    select f.code into twice
      from places.former_place f join places.place p on p.code = f.code and daterange(p.since, null) && f.valid
      join changed c on c.code = f.code limit 1;
    if twice is not null then
        raise exclusion_violation using message =
            format('versions of place %s overlap (区划 %s 的版本时间重叠)', twice, twice);
    end if;
    return null;
end
$$;
create trigger place_added after insert on places.place referencing new table as changed
    for each statement execute function places.refuse_overlap();
create trigger place_changed after update on places.place referencing new table as changed
    for each statement execute function places.refuse_overlap();
create trigger former_place_added after insert on places.former_place referencing new table as changed
    for each statement execute function places.refuse_overlap();
create trigger former_place_changed after update on places.former_place referencing new table as changed
    for each statement execute function places.refuse_overlap();

-- The tails of each name from its second character on: a fragment of a name is the beginning of one of its tails, so that
-- finding fragments is a range scan however common they are.
create table places.name_tail (
    level smallint not null,
    tail  text collate "C" not null,
    code  bigint not null
);

create table places.edition (
    name      text primary key,
    digest    text not null, -- SHA-256 of the files
    rows      integer not null,
    loaded_at timestamptz not null default now()
);

-- The loader fills empty tables several times faster without these: drop, fill, create.
create procedure places.create_indexes() language plpgsql as $$
begin
    create index place_children on places.place (parent, code);
    create index place_name on places.place (level, name, code);
    create index place_pinyin on places.place (level, replace(pinyin, ' ', ''), code);
    create index place_initials on places.place (level, initials, code);
    create index name_tail_tail on places.name_tail (level, tail, code);
end
$$;

create procedure places.drop_indexes() language plpgsql as $$
begin
    drop index places.place_children, places.place_name, places.place_pinyin, places.place_initials,
        places.name_tail_tail;
end
$$;

revoke execute on procedure places.create_indexes(), places.drop_indexes() from public;
call places.create_indexes();

grant select on places.place, places.former_place, places.version, places.name_tail, places.edition to huimin_app;

-- Places of all five levels with their history, and what finds them quickly. Reference data: no person in it, everybody
-- may read all of it, only the loader (as owner) writes.

create extension if not exists btree_gist schema public;

create table places.place (
    code        bigint not null check (code between 0 and 999999999999),
    name        text collate "C" not null,
    level       smallint not null check (level between 0 and 5), -- 0 nation … 5 village
    parent      bigint,
    specific    smallint not null, -- characters of the name that are its specific part (专名): 2 of 厦门市
    pinyin      text collate "C" not null, -- toneless syllables, blanks between
    initials    text collate "C" not null,
    statistical boolean not null, -- a row of the statistics only, no division of the state
    valid       daterange not null, -- unbounded: since or until nobody knows when
    edition     text not null
);
comment on table places.place is 'a code may be several places in turn; versions of one code never overlap';

-- The tails of each current name from its second character on: a fragment of a name is the beginning of one of its
-- tails, so that finding fragments is a range scan however common they are.
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

-- The loader fills empty tables several times faster without indexes: drop, fill, create.
create procedure places.create_indexes() language plpgsql as $$
begin
    alter table places.place add constraint place_version primary key (code, valid without overlaps);
    create index place_code on places.place (code);
    create index place_children on places.place (parent, code) where upper_inf(valid);
    create index place_name on places.place (level, name, code) where upper_inf(valid);
    create index place_pinyin on places.place (level, replace(pinyin, ' ', ''), code) where upper_inf(valid);
    create index place_initials on places.place (level, initials, code) where upper_inf(valid);
    create index name_tail_tail on places.name_tail (level, tail, code);
end
$$;

create procedure places.drop_indexes() language plpgsql as $$
begin
    alter table places.place drop constraint place_version;
    drop index places.place_code, places.place_children, places.place_name, places.place_pinyin,
        places.place_initials, places.name_tail_tail;
end
$$;

revoke execute on procedure places.create_indexes(), places.drop_indexes() from public;
call places.create_indexes();

grant select on places.place, places.name_tail, places.edition to huimin_app;

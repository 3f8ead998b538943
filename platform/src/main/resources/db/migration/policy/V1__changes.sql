-- Parameters changed by two people: one proposes, another one agrees. Approved rows lie over the content.

create table policy.change (
    id              uuid primary key default uuidv7(),
    place           bigint not null,            -- the place whose parameter is set
    programme       text not null,
    parameter       text not null,
    urban_rural     text not null check (urban_rural in ('urban', 'rural', '*')),
    effective       date not null,              -- first day of validity
    value           text not null,              -- as in the content's table; '' = no value from that day on
    source          text not null check (source <> ''),
    clause          text not null,
    reason          text not null check (reason <> ''),
    proposed_by     text not null,
    proposed_at     timestamptz not null,
    state           text not null default 'proposed'
                    check (state in ('proposed', 'approved', 'refused', 'withdrawn', 'superseded')),
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text not null default '',
    superseded_by   uuid references policy.change (id),
    -- the second person is another one, whatever the program says
    constraint two_people check (state not in ('approved', 'refused', 'superseded') or decided_by <> proposed_by),
    constraint decided check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint refused_with_reason check (state <> 'refused' or decision_reason <> ''),
    constraint withdrawn_by_proposer check (state <> 'withdrawn' or decided_by = proposed_by),
    constraint replaced check ((state = 'superseded') = (superseded_by is not null))
);
-- Two open proposals for one cell would race; two approved ones would contradict each other.
create unique index change_one_open_per_cell on policy.change (programme, parameter, place, urban_rural, effective)
    where state = 'proposed';
create unique index change_one_approved_per_cell on policy.change (programme, parameter, place, urban_rural, effective)
    where state = 'approved';
create index change_by_place on policy.change (place, proposed_at desc);

-- What a change would do to the real population; the newest one per change counts.
create table policy.preview (
    change_id      uuid primary key references policy.change (id) on delete cascade,
    place          bigint not null,
    attempt        uuid not null default uuidv7(),
    state          text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
    before_version text not null,
    after_version  text not null,
    people         bigint not null default 0,
    people_done    bigint not null default 0,
    report         jsonb,
    failure        text,
    asked_by       text not null,
    asked_at       timestamptz not null,
    finished_at    timestamptz,
    check ((state = 'done') = (report is not null))
);

-- Who did it is who the transaction belongs to, and a proposal is never rewritten.
create function policy.guard_change() returns trigger language plpgsql as $$
declare
    caller constant text := coalesce(current_setting('huimin.caller', true), '');
begin
    if tg_op = 'INSERT' then
        if new.proposed_by is distinct from caller or new.state <> 'proposed' then
            raise exception 'a change is proposed by its caller (%), not in the name of %', caller, new.proposed_by;
        end if;
        return new;
    end if;
    if (new.id, new.place, new.programme, new.parameter, new.urban_rural, new.effective, new.value, new.source, new.clause,
        new.reason, new.proposed_by, new.proposed_at)
       is distinct from
       (old.id, old.place, old.programme, old.parameter, old.urban_rural, old.effective, old.value, old.source, old.clause,
        old.reason, old.proposed_by, old.proposed_at)
    then
        raise exception 'a proposal is not rewritten: withdraw it and propose another';
    end if;
    if old.state = 'approved' and new.state = 'superseded' then
        if (new.decided_by, new.decided_at, new.decision_reason) is distinct from (old.decided_by, old.decided_at, old.decision_reason)
        then
            raise exception 'who approved what stays written';
        end if;
    elsif old.state <> 'proposed' then
        raise exception 'change % is % already', old.id, old.state;
    elsif new.decided_by is distinct from caller then
        raise exception 'a change is decided by its caller (%), not in the name of %', caller, new.decided_by;
    end if;
    return new;
end
$$;
create trigger guard before insert or update on policy.change for each row execute function policy.guard_change();

select access.protect('policy.change');
select access.protect('policy.preview');
revoke delete on policy.change from huimin_app;

-- The audit trail: entries are added and never changed. Each entry's digest is SM3 over the digest
-- before it and its own content, so that a change, a gap or a reordering shows.
create table audit.entry (
    number     bigint primary key check (number > 0),
    at         timestamptz not null,
    username   text not null,
    roles      text[] not null,
    scope_from bigint not null,
    scope_to   bigint not null,
    action     text not null,
    subject    text not null,
    reason     text not null,
    details    text not null,
    digest     bytea not null check (octet_length(digest) = 32)
);
create index entry_subject_idx on audit.entry (subject, number);
create index entry_username_idx on audit.entry (username, number);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The audit trail only grows (审计记录只增不改)';
end
$$;
create trigger only_grows before update or delete or truncate on audit.entry
    for each statement execute function audit.refuse_change();

grant select, insert on audit.entry to huimin_app;

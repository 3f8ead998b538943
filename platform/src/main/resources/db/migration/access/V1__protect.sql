-- Row-level security by place: one call per table from any module's migration.

-- The caller's places, told per transaction; null (nothing visible) when nobody told them.
create function access.scope_from() returns bigint language sql stable parallel safe
    return nullif(current_setting('huimin.scope_from', true), '')::bigint;

create function access.scope_to() returns bigint language sql stable parallel safe
    return nullif(current_setting('huimin.scope_to', true), '')::bigint;

-- Protects a table that has a column "place bigint", with all its partitions, and lets the
-- application read and write it. Harmless when repeated (after adding a partition, say).
create function access.protect(target text) returns void language plpgsql as $$
declare
    part regclass;
    -- sub-selects: computed once per query instead of once per row
    inside constant text := 'place between (select nullif(current_setting(''huimin.scope_from'', true), '''')::bigint)'
                         || ' and (select nullif(current_setting(''huimin.scope_to'', true), '''')::bigint)';
begin
    for part in
        select target::regclass union select relid from pg_partition_tree(target::regclass)
    loop
        execute format('alter table %s enable row level security, force row level security', part);
        execute format('drop policy if exists scope on %s', part);
        execute format('create policy scope on %s using (%s) with check (%s)', part, inside, inside);
    end loop;
    execute format('grant select, insert, update, delete on %s to huimin_app', target::regclass);
end
$$;

grant execute on function access.scope_from(), access.scope_to() to huimin_app;
revoke execute on function access.protect(text) from public;

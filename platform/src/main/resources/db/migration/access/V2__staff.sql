-- People of the bureau who may sign in. No column "place" on purpose: signing in happens before
-- there is a caller whose scope could be checked.
create table access.staff (
    username      text primary key check (username = lower(username) and username ~ '^[a-z0-9._-]{2,64}$'),
    name          text not null check (name <> ''),
    roles         text[] not null check (cardinality(roles) > 0),
    scope_place   bigint not null,
    password_hash text not null,
    active        boolean not null default true,
    created_at    timestamptz not null default now()
);
grant select, insert on access.staff to huimin_app;
grant update (name, roles, scope_place, password_hash, active) on access.staff to huimin_app;

-- Failed attempts by the name typed in, whether or not such an account exists.
create table access.failed_sign_in (
    username     text primary key,
    failures     int not null,
    locked_until timestamptz,
    last_at      timestamptz not null
);
grant select, insert, update, delete on access.failed_sign_in to huimin_app;

-- Where a large file's rows wait while two connections take them: both must see them. One import at a time;
-- the tables in it exist only during an import and belong to the application.
create schema staged;
grant usage, create on schema staged to huimin_app;

-- An import by two connections commits its second half after the first. A half whose name stands here must
-- still be committed when the program was killed in between; any other is rolled back.
create table people.landing (
    gid       text primary key,
    landed_at timestamptz not null
);
grant select, insert, delete on people.landing to huimin_app;

-- Looking back asks which places and months had been delivered by then. Months noted before this history was kept count as always known.
alter table people.coverage add column first_delivered_at timestamptz;
update people.coverage set first_delivered_at = delivered_at;
alter table people.coverage alter column first_delivered_at set not null;
alter table people.coverage_month add column delivered_at timestamptz not null default '-infinity';
alter table people.coverage_month alter column delivered_at drop default;

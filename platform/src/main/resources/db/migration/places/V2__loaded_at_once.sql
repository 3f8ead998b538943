-- Loaded at once and analysed by the loader: the server's own vacuum would take a core from the first import.
alter table places.place set (autovacuum_enabled = false);
alter table places.former_place set (autovacuum_enabled = false);
alter table places.name_tail set (autovacuum_enabled = false);

-- Rows of earlier deliveries that a full one no longer has: ended, or waiting for somebody to confirm.
alter table exchange.file add column closed bigint not null default 0, add column missing bigint not null default 0;

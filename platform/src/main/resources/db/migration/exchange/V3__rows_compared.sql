-- How many rows of earlier deliveries a full one was compared with: what "missing" is a share of.
alter table exchange.file add column compared bigint not null default 0;

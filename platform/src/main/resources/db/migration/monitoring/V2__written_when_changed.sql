-- A finding that is as it was is not written every night: it is open, and it ages from the day it was first seen.
alter table monitoring.finding drop column last_seen;
comment on column monitoring.finding.last_run is 'the run that changed or resolved it last';

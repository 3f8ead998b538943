-- Searching for a part of a name reads the names of the caller's places, and no others: row-level security lets no index of
-- fragments be asked before it knows the place. In the order of the answer, so that the first page ends the search.
create index person_of_place on people.person (place, person_id) include (name);

-- Costs a second of a million-row import and saves nothing: people are found by place through people.current.
drop index people.person_by_place;

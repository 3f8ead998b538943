-- When its owner last changed the password; sessions begun before are over. Null: never.
alter table access.staff add password_changed_at timestamptz;
grant update (password_changed_at) on access.staff to huimin_app;

-- A cost line is corrected, so it tells which of its states was read.
alter table cost_lines add column version int not null default 1;

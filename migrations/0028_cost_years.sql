-- A cost line may say of which year it is; without one it is of the whole
-- period of its action.

alter table cost_lines
	add column year int constraint cost_lines_year check (year between 2000 and 2100);

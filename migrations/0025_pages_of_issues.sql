-- On which page of an issued file each decision is printed, by its number:
-- told by the printing, for links that open the file there.
alter table issues add column pages jsonb not null default '{}' check (jsonb_typeof(pages) = 'object');

-- People, seats and bodies, as the pages of members read them.

-- Inside a coordination, one card for an e-mail address.
create unique index people_email_once on people (coordination_id, email)
	where email <> '' and merged_into is null;
create index memberships_coordination on memberships (coordination_id, person_id);
create index mandates_coordination_person on mandates (coordination_id, person_id);
create index seats_committee on seats (coordination_id, committee_id);
create index files_coordination on files (coordination_id);

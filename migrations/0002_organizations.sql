-- An organisation that was merged into another keeps its address and its
-- story, and receives nothing any more: no seat, no membership, no place among
-- the carriers.
create function organization_is_open() returns trigger language plpgsql as $$
declare
	target bigint;
begin
	-- The lock waits for a merge that is under way.
	select merged_into into target
	from organizations
	where coordination_id = new.coordination_id and id = new.organization_id
	for key share;
	if target is not null then
		raise exception 'organization % was merged', new.organization_id
			using errcode = 'check_violation', constraint = 'organizations_open';
	end if;
	return new;
end $$;

create trigger seats_organization_open before insert or update of organization_id on seats
	for each row when (new.organization_id is not null) execute function organization_is_open();
create trigger memberships_organization_open before insert or update of organization_id on memberships
	for each row when (new.organization_id is not null) execute function organization_is_open();
create trigger carriers_organization_open before insert or update of organization_id on carriers
	for each row execute function organization_is_open();

create index memberships_organization on memberships (coordination_id, organization_id);
create index organizations_merged on organizations (merged_into) where merged_into is not null;
create index invitations_coordination on invitations (coordination_id, membership_id);

-- Minutes that a meeting must approve although its agenda was sent already: it
-- is proposed to amend that agenda, and to send it again.
alter table minutes
	add column proposed_to bigint,
	add foreign key (coordination_id, proposed_to) references meetings (coordination_id, id);
create index minutes_proposed_to on minutes (coordination_id, proposed_to) where proposed_to is not null;

alter table convocation_mails
	drop constraint convocation_mails_kind_check,
	add constraint convocation_mails_kind_check check (kind in ('convenes', 'moves', 'cancels', 'amends'));

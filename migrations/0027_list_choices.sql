-- A list offers the schemes and the years that some commitment has: each is found
-- after the one before, however many commitments there are.
create index commitments_scheme on commitments (coordination_id, scheme_id) where scheme_id is not null;
create index payment_credits_year on payment_credits (coordination_id, year, commitment_id);

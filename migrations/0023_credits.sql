-- What a coordination may pay in a year is read by coordination, whatever the
-- number of the others.
create index payment_credits_coordination on payment_credits (coordination_id, commitment_id);
create index reservations_minutes on reservations (minutes_id);

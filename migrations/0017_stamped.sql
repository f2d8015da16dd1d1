-- When an authority proved that an issued file existed (PAdES B-T); null for a
-- file whose seal carries no such proof.
alter table issues add column stamped_at timestamptz;

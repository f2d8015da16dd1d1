-- A hash is a whole SHA-256: one cut short would stop every writer of its chain.
alter table journal add constraint journal_hashes
	check (octet_length(previous_hash) = 32 and octet_length(hash) = 32);
alter table journal_heads add constraint journal_heads_hash
	check (n >= 0 and octet_length(hash) = 32);

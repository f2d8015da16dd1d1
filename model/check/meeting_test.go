package check_test

// brokenMeetings are what breaks the invariants of meetings before they open.
var brokenMeetings = []breakage{
	{"committees_code", `update committees set code = ''`, nil},
	{"committees_code", `drop index committees_code_once; update committees set code = 'CS'`, nil},
	{"committees_tree", `update committees k set parent_id = (select id from committees o where o.coordination_id = k.coordination_id and o.id <> k.id order by id limit 1) where coordination_id = ` + sicoval, nil},
	{"committees_tree", `update committees set parent_id = (select min(id) from committees where coordination_id <> ` + sicoval + `) where kind = 'strategic' and coordination_id = ` + sicoval, nil},
	{"meetings_numbers", `update meetings set number = number + 5`, nil},
	{"meetings_state", `update meetings set convened_at = null`, []string{"meetings_agenda_frozen", "meetings_called"}},
	{"meetings_state", `update meetings set cancelled_at = convened_at`, nil},
	{"meetings_agenda_frozen", `update agenda_items set title = 'Autre' where position = 1`, nil},
	{"meetings_agenda_frozen", `update agenda_items set draft = 'Autre' where position = 2`, nil},
	{"meetings_agenda_frozen", `update agenda_items set position = 3 - position`, nil},
	{"meetings_agenda_frozen", `insert into proposed_allocations (coordination_id, item_id, commitment_id, action_id, amount) select coordination_id, id, 1, 1, 100 from agenda_items where position = 1`, nil},
	{"meetings_agenda_frozen", `update meetings set agenda_hash = ''`, nil},
	{"meetings_called", `delete from convocations`, nil},
	{"agenda_positions", `update agenda_items set position = 5 where position = 2`, nil},
	{"agenda_decides", `update agenda_items set programme = true, kind = 'debate'`, []string{"meetings_agenda_frozen"}},
	{"attendances_seats", `update seats set committee_id = (select min(k.id) from committees k where k.kind = 'funders' and k.coordination_id = ` + sicoval + `) where function = 'Une experte'`, nil},
	{"convocations_answered", `update convocations set reply = 'present'`, nil},
	{"convocations_answered", `update convocations set outbox_token = '' where email <> ''`, nil},
	{"links_reply", `update links set person_id = (select max(id) from people) where purpose = 'reply'`, nil},
	{"rule_sets_bounds", `insert into rule_sets (committee_id, coordination_id, rules) select id, coordination_id, '{"NoticeDays": 61, "MaxProxies": 0, "ReservationDays": 10, "Majority": "cast", "Quorum": {"Required": false}}' from committees limit 1`, nil},
	{"rule_sets_bounds", `insert into rule_sets (committee_id, coordination_id, rules) select id, coordination_id, '{"NoticeDays": 5, "MaxProxies": 0, "ReservationDays": 10, "Majority": "cast", "Quorum": {"Required": true, "Numerator": 3, "Denominator": 2}}' from committees limit 1`, nil},
}

CREATE TABLE access_need (
	id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	count INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (kind)
);

CREATE TABLE day (
	id INTEGER NOT NULL,
	began VARCHAR,
	ended VARCHAR,
	activity VARCHAR NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE deck (
	id INTEGER NOT NULL,
	"key" VARCHAR NOT NULL,
	version INTEGER NOT NULL,
	source VARCHAR NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE difference (
	id INTEGER NOT NULL,
	about VARCHAR NOT NULL,
	field VARCHAR NOT NULL,
	other VARCHAR NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE paper_reminder (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	remind_on VARCHAR NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE participant (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	code VARCHAR NOT NULL,
	table_number INTEGER,
	joins BOOLEAN NOT NULL,
	keep_notes BOOLEAN NOT NULL,
	quote BOOLEAN NOT NULL,
	photograph BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (code)
);

CREATE TABLE person (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	role VARCHAR NOT NULL,
	voice VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	name_may_be_held BOOLEAN NOT NULL,
	name_may_be_shared BOOLEAN NOT NULL,
	supplied_by VARCHAR NOT NULL,
	supplied_on VARCHAR NOT NULL,
	tell_by VARCHAR NOT NULL,
	told_on VARCHAR NOT NULL,
	private_text VARCHAR NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE room_table (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (number)
);

CREATE TABLE seal (
	id INTEGER NOT NULL,
	digest BLOB NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE activity (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	position INTEGER NOT NULL,
	exercise VARCHAR NOT NULL,
	deck_id INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	"plan" VARCHAR NOT NULL,
	starts VARCHAR NOT NULL,
	facilitator_notes VARCHAR NOT NULL,
	materials JSON NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(deck_id) REFERENCES deck (id)
);

CREATE TABLE deck_picture (
	id INTEGER NOT NULL,
	deck_id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	data BLOB NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(deck_id) REFERENCES deck (id) ON DELETE CASCADE
);

CREATE INDEX ix_deck_picture_deck_id ON deck_picture (deck_id);

CREATE TABLE workshop (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	place VARCHAR NOT NULL,
	date VARCHAR NOT NULL,
	question VARCHAR NOT NULL,
	language VARCHAR NOT NULL,
	starts VARCHAR NOT NULL,
	expected INTEGER,
	agreement_read VARCHAR NOT NULL,
	delete_after VARCHAR NOT NULL,
	deck_id INTEGER,
	PRIMARY KEY (id),
	FOREIGN KEY(deck_id) REFERENCES deck (id)
);

CREATE TABLE card_choice (
	activity_id INTEGER NOT NULL,
	audiences JSON NOT NULL,
	themes JSON NOT NULL,
	kinds JSON NOT NULL,
	PRIMARY KEY (activity_id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE card_on_wall (
	activity_id INTEGER NOT NULL,
	card VARCHAR NOT NULL,
	sides BOOLEAN NOT NULL,
	PRIMARY KEY (activity_id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE community (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	table_number INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (activity_id, table_number),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE draw (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	card VARCHAR NOT NULL,
	table_number INTEGER NOT NULL,
	drawn_at_table INTEGER NOT NULL,
	holder VARCHAR NOT NULL,
	held BOOLEAN NOT NULL,
	passed_on INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE INDEX ix_draw_activity_id ON draw (activity_id);

CREATE TABLE evidence (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	card VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	table_number INTEGER,
	visibility VARCHAR NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE INDEX ix_evidence_activity_id ON evidence (activity_id);

CREATE TABLE label_count (
	id INTEGER NOT NULL,
	activity_id INTEGER NOT NULL,
	prefix VARCHAR NOT NULL,
	last INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (activity_id, prefix),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE map_drawing (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	participant VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	years VARCHAR NOT NULL,
	table_number INTEGER,
	elsewhere VARCHAR NOT NULL,
	may_be_shown BOOLEAN NOT NULL,
	from_paper BOOLEAN NOT NULL,
	made_at VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (activity_id, participant),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE map_outline (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	polygons JSON NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE INDEX ix_map_outline_activity_id ON map_outline (activity_id);

CREATE TABLE map_picture (
	id INTEGER NOT NULL,
	activity_id INTEGER NOT NULL,
	media_type VARCHAR NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	digest VARCHAR NOT NULL,
	data BLOB NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE INDEX ix_map_picture_activity_id ON map_picture (activity_id);

CREATE TABLE map_place (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	label VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	x FLOAT NOT NULL,
	y FLOAT NOT NULL,
	visibility VARCHAR NOT NULL,
	table_number INTEGER,
	PRIMARY KEY (id),
	UNIQUE (activity_id, label),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE note_group (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	collapsed BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE INDEX ix_note_group_activity_id ON note_group (activity_id);

CREATE TABLE photo (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	caption VARCHAR NOT NULL,
	visibility VARCHAR NOT NULL,
	data BLOB NOT NULL,
	added_at VARCHAR NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE INDEX ix_photo_activity_id ON photo (activity_id);

CREATE TABLE planned_step (
	id INTEGER NOT NULL,
	activity_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	step VARCHAR NOT NULL,
	minutes INTEGER NOT NULL,
	planned INTEGER NOT NULL,
	least INTEGER,
	can_go BOOLEAN NOT NULL,
	"instead" VARCHAR NOT NULL,
	role VARCHAR NOT NULL,
	prompt VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (activity_id, position),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE progress (
	activity_id INTEGER NOT NULL,
	step INTEGER NOT NULL,
	started VARCHAR,
	hidden_zones JSON NOT NULL,
	dots_hidden BOOLEAN NOT NULL,
	PRIMARY KEY (activity_id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE promise (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER,
	person_id INTEGER,
	what VARCHAR NOT NULL,
	with_whom JSON NOT NULL,
	first_step VARCHAR NOT NULL,
	"by" VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	community VARCHAR NOT NULL,
	place VARCHAR NOT NULL,
	share VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	made_on VARCHAR NOT NULL,
	made_at VARCHAR NOT NULL,
	waits BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE SET NULL,
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
);

CREATE INDEX ix_promise_activity_id ON promise (activity_id);

CREATE INDEX ix_promise_person_id ON promise (person_id);

CREATE TABLE rating (
	id INTEGER NOT NULL,
	activity_id INTEGER NOT NULL,
	card VARCHAR NOT NULL,
	table_number INTEGER NOT NULL,
	voice VARCHAR NOT NULL,
	score INTEGER NOT NULL,
	count INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (activity_id, card, table_number, voice, score),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE INDEX ix_rating_activity_id ON rating (activity_id);

CREATE TABLE sector (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	"key" VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	tint VARCHAR NOT NULL,
	position INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (activity_id, "key"),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE sector_map (
	activity_id INTEGER NOT NULL,
	centre VARCHAR NOT NULL,
	PRIMARY KEY (activity_id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE step_time (
	id INTEGER NOT NULL,
	activity_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	began VARCHAR,
	spent INTEGER NOT NULL,
	added INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (activity_id, position),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE theory_of_change (
	activity_id INTEGER NOT NULL,
	horizon VARCHAR NOT NULL,
	enablers JSON NOT NULL,
	barrier VARCHAR NOT NULL,
	ambition VARCHAR NOT NULL,
	leading JSON NOT NULL,
	engaged JSON NOT NULL,
	hopes JSON NOT NULL,
	PRIMARY KEY (activity_id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE voice_community (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	languages JSON NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE INDEX ix_voice_community_activity_id ON voice_community (activity_id);

CREATE TABLE community_map (
	activity_id INTEGER NOT NULL,
	picture_id INTEGER,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	base_title VARCHAR NOT NULL,
	attribution VARCHAR NOT NULL,
	crs VARCHAR NOT NULL,
	to_crs JSON NOT NULL,
	control_points JSON NOT NULL,
	minimum INTEGER,
	revealed BOOLEAN NOT NULL,
	PRIMARY KEY (activity_id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	FOREIGN KEY(picture_id) REFERENCES map_picture (id) ON DELETE SET NULL
);

CREATE INDEX ix_community_map_picture_id ON community_map (picture_id);

CREATE TABLE follow_up (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	promise_id INTEGER NOT NULL,
	heard_on VARCHAR NOT NULL,
	outcome VARCHAR NOT NULL,
	happened VARCHAR NOT NULL,
	there JSON NOT NULL,
	learned VARCHAR NOT NULL,
	surprised VARCHAR NOT NULL,
	next_step VARCHAR NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(promise_id) REFERENCES promise (id) ON DELETE CASCADE
);

CREATE INDEX ix_follow_up_promise_id ON follow_up (promise_id);

CREATE TABLE map_patch (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	drawing_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	rings JSON NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	FOREIGN KEY(drawing_id) REFERENCES map_drawing (id) ON DELETE CASCADE
);

CREATE INDEX ix_map_patch_activity_id ON map_patch (activity_id);

CREATE INDEX ix_map_patch_drawing_id ON map_patch (drawing_id);

CREATE TABLE note (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	label VARCHAR NOT NULL,
	zone VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	language VARCHAR NOT NULL,
	x FLOAT NOT NULL,
	y FLOAT NOT NULL,
	tint VARCHAR NOT NULL,
	group_id INTEGER,
	table_number INTEGER,
	status VARCHAR NOT NULL,
	visibility VARCHAR NOT NULL,
	who VARCHAR NOT NULL,
	owner VARCHAR NOT NULL,
	due VARCHAR NOT NULL,
	year INTEGER,
	evidence VARCHAR NOT NULL,
	voices JSON NOT NULL,
	tags JSON NOT NULL,
	said_at VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (activity_id, label),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	FOREIGN KEY(group_id) REFERENCES note_group (id) ON DELETE SET NULL
);

CREATE INDEX ix_note_group_id ON note (group_id);

CREATE INDEX ix_note_place ON note (activity_id, zone, y);

CREATE TABLE provision (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	label VARCHAR NOT NULL,
	group_name VARCHAR NOT NULL,
	what VARCHAR NOT NULL,
	days JSON NOT NULL,
	starts VARCHAR NOT NULL,
	ends VARCHAR NOT NULL,
	often VARCHAR NOT NULL,
	place VARCHAR NOT NULL,
	place_id INTEGER,
	cost VARCHAR NOT NULL,
	access VARCHAR NOT NULL,
	helps VARCHAR NOT NULL,
	barrier VARCHAR NOT NULL,
	may_be_listed BOOLEAN NOT NULL,
	heard_on VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (activity_id, label),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	FOREIGN KEY(place_id) REFERENCES map_place (id) ON DELETE SET NULL
);

CREATE INDEX ix_provision_place_id ON provision (place_id);

CREATE TABLE sector_row (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	sector_id INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	examples VARCHAR NOT NULL,
	compiled BOOLEAN NOT NULL,
	position INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	FOREIGN KEY(sector_id) REFERENCES sector (id) ON DELETE CASCADE
);

CREATE INDEX ix_sector_row_activity_id ON sector_row (activity_id);

CREATE INDEX ix_sector_row_sector_id ON sector_row (sector_id);

CREATE TABLE trusted_voice (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	community_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	touchpoint VARCHAR NOT NULL,
	languages JSON NOT NULL,
	trained BOOLEAN NOT NULL,
	backup_id INTEGER,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	FOREIGN KEY(community_id) REFERENCES voice_community (id) ON DELETE CASCADE,
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE,
	FOREIGN KEY(backup_id) REFERENCES person (id) ON DELETE SET NULL
);

CREATE INDEX ix_trusted_voice_activity_id ON trusted_voice (activity_id);

CREATE INDEX ix_trusted_voice_community_id ON trusted_voice (community_id);

CREATE INDEX ix_trusted_voice_person_id ON trusted_voice (person_id);

CREATE TABLE indicator (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	note_id INTEGER NOT NULL,
	sign VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	baseline VARCHAR NOT NULL,
	target VARCHAR NOT NULL,
	read_by VARCHAR NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE
);

CREATE INDEX ix_indicator_note_id ON indicator (note_id);

CREATE TABLE link (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	source_id INTEGER NOT NULL,
	target_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	because VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (source_id, target_id, kind),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	FOREIGN KEY(source_id) REFERENCES note (id) ON DELETE CASCADE,
	FOREIGN KEY(target_id) REFERENCES note (id) ON DELETE CASCADE
);

CREATE INDEX ix_link_activity_id ON link (activity_id);

CREATE INDEX ix_link_source_id ON link (source_id);

CREATE INDEX ix_link_target_id ON link (target_id);

CREATE TABLE note_detail (
	note_id INTEGER NOT NULL,
	in_our_control BOOLEAN,
	judged_by VARCHAR NOT NULL,
	PRIMARY KEY (note_id),
	FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE
);

CREATE TABLE sector_entry (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	row_id INTEGER NOT NULL,
	label VARCHAR NOT NULL,
	here VARCHAR NOT NULL,
	introducer_id INTEGER,
	holder_id INTEGER,
	next_step VARCHAR NOT NULL,
	review_on VARCHAR NOT NULL,
	table_number INTEGER,
	visibility VARCHAR NOT NULL,
	stands_with_id INTEGER,
	PRIMARY KEY (id),
	UNIQUE (activity_id, label),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	FOREIGN KEY(row_id) REFERENCES sector_row (id) ON DELETE CASCADE,
	FOREIGN KEY(introducer_id) REFERENCES person (id) ON DELETE SET NULL,
	FOREIGN KEY(holder_id) REFERENCES person (id) ON DELETE SET NULL,
	FOREIGN KEY(stands_with_id) REFERENCES sector_entry (id) ON DELETE SET NULL
);

CREATE INDEX ix_sector_entry_row_id ON sector_entry (row_id);

CREATE INDEX ix_sector_entry_stands_with_id ON sector_entry (stands_with_id);

CREATE TABLE vote (
	id INTEGER NOT NULL,
	note_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	voice VARCHAR NOT NULL,
	count INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (note_id, kind, voice),
	FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE
);

CREATE INDEX ix_vote_note_id ON vote (note_id);

CREATE TABLE wording (
	id INTEGER NOT NULL,
	note_id INTEGER NOT NULL,
	role VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	language VARCHAR NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE
);

CREATE INDEX ix_wording_note_id ON wording (note_id);

CREATE TABLE assumption (
	link_id INTEGER NOT NULL,
	confidence INTEGER,
	evidence VARCHAR NOT NULL,
	test VARCHAR NOT NULL,
	PRIMARY KEY (link_id),
	FOREIGN KEY(link_id) REFERENCES link (id) ON DELETE CASCADE
);

CREATE TABLE conversation (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	entry_id INTEGER,
	kind VARCHAR NOT NULL,
	person_id INTEGER,
	introducer_id INTEGER,
	planned_on VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	held_on VARCHAR NOT NULL,
	energy VARCHAR NOT NULL,
	overlap VARCHAR NOT NULL,
	next_step VARCHAR NOT NULL,
	talking INTEGER,
	self_review INTEGER,
	invited INTEGER,
	came INTEGER,
	offers VARCHAR NOT NULL,
	next_on VARCHAR NOT NULL,
	notes VARCHAR NOT NULL,
	notes_may_be_kept BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	FOREIGN KEY(entry_id) REFERENCES sector_entry (id) ON DELETE SET NULL,
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL,
	FOREIGN KEY(introducer_id) REFERENCES person (id) ON DELETE SET NULL
);

CREATE INDEX ix_conversation_activity_id ON conversation (activity_id);

CREATE INDEX ix_conversation_entry_id ON conversation (entry_id);

CREATE TABLE tie (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	entry_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	strength INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (entry_id, person_id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	FOREIGN KEY(entry_id) REFERENCES sector_entry (id) ON DELETE CASCADE,
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_tie_activity_id ON tie (activity_id);

CREATE INDEX ix_tie_entry_id ON tie (entry_id);

CREATE INDEX ix_tie_person_id ON tie (person_id);

CREATE TABLE suggestion (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	activity_id INTEGER NOT NULL,
	conversation_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	FOREIGN KEY(conversation_id) REFERENCES conversation (id) ON DELETE CASCADE,
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_suggestion_activity_id ON suggestion (activity_id);

CREATE INDEX ix_suggestion_conversation_id ON suggestion (conversation_id);

CREATE INDEX ix_suggestion_person_id ON suggestion (person_id);

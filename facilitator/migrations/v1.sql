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

CREATE TABLE room_table (
	id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (number)
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
	deck_id INTEGER,
	PRIMARY KEY (id),
	FOREIGN KEY(deck_id) REFERENCES deck (id)
);

CREATE TABLE label_count (
	id INTEGER NOT NULL,
	activity_id INTEGER NOT NULL,
	prefix VARCHAR NOT NULL,
	last INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (activity_id, prefix),
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

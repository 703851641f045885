-- The casebook, version 1.  What is stored: original bytes, how they came in, what each extractor read out of them, the
-- claims, the judgements on who is who.  People, events, statuses are computed from these and are not stored.

-- One source is one run of original bytes.
CREATE TABLE source (
	id INTEGER PRIMARY KEY,
	sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
	original BLOB -- zstd; NULL when only an extraction was imported and the bytes were left where it was made
) STRICT;

-- Each way in which these bytes came in.  The same bytes may come from two addresses.
CREATE TABLE delivery (
	id INTEGER PRIMARY KEY,
	source INTEGER NOT NULL REFERENCES source,
	file TEXT,
	url TEXT,
	final_url TEXT,
	headers TEXT,
	content_type TEXT,
	retrieved TEXT,
	redirects TEXT NOT NULL, -- JSON array of addresses
	record TEXT NOT NULL     -- JSON: the source's record without its text and blocks
) STRICT;
CREATE INDEX delivery_source ON delivery (source);

-- What one version of the extractor read.  The newest is current; older ones are kept.
CREATE TABLE extraction (
	id INTEGER PRIMARY KEY,
	source INTEGER NOT NULL REFERENCES source,
	extractor TEXT NOT NULL,
	superseded INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
	text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
	record BLOB NOT NULL, -- zstd of the extraction record with its text and blocks
	UNIQUE (source, extractor)
) STRICT;
CREATE UNIQUE INDEX extraction_current ON extraction (source) WHERE superseded = 0;

-- The blocks of the text that is current, for search.  The program keeps block_words in step: a trigger on a virtual table would
-- need a trusted schema, and a casebook may come from anywhere.
CREATE TABLE block (
	id INTEGER PRIMARY KEY,
	extraction INTEGER NOT NULL REFERENCES extraction ON DELETE CASCADE,
	kind TEXT NOT NULL,
	start_cp INTEGER NOT NULL,
	end_cp INTEGER NOT NULL CHECK (end_cp >= start_cp),
	text TEXT NOT NULL
) STRICT;
CREATE INDEX block_extraction ON block (extraction);
CREATE VIRTUAL TABLE block_words USING fts5 (
	text, content = 'block', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);

-- One statement of one property or event, in one span of the extraction's text.
CREATE TABLE claim (
	id INTEGER PRIMARY KEY,
	extraction INTEGER NOT NULL REFERENCES extraction,
	ordinal INTEGER NOT NULL, -- place among the claims of its extraction
	kind TEXT NOT NULL,       -- name, description, attribute, count, relation, event, role, time, duration, statement ...
	item INTEGER NOT NULL,    -- which entity, relation, event or statement of the record
	part INTEGER NOT NULL,    -- which part of that item
	property TEXT,
	value TEXT,
	start_cp INTEGER NOT NULL,
	end_cp INTEGER NOT NULL CHECK (end_cp > start_cp),
	text TEXT NOT NULL,       -- the exact words
	asserter INTEGER,         -- entity of the record; NULL for the narrator
	reality TEXT NOT NULL CHECK (reality IN ('actual', 'denied', 'planned', 'requested', 'possible')),
	confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
	review TEXT NOT NULL DEFAULT 'unreviewed',
	UNIQUE (extraction, ordinal)
) STRICT;

-- Who is meant: the machine's last judgement on each entity, with its reasons.
CREATE TABLE resolution (
	extraction INTEGER NOT NULL REFERENCES extraction,
	entity INTEGER NOT NULL,  -- of the record
	resolved TEXT NOT NULL,   -- "sha256:entity" of the first mention of whom or what is meant
	probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
	reasons TEXT NOT NULL,    -- JSON array of texts
	judge TEXT NOT NULL,      -- "machine", or the reviewer
	PRIMARY KEY (extraction, entity)
) STRICT, WITHOUT ROWID;

-- What was being added, so that a cut-off addition can be named at the next start.
CREATE TABLE intake (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	name TEXT
) STRICT;
INSERT INTO intake (id, name) VALUES (1, NULL);

-- The tables of format 4, as they were released. Never edited: files of this format are recognised by these texts.

CREATE TABLE meta (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE log_transaction (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        writer TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        clock INTEGER NOT NULL,
        time TEXT NOT NULL,
        author TEXT NOT NULL,
        device TEXT NOT NULL,
        label TEXT NOT NULL,
        undoes TEXT,
        format INTEGER NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        first_change INTEGER NOT NULL,
        last_change INTEGER NOT NULL
    ) STRICT;

CREATE INDEX log_transaction_writer ON log_transaction (writer, sequence);

CREATE INDEX log_transaction_clock ON log_transaction (clock, id);

CREATE TABLE log_change (
        number INTEGER PRIMARY KEY,
        tx INTEGER NOT NULL,
        type TEXT NOT NULL,
        record TEXT NOT NULL,
        operation TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT;

CREATE INDEX log_change_record ON log_change (record);

CREATE TABLE conflict (
        record TEXT NOT NULL,
        type TEXT NOT NULL,
        field TEXT NOT NULL,
        PRIMARY KEY (record, field)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
        hash TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        encoding TEXT NOT NULL,
        data BLOB NOT NULL
    ) STRICT;

CREATE TABLE search_entry (
        number INTEGER PRIMARY KEY,
        record TEXT NOT NULL UNIQUE,
        type TEXT NOT NULL
    ) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');

CREATE TABLE "case" (
    id TEXT PRIMARY KEY,
    "title" TEXT NOT NULL,
    "handling" TEXT,
    "language" TEXT,
    "likelihood_scale" TEXT,
    "description" TEXT
) STRICT;

CREATE TABLE "analyst" (
    id TEXT PRIMARY KEY,
    "name" TEXT NOT NULL,
    "affiliation" TEXT
) STRICT;

CREATE TABLE "source" (
    id TEXT PRIMARY KEY,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "outlet" TEXT,
    "author" TEXT,
    "published" TEXT,
    "retrieved" TEXT,
    "url" TEXT,
    "language" TEXT,
    "reliability" TEXT,
    "reliability_reason" TEXT,
    "handling" TEXT,
    "descriptor" TEXT,
    "party" INTEGER,
    "notes" TEXT
) STRICT;

CREATE INDEX "source_by_title" ON "source" ("title" COLLATE NOCASE, id);

CREATE INDEX "source_by_outlet" ON "source" ("outlet" COLLATE NOCASE, id);

CREATE INDEX "source_by_published" ON "source" ("published", id);

CREATE TABLE "version" (
    id TEXT PRIMARY KEY,
    "source" TEXT NOT NULL,
    "media_type" TEXT,
    "text_hash" TEXT NOT NULL,
    "original" TEXT,
    "characters" INTEGER NOT NULL,
    "retrieved" TEXT
) STRICT;

CREATE INDEX "version_source" ON "version" ("source");

CREATE TABLE "claim" (
    id TEXT PRIMARY KEY,
    "statement" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "heading" TEXT,
    "event_time" TEXT,
    "place" TEXT,
    "status" TEXT NOT NULL,
    "status_reason" TEXT,
    "handling" TEXT,
    "notes" TEXT,
    "measure" TEXT,
    "population" TEXT,
    "minimum" REAL,
    "best" REAL,
    "maximum" REAL,
    "unit" TEXT,
    "wording" TEXT,
    "authority" TEXT,
    "as_of" TEXT,
    "cumulative" INTEGER
) STRICT;

CREATE INDEX "claim_by_statement" ON "claim" ("statement" COLLATE NOCASE, id);

CREATE INDEX "claim_by_heading" ON "claim" ("heading" COLLATE NOCASE, id);

CREATE INDEX "claim_by_event_time" ON "claim" ("event_time", id);

CREATE INDEX "claim_by_place" ON "claim" ("place" COLLATE NOCASE, id);

CREATE TABLE "citation" (
    id TEXT PRIMARY KEY,
    "claim" TEXT,
    "assessment" TEXT,
    "source" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT,
    "suffix" TEXT,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "stance" TEXT NOT NULL,
    "speaker" TEXT,
    "via" TEXT,
    "basis" TEXT,
    "credibility" TEXT,
    "credibility_reason" TEXT,
    "confidence" TEXT,
    "confidence_reason" TEXT,
    "translation" TEXT,
    "translator" TEXT
) STRICT;

CREATE INDEX "citation_claim" ON "citation" ("claim") WHERE "claim" IS NOT NULL;

CREATE INDEX "citation_assessment" ON "citation" ("assessment") WHERE "assessment" IS NOT NULL;

CREATE INDEX "citation_source" ON "citation" ("source");

CREATE INDEX "citation_version" ON "citation" ("version");

CREATE TABLE "lineage" (
    id TEXT PRIMARY KEY,
    "source" TEXT NOT NULL,
    "origin" TEXT,
    "origin_text" TEXT,
    "kind" TEXT NOT NULL,
    "note" TEXT
) STRICT;

CREATE INDEX "lineage_source" ON "lineage" ("source");

CREATE INDEX "lineage_origin" ON "lineage" ("origin") WHERE "origin" IS NOT NULL;

CREATE TABLE "relation" (
    id TEXT PRIMARY KEY,
    "claim" TEXT NOT NULL,
    "other" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT
) STRICT;

CREATE INDEX "relation_claim" ON "relation" ("claim");

CREATE INDEX "relation_other" ON "relation" ("other");

CREATE TABLE "expert" (
    id TEXT PRIMARY KEY,
    "name" TEXT NOT NULL,
    "affiliation" TEXT,
    "field" TEXT,
    "interests" TEXT,
    "notes" TEXT,
    "picture" TEXT
) STRICT;

CREATE TABLE "assessment" (
    id TEXT PRIMARY KEY,
    "author" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "scale" TEXT,
    "term" TEXT,
    "probability_low" REAL,
    "probability_high" REAL,
    "confidence" TEXT,
    "confidence_reason" TEXT,
    "horizon" TEXT,
    "resolution_rule" TEXT,
    "outcome" TEXT,
    "resolved_on" TEXT,
    "made_on" TEXT,
    "question" TEXT,
    "key_judgment" INTEGER,
    "position" REAL,
    "heading" TEXT,
    "alternative" TEXT,
    "dissents_from" TEXT,
    "status" TEXT NOT NULL,
    "status_reason" TEXT,
    "handling" TEXT,
    "notes" TEXT,
    "change_reason" TEXT
) STRICT;

CREATE INDEX "assessment_author" ON "assessment" ("author");

CREATE INDEX "assessment_question" ON "assessment" ("question") WHERE "question" IS NOT NULL;

CREATE INDEX "assessment_dissents_from" ON "assessment" ("dissents_from") WHERE "dissents_from" IS NOT NULL;

CREATE TABLE "basis" (
    id TEXT PRIMARY KEY,
    "assessment" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "stance" TEXT NOT NULL,
    "note" TEXT
) STRICT;

CREATE INDEX "basis_assessment" ON "basis" ("assessment");

CREATE INDEX "basis_subject" ON "basis" ("subject");

CREATE TABLE "question" (
    id TEXT PRIMARY KEY,
    "text" TEXT NOT NULL,
    "notes" TEXT
) STRICT;

CREATE TABLE "hypothesis" (
    id TEXT PRIMARY KEY,
    "question" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "label" TEXT,
    "position" REAL
) STRICT;

CREATE INDEX "hypothesis_question" ON "hypothesis" ("question");

CREATE TABLE "evidence" (
    id TEXT PRIMARY KEY,
    "question" TEXT NOT NULL,
    "subject" TEXT,
    "text" TEXT,
    "credibility" TEXT,
    "relevance" TEXT,
    "position" REAL
) STRICT;

CREATE INDEX "evidence_question" ON "evidence" ("question");

CREATE INDEX "evidence_subject" ON "evidence" ("subject") WHERE "subject" IS NOT NULL;

CREATE TABLE "mark" (
    id TEXT PRIMARY KEY,
    "evidence" TEXT NOT NULL,
    "hypothesis" TEXT NOT NULL,
    "analyst" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "reason" TEXT
) STRICT;

CREATE INDEX "mark_evidence" ON "mark" ("evidence");

CREATE INDEX "mark_hypothesis" ON "mark" ("hypothesis");

CREATE INDEX "mark_analyst" ON "mark" ("analyst");

CREATE TABLE "assumption" (
    id TEXT PRIMARY KEY,
    "statement" TEXT NOT NULL,
    "why" TEXT,
    "could_fail" TEXT,
    "effect_if_wrong" TEXT,
    "status" TEXT NOT NULL,
    "confidence" TEXT,
    "handling" TEXT
) STRICT;

CREATE TABLE "indicator" (
    id TEXT PRIMARY KEY,
    "statement" TEXT NOT NULL,
    "subject" TEXT,
    "scenario" TEXT,
    "threshold" TEXT,
    "direction" TEXT,
    "owner" TEXT,
    "next_check" TEXT,
    "handling" TEXT
) STRICT;

CREATE INDEX "indicator_subject" ON "indicator" ("subject") WHERE "subject" IS NOT NULL;

CREATE TABLE "reading" (
    id TEXT PRIMARY KEY,
    "indicator" TEXT NOT NULL,
    "on" TEXT,
    "status" TEXT NOT NULL,
    "note" TEXT,
    "claim" TEXT
) STRICT;

CREATE INDEX "reading_indicator" ON "reading" ("indicator");

CREATE INDEX "reading_claim" ON "reading" ("claim") WHERE "claim" IS NOT NULL;

CREATE TABLE "gap" (
    id TEXT PRIMARY KEY,
    "statement" TEXT NOT NULL,
    "importance" TEXT,
    "plan" TEXT,
    "status" TEXT NOT NULL,
    "position" REAL,
    "handling" TEXT
) STRICT;

CREATE TABLE "entity" (
    id TEXT PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT
) STRICT;

CREATE TABLE "name" (
    id TEXT PRIMARY KEY,
    "entity" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT
) STRICT;

CREATE INDEX "name_entity" ON "name" ("entity");

CREATE TABLE "mention" (
    id TEXT PRIMARY KEY,
    "claim" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "role" TEXT
) STRICT;

CREATE INDEX "mention_claim" ON "mention" ("claim");

CREATE INDEX "mention_entity" ON "mention" ("entity");

CREATE TABLE "tag" (
    id TEXT PRIMARY KEY,
    "name" TEXT NOT NULL
) STRICT;

CREATE TABLE "tagging" (
    id TEXT PRIMARY KEY,
    "tag" TEXT NOT NULL,
    "subject" TEXT NOT NULL
) STRICT;

CREATE INDEX "tagging_tag" ON "tagging" ("tag");

CREATE INDEX "tagging_subject" ON "tagging" ("subject");

CREATE TABLE "report" (
    id TEXT PRIMARY KEY,
    "title" TEXT NOT NULL,
    "subtitle" TEXT,
    "number" INTEGER,
    "status" TEXT NOT NULL,
    "period_start" TEXT,
    "period_end" TEXT,
    "cutoff" TEXT,
    "place" TEXT,
    "prepared_by" TEXT,
    "next_report" TEXT,
    "distribution" TEXT,
    "bottom_line" TEXT,
    "source_summary" TEXT,
    "handling" TEXT,
    "scale" TEXT,
    "template" TEXT,
    "language" TEXT,
    "notes_as" TEXT,
    "citations_as" TEXT,
    "contents" INTEGER,
    "portion_marks" INTEGER
) STRICT;

CREATE TABLE "placement" (
    id TEXT PRIMARY KEY,
    "report" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "included" INTEGER,
    "position" REAL,
    "heading" TEXT,
    "wording" TEXT
) STRICT;

CREATE INDEX "placement_report" ON "placement" ("report");

CREATE INDEX "placement_subject" ON "placement" ("subject");

CREATE TABLE "edition" (
    id TEXT PRIMARY KEY,
    "report" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT,
    "issued_at" TEXT NOT NULL,
    "cutoff" TEXT,
    "log_position" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "audience" TEXT,
    "pages" TEXT,
    "template" TEXT
) STRICT;

CREATE INDEX "edition_report" ON "edition" ("report");

CREATE TABLE "saved_filter" (
    id TEXT PRIMARY KEY,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "query" TEXT NOT NULL
) STRICT;

CREATE TABLE "block" (
    id TEXT PRIMARY KEY,
    "report" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" REAL,
    "included" INTEGER,
    "title" TEXT,
    "level" INTEGER,
    "landscape" INTEGER,
    "text" TEXT,
    "chosen_by" TEXT,
    "subject" TEXT,
    "named" TEXT,
    "picture" TEXT,
    "alternative" TEXT
) STRICT;

CREATE INDEX "block_report" ON "block" ("report");

CREATE INDEX "block_subject" ON "block" ("subject") WHERE "subject" IS NOT NULL;

CREATE TABLE "template" (
    id TEXT PRIMARY KEY,
    "name" TEXT NOT NULL,
    "content" TEXT NOT NULL
) STRICT;

CREATE TABLE "proposal" (
    id TEXT PRIMARY KEY,
    "edition" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reviewed" TEXT NOT NULL,
    "subject" TEXT,
    "statement" TEXT,
    "place" TEXT,
    "before" TEXT,
    "after" TEXT,
    "remark" TEXT,
    "reviewer" TEXT,
    "written_at" TEXT,
    "tracked" INTEGER,
    "answer" TEXT NOT NULL,
    "reason" TEXT
) STRICT;

CREATE INDEX "proposal_edition" ON "proposal" ("edition");

CREATE INDEX "proposal_subject" ON "proposal" ("subject") WHERE "subject" IS NOT NULL;

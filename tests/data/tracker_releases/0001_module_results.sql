BEGIN TRANSACTION;
CREATE TABLE access (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor VARCHAR(40) NOT NULL, 
	action VARCHAR(40) NOT NULL, 
	subject VARCHAR(40) NOT NULL, 
	allowed INTEGER NOT NULL, 
	CONSTRAINT pk_access PRIMARY KEY (id)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE attestation (
	id VARCHAR(40) NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	decided_on DATE NOT NULL, 
	decision VARCHAR(20) NOT NULL, 
	signed_by VARCHAR(40) NOT NULL, 
	policy VARCHAR(40) NOT NULL, 
	framework VARCHAR(40) NOT NULL, 
	reason TEXT NOT NULL, 
	revoked_on DATE, 
	revoked_at DATETIME, 
	credential JSON, 
	recorded_at DATETIME NOT NULL, 
	CONSTRAINT pk_attestation PRIMARY KEY (id), 
	CONSTRAINT fk_attestation_person FOREIGN KEY(person) REFERENCES person (id)
);
CREATE TABLE closed_period (
	kind VARCHAR(10) NOT NULL, 
	start DATE NOT NULL, 
	closed_at DATETIME NOT NULL, 
	closed_by VARCHAR(40) NOT NULL, 
	policy VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_closed_period PRIMARY KEY (kind, start)
);
CREATE TABLE dispute (
	id VARCHAR(40) NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	about VARCHAR(80) NOT NULL, 
	text TEXT NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	resolved_at DATETIME, 
	resolved_by VARCHAR(40), 
	resolution TEXT NOT NULL, 
	CONSTRAINT pk_dispute PRIMARY KEY (id), 
	CONSTRAINT fk_dispute_person FOREIGN KEY(person) REFERENCES person (id)
);
CREATE TABLE employment (
	id INTEGER NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	position VARCHAR(60) NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE, 
	recorded_at DATETIME NOT NULL, 
	superseded_at DATETIME, 
	CONSTRAINT pk_employment PRIMARY KEY (id), 
	CONSTRAINT fk_employment_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "employment" VALUES(1,'p-1aa48792eb','head','2020-01-09',NULL,'2026-07-01 09:00:00.000000',NULL);
INSERT INTO "employment" VALUES(2,'p-f248083e17','account_manager','2025-09-01',NULL,'2026-07-01 09:00:00.000000',NULL);
CREATE TABLE event (
	seq INTEGER NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	actor VARCHAR(40) NOT NULL, 
	subject VARCHAR(40) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	payload TEXT, 
	digest VARCHAR(64) NOT NULL, 
	previous VARCHAR(64) NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (seq)
);
INSERT INTO "event" VALUES(1,'2026-07-01T09:00:00.000000+00:00','p-1aa48792eb','p-1aa48792eb','person.added','{"email": "o.sedova@mayak.example", "login": "o.sedova", "name": "Ольга Седова"}','66d5062c29f8246c88f82f46faa1679909f7e997e816d4c2b791ff9f859c918b','0000000000000000000000000000000000000000000000000000000000000000','39045e7b4e43d30c2e0c04856185efd366989531c5910bdc3d303ea26fa863b4');
INSERT INTO "event" VALUES(2,'2026-07-01T09:00:00.000000+00:00','p-1aa48792eb','p-1aa48792eb','employment.added','{"end": null, "position": "head", "row": 1, "start": "2020-01-09"}','ebe567e2654d5820dc97d1c3e287985ccb97d261270d710d8c7f04e9b4dec8da','39045e7b4e43d30c2e0c04856185efd366989531c5910bdc3d303ea26fa863b4','88cfd5deede68234cc6f371f98c38f8bd468fcfdce99609bc44606e0f9b4998b');
INSERT INTO "event" VALUES(3,'2026-07-01T09:00:00.000000+00:00','p-1aa48792eb','p-1aa48792eb','role.added','{"end": null, "role": "head", "row": 1, "start": "2020-01-09"}','2917d118c0a5908cde49989e1d1200a217d054e45ea0c287a7d10dc822fe272f','88cfd5deede68234cc6f371f98c38f8bd468fcfdce99609bc44606e0f9b4998b','f4e6b6e3601c86e332b4b7348f1ca9def29f795abfbdf381d62918c5aad0c869');
INSERT INTO "event" VALUES(4,'2026-07-01T09:00:00.000000+00:00','p-1aa48792eb','p-1aa48792eb','role.added','{"end": null, "role": "admin", "row": 2, "start": "2020-01-09"}','2cfc1908e1412a8e46a83a0fb2e167dbf9050f333c16967a67b99e5734628dd1','f4e6b6e3601c86e332b4b7348f1ca9def29f795abfbdf381d62918c5aad0c869','78933e3d025ce9f3e0ff4fc0737c8f07c3c90742c152a656b828cc21bae0e554');
INSERT INTO "event" VALUES(5,'2026-07-01T09:00:00.000000+00:00','p-1aa48792eb','p-f248083e17','person.added','{"email": "", "login": "m.orlova", "name": "Мария Орлова"}','7a437df155ba71a17701655541bda9c075f75e3eee7acf1967e564e2bbccbbdd','78933e3d025ce9f3e0ff4fc0737c8f07c3c90742c152a656b828cc21bae0e554','c09d2b6030eabda90ebd80f0792265ef0712a674231e440abccea9748c95dba8');
INSERT INTO "event" VALUES(6,'2026-07-01T09:00:00.000000+00:00','p-1aa48792eb','p-f248083e17','employment.added','{"end": null, "position": "account_manager", "row": 2, "start": "2025-09-01"}','3fd1f89ee70abd64186460cf39cce8fae64d2b59c1e2cadaeca70b9980854a40','c09d2b6030eabda90ebd80f0792265ef0712a674231e440abccea9748c95dba8','e994ef7f698929cd06a71c73ea9bdc6d1084110179afe705b37ba07849a99797');
INSERT INTO "event" VALUES(7,'2026-07-01T09:00:00.000000+00:00','p-1aa48792eb','p-f248083e17','role.added','{"end": null, "role": "trainee", "row": 3, "start": "2025-09-01"}','11d6ed1e2c74a3571cd2df6319617ba96a234f124c5b4b40ed2815aa621b3429','e994ef7f698929cd06a71c73ea9bdc6d1084110179afe705b37ba07849a99797','1920e17244be116c05266aa8eceb3b21cdfa40e446307fdc1358221fb2a4ce69');
INSERT INTO "event" VALUES(8,'2026-07-01T09:00:00.000000+00:00','p-1aa48792eb','p-f248083e17','evidence.created','{"data": {"competencies": {"paid_ads.audit": 0.8, "paid_ads.unit_costs": 0.875}, "content": "46a2cc803f2a368ceb306aff4c27e90e8820f0a84af66de5897ec55b05d810c1", "kind": "module_result", "max_points": 8.0, "module": "ads", "points": 7.0}, "grades": {"audit": [4.0, 5.0], "cpl": [3.0, 3.0]}, "id": "e-d8b0c96af3", "kind": "module_result", "occurred_on": "2026-03-02", "reason": "", "replaces": null, "state": "confirmed"}','5476dad7842bd7ed17c7c5c57b410ee1276f94c5e0d03fa0aec349fd1657819e','1920e17244be116c05266aa8eceb3b21cdfa40e446307fdc1358221fb2a4ce69','d356f2ae2e90deca44c8ebbc424ad1b8900b148158715a48f31fa746b8154306');
INSERT INTO "event" VALUES(9,'2026-07-01T09:00:00.000000+00:00','p-1aa48792eb','p-f248083e17','evidence.created','{"data": {"competencies": {"communication.letters": 1.0}, "content": "e1ae07c92accb5aebd064709123ee803a5c97eef3368f88ffc41d34e607419b4", "kind": "module_result", "max_points": 4.0, "module": "talk", "points": 4.0}, "grades": {"letter": [4.0, 4.0]}, "id": "e-441327eb67", "kind": "module_result", "occurred_on": "2026-03-02", "reason": "", "replaces": null, "state": "confirmed"}','82370e0423c44ee34e5ceec20a559b882bcca89bb02491c413fc220712b390ca','d356f2ae2e90deca44c8ebbc424ad1b8900b148158715a48f31fa746b8154306','70bba9e661e9744223aecf5fff77e5a35be1cabdd3c68df0fff0a825762b689f');
CREATE TABLE evidence (
	id VARCHAR(40) NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	kind VARCHAR(30) NOT NULL, 
	occurred_on DATE NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	data JSON NOT NULL, 
	content VARCHAR(64), 
	replaces VARCHAR(40), 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT fk_evidence_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "evidence" VALUES('e-d8b0c96af3','p-f248083e17','module_result','2026-03-02','2026-07-01 09:00:00.000000','confirmed','{"competencies": {"paid_ads.audit": 0.8, "paid_ads.unit_costs": 0.875}, "content": "46a2cc803f2a368ceb306aff4c27e90e8820f0a84af66de5897ec55b05d810c1", "kind": "module_result", "max_points": 8.0, "module": "ads", "points": 7.0}','46a2cc803f2a368ceb306aff4c27e90e8820f0a84af66de5897ec55b05d810c1',NULL);
INSERT INTO "evidence" VALUES('e-441327eb67','p-f248083e17','module_result','2026-03-02','2026-07-01 09:00:00.000000','confirmed','{"competencies": {"communication.letters": 1.0}, "content": "e1ae07c92accb5aebd064709123ee803a5c97eef3368f88ffc41d34e607419b4", "kind": "module_result", "max_points": 4.0, "module": "talk", "points": 4.0}','e1ae07c92accb5aebd064709123ee803a5c97eef3368f88ffc41d34e607419b4',NULL);
CREATE TABLE grade (
	id INTEGER NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	evidence VARCHAR(40) NOT NULL, 
	module VARCHAR(80) NOT NULL, 
	exercise VARCHAR(80) NOT NULL, 
	points VARCHAR(20) NOT NULL, 
	max_points VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_grade PRIMARY KEY (id), 
	CONSTRAINT fk_grade_evidence FOREIGN KEY(evidence) REFERENCES evidence (id), 
	CONSTRAINT fk_grade_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "grade" VALUES(1,'p-f248083e17','e-d8b0c96af3','ads','audit','4.0','5.0');
INSERT INTO "grade" VALUES(2,'p-f248083e17','e-d8b0c96af3','ads','cpl','3.0','3.0');
INSERT INTO "grade" VALUES(3,'p-f248083e17','e-441327eb67','talk','letter','4.0','4.0');
CREATE TABLE head (
	id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_head PRIMARY KEY (id)
);
INSERT INTO "head" VALUES(1,9,'70bba9e661e9744223aecf5fff77e5a35be1cabdd3c68df0fff0a825762b689f');
CREATE TABLE leave (
	id INTEGER NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE, 
	recorded_at DATETIME NOT NULL, 
	superseded_at DATETIME, 
	CONSTRAINT pk_leave PRIMARY KEY (id), 
	CONSTRAINT fk_leave_person FOREIGN KEY(person) REFERENCES person (id)
);
CREATE TABLE mentorship (
	id INTEGER NOT NULL, 
	mentor VARCHAR(40) NOT NULL, 
	mentee VARCHAR(40) NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE, 
	recorded_at DATETIME NOT NULL, 
	superseded_at DATETIME, 
	CONSTRAINT pk_mentorship PRIMARY KEY (id), 
	CONSTRAINT fk_mentorship_mentee FOREIGN KEY(mentee) REFERENCES person (id), 
	CONSTRAINT fk_mentorship_mentor FOREIGN KEY(mentor) REFERENCES person (id)
);
CREATE TABLE person (
	id VARCHAR(40) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	login VARCHAR(120), 
	email VARCHAR(200) NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	erased_at DATETIME, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_login UNIQUE (login)
);
INSERT INTO "person" VALUES('p-1aa48792eb','Ольга Седова','o.sedova','o.sedova@mayak.example','2026-07-01 09:00:00.000000',NULL);
INSERT INTO "person" VALUES('p-f248083e17','Мария Орлова','m.orlova','','2026-07-01 09:00:00.000000',NULL);
CREATE TABLE role (
	id INTEGER NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE, 
	recorded_at DATETIME NOT NULL, 
	superseded_at DATETIME, 
	CONSTRAINT pk_role PRIMARY KEY (id), 
	CONSTRAINT fk_role_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "role" VALUES(1,'p-1aa48792eb','head','2020-01-09',NULL,'2026-07-01 09:00:00.000000',NULL);
INSERT INTO "role" VALUES(2,'p-1aa48792eb','admin','2020-01-09',NULL,'2026-07-01 09:00:00.000000',NULL);
INSERT INTO "role" VALUES(3,'p-f248083e17','trainee','2025-09-01',NULL,'2026-07-01 09:00:00.000000',NULL);
CREATE TABLE snapshot (
	id INTEGER NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	start DATE NOT NULL, 
	rule VARCHAR(40) NOT NULL, 
	required INTEGER NOT NULL, 
	confirmed INTEGER NOT NULL, 
	exempt VARCHAR(20), 
	policy VARCHAR(40) NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	restates INTEGER, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_snapshot PRIMARY KEY (id), 
	CONSTRAINT fk_snapshot_person FOREIGN KEY(person) REFERENCES person (id), 
	CONSTRAINT fk_snapshot_restates FOREIGN KEY(restates) REFERENCES snapshot (id)
);
CREATE TABLE subject_key (
	subject VARCHAR(40) NOT NULL, 
	"key" BLOB NOT NULL, 
	CONSTRAINT pk_subject_key PRIMARY KEY (subject)
);
INSERT INTO "subject_key" VALUES('p-1aa48792eb',X'9615DC5D7D013656B6D3ED9FB99EA0FB578AD00D19B155A697B838E84695671D');
INSERT INTO "subject_key" VALUES('p-f248083e17',X'8C5ABE70F97547CA73FA6CAB6D3135C57E86A330E6C81B09D86701F76F2D2564');
CREATE TABLE transition (
	id INTEGER NOT NULL, 
	evidence VARCHAR(40) NOT NULL, 
	at DATETIME NOT NULL, 
	"by" VARCHAR(40) NOT NULL, 
	action VARCHAR(20) NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_transition PRIMARY KEY (id), 
	CONSTRAINT fk_transition_evidence FOREIGN KEY(evidence) REFERENCES evidence (id)
);
INSERT INTO "transition" VALUES(1,'e-d8b0c96af3','2026-07-01 09:00:00.000000','p-1aa48792eb','create','confirmed','');
INSERT INTO "transition" VALUES(2,'e-441327eb67','2026-07-01 09:00:00.000000','p-1aa48792eb','create','confirmed','');
CREATE TABLE waiver (
	id VARCHAR(40) NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	requirement VARCHAR(80) NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE NOT NULL, 
	reason TEXT NOT NULL, 
	granted_by VARCHAR(40) NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	CONSTRAINT pk_waiver PRIMARY KEY (id), 
	CONSTRAINT fk_waiver_person FOREIGN KEY(person) REFERENCES person (id)
);
CREATE INDEX ix_access_subject ON access (subject);
CREATE INDEX ix_event_subject ON event (subject);
CREATE INDEX ix_attestation_person ON attestation (person);
CREATE INDEX ix_dispute_person ON dispute (person);
CREATE INDEX ix_employment_person ON employment (person);
CREATE INDEX ix_evidence_kind_occurred_on ON evidence (kind, occurred_on);
CREATE INDEX ix_evidence_person ON evidence (person);
CREATE INDEX ix_evidence_person_content ON evidence (person, content);
CREATE INDEX ix_leave_person ON leave (person);
CREATE INDEX ix_mentorship_mentee ON mentorship (mentee);
CREATE INDEX ix_mentorship_mentor ON mentorship (mentor);
CREATE INDEX ix_role_person ON role (person);
CREATE INDEX ix_snapshot_person ON snapshot (person);
CREATE INDEX ix_waiver_person ON waiver (person);
CREATE INDEX ix_grade_evidence ON grade (evidence);
CREATE INDEX ix_grade_person ON grade (person);
CREATE INDEX ix_transition_evidence ON transition (evidence);
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER event_no_change BEFORE UPDATE ON event
    WHEN NEW.payload IS NOT NULL OR NEW."seq" IS NOT OLD."seq" OR NEW."at" IS NOT OLD."at" OR NEW."actor" IS NOT OLD."actor" OR NEW."subject" IS NOT OLD."subject" OR NEW."kind" IS NOT OLD."kind" OR NEW."digest" IS NOT OLD."digest" OR NEW."previous" IS NOT OLD."previous" OR NEW."hash" IS NOT OLD."hash"
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_next BEFORE INSERT ON event
    WHEN NEW.seq IS NOT COALESCE((SELECT MAX(seq) FROM event), 0) + 1
    BEGIN SELECT RAISE(ABORT, 'an event takes the next number'); END;
CREATE TRIGGER access_no_delete BEFORE DELETE ON access
    BEGIN SELECT RAISE(ABORT, 'the access log is never cut'); END;
CREATE TRIGGER access_no_change BEFORE UPDATE ON access
    BEGIN SELECT RAISE(ABORT, 'the access log is never changed'); END;
CREATE TRIGGER access_next BEFORE INSERT ON access
    WHEN EXISTS (SELECT 1 FROM access WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the access log is never changed'); END;
COMMIT;

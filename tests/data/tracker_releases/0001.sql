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
INSERT INTO "access" VALUES(1,'2026-06-15 09:00:35.000000','p-db752e1101','read_status','p-601ec45938',1);
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
INSERT INTO "attestation" VALUES('a-a373edbe2a','p-601ec45938','2026-06-15','not_attested','p-a9d6dcb736','2026.1','2026.1','Мало кейсов',NULL,NULL,'null','2026-06-15 09:00:25.000000');
CREATE TABLE closed_period (
	kind VARCHAR(10) NOT NULL, 
	start DATE NOT NULL, 
	closed_at DATETIME NOT NULL, 
	closed_by VARCHAR(40) NOT NULL, 
	policy VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_closed_period PRIMARY KEY (kind, start)
);
INSERT INTO "closed_period" VALUES('quarter','2026-01-01','2026-06-15 09:00:29.000000','p-a9d6dcb736','2026.1');
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
INSERT INTO "dispute" VALUES('d-b40b4326a9','p-f3c66b6019','cases','Один кейс не внесён','2026-06-15 09:00:22.000000',NULL,NULL,'');
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
INSERT INTO "employment" VALUES(1,'p-a9d6dcb736','head','2024-01-01',NULL,'2024-01-01 09:00:01.000000',NULL);
INSERT INTO "employment" VALUES(2,'p-db752e1101','account_manager','2024-01-01',NULL,'2024-01-01 09:00:02.000000',NULL);
INSERT INTO "employment" VALUES(4,'p-601ec45938','account_manager','2024-01-01',NULL,'2024-01-01 09:00:06.000000',NULL);
INSERT INTO "employment" VALUES(5,'p-f3c66b6019','account_manager','2024-01-01',NULL,'2024-01-01 09:00:08.000000',NULL);
INSERT INTO "employment" VALUES(6,'p-37f8fab536','account_manager','2024-01-01',NULL,'2024-01-01 09:00:10.000000',NULL);
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
INSERT INTO "event" VALUES(1,'2024-01-01T09:00:01.000000+00:00','p-a9d6dcb736','p-a9d6dcb736','person.added','{"email": "vera@agency.test", "login": "vera", "name": "Вера Лунина"}','e2f8c71036a3aca2ac42fd7499df911e685dc40a68055e6b95f54db1e29c1ffe','0000000000000000000000000000000000000000000000000000000000000000','e212a38e8612417b2cd98697a5594708ca1a93efeb9d49de8f9625bc557b8031');
INSERT INTO "event" VALUES(2,'2024-01-01T09:00:01.000000+00:00','p-a9d6dcb736','p-a9d6dcb736','employment.added','{"end": null, "position": "head", "row": 1, "start": "2024-01-01"}','dd50f09b805206058ed3bde796cbc5478439ff5a3e74c30b7bffade6596c5286','e212a38e8612417b2cd98697a5594708ca1a93efeb9d49de8f9625bc557b8031','a4f3ba5271b51bc754a41e232df155c11c45edde534a982d07784f6ba4fe1183');
INSERT INTO "event" VALUES(3,'2024-01-01T09:00:01.000000+00:00','p-a9d6dcb736','p-a9d6dcb736','role.added','{"end": null, "role": "head", "row": 1, "start": "2024-01-01"}','ce7183450ee4809ad428ee4571a66b7d3a835bc403642a00ab072bfc94e52751','a4f3ba5271b51bc754a41e232df155c11c45edde534a982d07784f6ba4fe1183','0655e5ed8372f82495d5d97ed2b0d9c073dc73d8bca445158714bf2cc3afc8fb');
INSERT INTO "event" VALUES(4,'2024-01-01T09:00:02.000000+00:00','p-a9d6dcb736','p-db752e1101','person.added','{"email": "boris@agency.test", "login": "boris", "name": "Борис Соколов"}','8e002093630cb249834edd7ba612bcf40add0e275ef36a6b70b2bdbffcab1e53','0655e5ed8372f82495d5d97ed2b0d9c073dc73d8bca445158714bf2cc3afc8fb','8eabb64301d2665b5c760f914ca294cbfd4b74690a4ae203a7a1e862e12cac4f');
INSERT INTO "event" VALUES(5,'2024-01-01T09:00:02.000000+00:00','p-a9d6dcb736','p-db752e1101','employment.added','{"end": null, "position": "account_manager", "row": 2, "start": "2024-01-01"}','f26ba315341fd022b70920e8d2e0b812e9de78f5664c35a24ef7acd4f450e632','8eabb64301d2665b5c760f914ca294cbfd4b74690a4ae203a7a1e862e12cac4f','943b34063fbc13ef19a83568ab7b6b33fa868e85995a973aca82339e3acd94b6');
INSERT INTO "event" VALUES(6,'2024-01-01T09:00:02.000000+00:00','p-a9d6dcb736','p-db752e1101','role.added','{"end": null, "role": "mentor", "row": 2, "start": "2024-01-01"}','a670b209ea9db3b42f1817bfae4a064d974e573c654d0b0ad3fd284e53a18660','943b34063fbc13ef19a83568ab7b6b33fa868e85995a973aca82339e3acd94b6','f12a5c1d6d3813a0a94077dc2b345450176045d4b2495f06b37c4177736107c6');
INSERT INTO "event" VALUES(7,'2024-01-01T09:00:04.000000+00:00','p-a9d6dcb736','p-9bd69589e7','person.added',NULL,'0ec7cadfe4dbaad44b66a6f89d53f339fd21912ed8b0e3988dee60c1a86c0659','f12a5c1d6d3813a0a94077dc2b345450176045d4b2495f06b37c4177736107c6','f684a1f395ffad5ea5994cba5f5ad9865d222af17b8e978c795ce63562569385');
INSERT INTO "event" VALUES(8,'2024-01-01T09:00:04.000000+00:00','p-a9d6dcb736','p-9bd69589e7','employment.added',NULL,'c36fb505b8581bfc3f34c5d4404acf15ea8882350df6d6efafa656b43121de71','f684a1f395ffad5ea5994cba5f5ad9865d222af17b8e978c795ce63562569385','ff075c58453478793e361a6370f16baf14f84541fc9f31e7ff17e0145fa58a40');
INSERT INTO "event" VALUES(9,'2024-01-01T09:00:04.000000+00:00','p-a9d6dcb736','p-9bd69589e7','role.added',NULL,'c2114a343aaada557a124f1295ac66825cd9c133be2746ac32db49c3c29a0f9b','ff075c58453478793e361a6370f16baf14f84541fc9f31e7ff17e0145fa58a40','3d066badfa61954790f58d852167190a5d1501ef43efbdd51be9a86aefa11c2b');
INSERT INTO "event" VALUES(10,'2024-01-01T09:00:04.000000+00:00','p-a9d6dcb736','p-9bd69589e7','role.added',NULL,'24a6adb98239a7dc582ced72cff3779ec211cdbca3d5409e11aa5459ef39394f','3d066badfa61954790f58d852167190a5d1501ef43efbdd51be9a86aefa11c2b','ccd0c7270fd1abb9febcc4465c27068f588c37eadab095ed2db01cae8a678484');
INSERT INTO "event" VALUES(11,'2024-01-01T09:00:06.000000+00:00','p-a9d6dcb736','p-601ec45938','person.added','{"email": "anna@agency.test", "login": "anna", "name": "Анна Петрова-Водкина"}','7bf552792c94ff319721e93564c10bb9d30a3274d6d5e92866be5d51b567b04a','ccd0c7270fd1abb9febcc4465c27068f588c37eadab095ed2db01cae8a678484','3a342fa07ddf8c23e3e82ec394e4490d7078608e0e3a2c93ce98f72ec623d85f');
INSERT INTO "event" VALUES(12,'2024-01-01T09:00:06.000000+00:00','p-a9d6dcb736','p-601ec45938','employment.added','{"end": null, "position": "account_manager", "row": 4, "start": "2024-01-01"}','2044dfce6faadbc71bd8e937c08fb78d30d6b5f93352f8dafb5aa993f3b7733a','3a342fa07ddf8c23e3e82ec394e4490d7078608e0e3a2c93ce98f72ec623d85f','87712f39727f3b31279b62f9cf219ba8905f8f6b2271efe3fbe6b99ec5dbecd5');
INSERT INTO "event" VALUES(13,'2024-01-01T09:00:06.000000+00:00','p-a9d6dcb736','p-601ec45938','role.added','{"end": null, "role": "trainee", "row": 5, "start": "2024-01-01"}','3f169b33b87fd718c2413a7fa333aa504a6d900a000425a7813da1241bd01f71','87712f39727f3b31279b62f9cf219ba8905f8f6b2271efe3fbe6b99ec5dbecd5','17ed4fde6d5b90d4a6a51554a3733d90695fe090e7bf063773738ecc82251b40');
INSERT INTO "event" VALUES(14,'2024-01-01T09:00:08.000000+00:00','p-a9d6dcb736','p-f3c66b6019','person.added','{"email": "gleb@agency.test", "login": "gleb", "name": "Глеб Орлов"}','fe43b7f8ba595f2c1ef88680eab27a1bd8a7e753d6b0291637a4606118dc0116','17ed4fde6d5b90d4a6a51554a3733d90695fe090e7bf063773738ecc82251b40','4271664254cd6f85389ba599b9e90b2314d8685f830bb57a8c4f1c8e3b2d7b4a');
INSERT INTO "event" VALUES(15,'2024-01-01T09:00:08.000000+00:00','p-a9d6dcb736','p-f3c66b6019','employment.added','{"end": null, "position": "account_manager", "row": 5, "start": "2024-01-01"}','acd302cb36ffb62a4ab46be24b35f5cdb0d556607607f78172ea457f8c63e895','4271664254cd6f85389ba599b9e90b2314d8685f830bb57a8c4f1c8e3b2d7b4a','e9607364b6a45da6e83fbcb5914c22374bad5ad6d31891f6052c3ac786c0e872');
INSERT INTO "event" VALUES(16,'2024-01-01T09:00:08.000000+00:00','p-a9d6dcb736','p-f3c66b6019','role.added','{"end": null, "role": "trainee", "row": 6, "start": "2024-01-01"}','0d2cfd3822b7332c151a87956b64d9196a7aa17245b33810893b1258bdd98f06','e9607364b6a45da6e83fbcb5914c22374bad5ad6d31891f6052c3ac786c0e872','ad5c551a600e75d30610749f7d94dce7b14da49a2e46f810fb35b342c7ed67e8');
INSERT INTO "event" VALUES(17,'2024-01-01T09:00:10.000000+00:00','p-a9d6dcb736','p-37f8fab536','person.added','{"email": "ivan@agency.test", "login": "ivan", "name": "Иван Админов"}','fc349bac20422195ec5cbc99d22503069fa50a074ee2fc0418d09b75bdae86d6','ad5c551a600e75d30610749f7d94dce7b14da49a2e46f810fb35b342c7ed67e8','0ab30d7db2866dc546492fbed1689645b0d27bd8ab56452f3b4ea12609632481');
INSERT INTO "event" VALUES(18,'2024-01-01T09:00:10.000000+00:00','p-a9d6dcb736','p-37f8fab536','employment.added','{"end": null, "position": "account_manager", "row": 6, "start": "2024-01-01"}','81cd88e7e8225cac3806a99fcbf49f26697dff5d1551dbe83d73ca2092921ddc','0ab30d7db2866dc546492fbed1689645b0d27bd8ab56452f3b4ea12609632481','9580a9a20276333d51b6d9878425788978c4709b045f6b72d17272bf3cf63c1c');
INSERT INTO "event" VALUES(19,'2024-01-01T09:00:10.000000+00:00','p-a9d6dcb736','p-37f8fab536','role.added','{"end": null, "role": "admin", "row": 7, "start": "2024-01-01"}','642f2b69a3055a462ff469132fc8fac42aab5cea01fef28c3e24e216e313affd','9580a9a20276333d51b6d9878425788978c4709b045f6b72d17272bf3cf63c1c','676b81a27d6fa0cbdf179ef4fbf2b12f671076e03e4c8b8dd005ad88ae6952b6');
INSERT INTO "event" VALUES(20,'2024-01-01T09:00:12.000000+00:00','p-a9d6dcb736','p-601ec45938','mentorship.added','{"end": null, "mentor": "p-db752e1101", "row": 1, "start": "2024-01-01"}','0689123981052840b5e8f599766ad31338a6fbb6a5e2cff72586e48a3619bc68','676b81a27d6fa0cbdf179ef4fbf2b12f671076e03e4c8b8dd005ad88ae6952b6','afb165f672100629b0c4e7d5ca431ac0b7a0d6c798a5ad54a9067cc9e9bef97e');
INSERT INTO "event" VALUES(21,'2026-06-15T09:00:02.000000+00:00','p-601ec45938','p-601ec45938','evidence.created','{"data": {"client": "", "competencies": [], "kind": "case", "result": "", "title": "Заявки вдвое дешевле"}, "id": "e-3d7a3a67b0", "kind": "case", "occurred_on": "2026-06-15", "reason": "", "replaces": null, "state": "draft"}','b7313baf37d8430209c0c5e87309f7d7d6e0b3b616b4f92abbac0866e20442bd','afb165f672100629b0c4e7d5ca431ac0b7a0d6c798a5ad54a9067cc9e9bef97e','9ccc55a3e389cb36a5c81523db5183ac252c64f940bf26ccb2be0a4b5b789682');
INSERT INTO "event" VALUES(22,'2026-06-15T09:00:02.000000+00:00','p-601ec45938','p-601ec45938','evidence.moved','{"action": "submit", "evidence": "e-3d7a3a67b0", "reason": "", "state": "submitted"}','09d20155f7bf47ef20fd7a39ff3eec87166fdbc44ec283b5a2428695d0d887c5','9ccc55a3e389cb36a5c81523db5183ac252c64f940bf26ccb2be0a4b5b789682','19ca30cca402a03fde622de6551617bb111891902fc25a7df5df39a2fc656228');
INSERT INTO "event" VALUES(23,'2026-06-15T09:00:06.000000+00:00','p-db752e1101','p-601ec45938','evidence.moved','{"action": "endorse", "evidence": "e-3d7a3a67b0", "reason": "", "state": "endorsed"}','6e2c228110f299a4796958e34db1d3aef1e7cbd938ed875f253db1518913291d','19ca30cca402a03fde622de6551617bb111891902fc25a7df5df39a2fc656228','cf3a0448add7d7487275aa87492f90a3c848b1d85b1f42f63460256366a0b4d0');
INSERT INTO "event" VALUES(24,'2026-06-15T09:00:09.000000+00:00','p-a9d6dcb736','p-601ec45938','evidence.moved','{"action": "confirm", "evidence": "e-3d7a3a67b0", "reason": "", "state": "confirmed"}','0e951aa5050bf6a8228debaf7e30fd1fda2f454b20b2156b232a14f6a2b2649d','cf3a0448add7d7487275aa87492f90a3c848b1d85b1f42f63460256366a0b4d0','a49a304abdf94eea4ac1d7a37751b239bc6d27abdb1fcd243d4d3662eaf691dd');
INSERT INTO "event" VALUES(25,'2026-06-15T09:00:12.000000+00:00','p-db752e1101','p-601ec45938','evidence.created','{"data": {"criterion": "success_criteria.leads_the_client", "kind": "observation", "rating": 3, "seen": "Довела спор до решения"}, "id": "e-1a0e82276c", "kind": "observation", "occurred_on": "2026-06-15", "reason": "", "replaces": null, "state": "endorsed"}','4fef09995f064f83756ac7db8d6b353e2766df6483d718a23e699811af170266','a49a304abdf94eea4ac1d7a37751b239bc6d27abdb1fcd243d4d3662eaf691dd','2b2a07bb3d53113f1e5e002b491bf0e64e51e40b020778ba7b6a5f542ea6bfcd');
INSERT INTO "event" VALUES(26,'2026-06-15T09:00:16.000000+00:00','p-a9d6dcb736','p-f3c66b6019','leave.added','{"end": "2026-07-14", "kind": "holiday", "row": 1, "start": "2026-07-01"}','ed66274b927e54a220b95d1f476cc405695d6afdcb06b970bc07553591b61a83','2b2a07bb3d53113f1e5e002b491bf0e64e51e40b020778ba7b6a5f542ea6bfcd','5771cf6906f74bd47bd46d74c6e034be692045cafa8ef863676b6baf07bd5f8e');
INSERT INTO "event" VALUES(27,'2026-06-15T09:00:19.000000+00:00','p-a9d6dcb736','p-f3c66b6019','waiver.granted','{"end": "2026-06-15", "granted_by": "p-a9d6dcb736", "id": "w-2f05c36a4e", "person": "p-f3c66b6019", "reason": "Сайт не открывался", "recorded_at": "2026-06-15T09:00:19Z", "requirement": "metrica", "start": "2026-06-15"}','a82ba86f5970cd99653d050dfbd2e3fb041af43855008d1f5dae6df30efee416','5771cf6906f74bd47bd46d74c6e034be692045cafa8ef863676b6baf07bd5f8e','0911d866a8e9a0ae64c8f6603c336ae381341245a2616905b87eabcfae48abde');
INSERT INTO "event" VALUES(28,'2026-06-15T09:00:22.000000+00:00','p-f3c66b6019','p-f3c66b6019','dispute.opened','{"about": "cases", "id": "d-b40b4326a9", "person": "p-f3c66b6019", "recorded_at": "2026-06-15T09:00:22Z", "resolution": "", "resolved_at": null, "resolved_by": null, "text": "Один кейс не внесён"}','1db875056e9ca55815719f5d8b2eee21eaa05360237b75d3a110ab3ffe8f5f8c','0911d866a8e9a0ae64c8f6603c336ae381341245a2616905b87eabcfae48abde','3c4e96b1baf59f9ac3edd6774b84a5beaddff8b0698ae624236dc4274941fe61');
INSERT INTO "event" VALUES(29,'2026-06-15T09:00:25.000000+00:00','p-a9d6dcb736','p-601ec45938','attestation.signed','{"decided_on": "2026-06-15", "decision": "not_attested", "framework": "2026.1", "id": "a-a373edbe2a", "missing": ["cases", "blog_posts", "metrica", "bitrix", "success_criteria.leads_the_client", "success_criteria.requirements_to_tasks", "success_criteria.information_in_time", "success_criteria.communication_standards", "success_criteria.solves_the_task", "success_criteria.plans_time", "success_criteria.win_win", "success_criteria.development_plan", "success_criteria.new_tasks", "success_criteria.purpose_of_the_task", "success_criteria.responsibility", "success_criteria.delegation", "intern_help", "improvement", "new_tasks"], "person": "p-601ec45938", "policy": "2026.1", "ready": false, "reason": "Мало кейсов", "recorded_at": "2026-06-15T09:00:25Z", "revoked_at": null, "revoked_on": null, "signed_by": "p-a9d6dcb736"}','67b0e85a4123e62b60a83415b21691456be463eb89ed09b824acc3e018e61216','3c4e96b1baf59f9ac3edd6774b84a5beaddff8b0698ae624236dc4274941fe61','3b75461fdfeb18afe6853c06f3afbc9252bf1f79db79d8317af99435f0896859');
INSERT INTO "event" VALUES(30,'2026-06-15T09:00:29.000000+00:00','p-a9d6dcb736','organisation','period.closed','{"below": ["p-37f8fab536", "p-601ec45938", "p-9bd69589e7", "p-a9d6dcb736", "p-db752e1101", "p-f3c66b6019"], "people": 6, "period": "2026-Q1", "policy": "2026.1"}','32d1d0f28ecbb2ab317a049a41b77114e51c71c26353025384b2f8923f6b3711','3b75461fdfeb18afe6853c06f3afbc9252bf1f79db79d8317af99435f0896859','b70e4094af578973d052305927bef03f88291c878f2a6da5196e1131a0a5b01e');
INSERT INTO "event" VALUES(31,'2026-06-15T09:00:39.000000+00:00','p-a9d6dcb736','p-9bd69589e7','person.erased',NULL,'9584d07008131029215b3d5783c4f32d4b9315c2e33bd5ce03143e5a45fd8a3b','b70e4094af578973d052305927bef03f88291c878f2a6da5196e1131a0a5b01e','14c9e8fc2f687fdff086b59d18ff4f6eee57371a901243f8fffa03befc803e1c');
INSERT INTO "event" VALUES(32,'2026-06-15T09:00:39.000000+00:00','p-a9d6dcb736','organisation','act.destruction','{"erased_at": "2026-06-15T09:00:39+00:00", "erased_by": "p-a9d6dcb736", "person": "p-9bd69589e7", "reason": "Уволилась и попросила", "redacted_events": 0, "rows": {"attestation": 0, "dispute": 0, "employment": 1, "event": 5, "evidence": 0, "grade": 0, "leave": 0, "mentorship": 0, "person": 1, "role": 2, "snapshot": 1, "subject_key": 1, "transition": 0, "waiver": 0}}','b1fa90932375d5f806ba06ed57e9f2865537c8cf3f01b9f9474bbc01a04b4db8','14c9e8fc2f687fdff086b59d18ff4f6eee57371a901243f8fffa03befc803e1c','390ec9a7ed6c802f63e87bd1e6daec19d0acd0a38e67a97a8f03f466dc41fa7c');
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
INSERT INTO "evidence" VALUES('e-3d7a3a67b0','p-601ec45938','case','2026-06-15','2026-06-15 09:00:02.000000','confirmed','{"client": "", "competencies": [], "kind": "case", "result": "", "title": "Заявки вдвое дешевле"}',NULL,NULL);
INSERT INTO "evidence" VALUES('e-1a0e82276c','p-601ec45938','observation','2026-06-15','2026-06-15 09:00:12.000000','endorsed','{"criterion": "success_criteria.leads_the_client", "kind": "observation", "rating": 3, "seen": "Довела спор до решения"}',NULL,NULL);
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
CREATE TABLE head (
	id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_head PRIMARY KEY (id)
);
INSERT INTO "head" VALUES(1,32,'390ec9a7ed6c802f63e87bd1e6daec19d0acd0a38e67a97a8f03f466dc41fa7c');
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
INSERT INTO "leave" VALUES(1,'p-f3c66b6019','holiday','2026-07-01','2026-07-14','2026-06-15 09:00:16.000000',NULL);
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
INSERT INTO "mentorship" VALUES(1,'p-db752e1101','p-601ec45938','2024-01-01',NULL,'2024-01-01 09:00:12.000000',NULL);
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
INSERT INTO "person" VALUES('p-a9d6dcb736','Вера Лунина','vera','vera@agency.test','2024-01-01 09:00:01.000000',NULL);
INSERT INTO "person" VALUES('p-db752e1101','Борис Соколов','boris','boris@agency.test','2024-01-01 09:00:02.000000',NULL);
INSERT INTO "person" VALUES('p-9bd69589e7','',NULL,'','2024-01-01 09:00:04.000000','2026-06-15 09:00:39.000000');
INSERT INTO "person" VALUES('p-601ec45938','Анна Петрова-Водкина','anna','anna@agency.test','2024-01-01 09:00:06.000000',NULL);
INSERT INTO "person" VALUES('p-f3c66b6019','Глеб Орлов','gleb','gleb@agency.test','2024-01-01 09:00:08.000000',NULL);
INSERT INTO "person" VALUES('p-37f8fab536','Иван Админов','ivan','ivan@agency.test','2024-01-01 09:00:10.000000',NULL);
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
INSERT INTO "role" VALUES(1,'p-a9d6dcb736','head','2024-01-01',NULL,'2024-01-01 09:00:01.000000',NULL);
INSERT INTO "role" VALUES(2,'p-db752e1101','mentor','2024-01-01',NULL,'2024-01-01 09:00:02.000000',NULL);
INSERT INTO "role" VALUES(5,'p-601ec45938','trainee','2024-01-01',NULL,'2024-01-01 09:00:06.000000',NULL);
INSERT INTO "role" VALUES(6,'p-f3c66b6019','trainee','2024-01-01',NULL,'2024-01-01 09:00:08.000000',NULL);
INSERT INTO "role" VALUES(7,'p-37f8fab536','admin','2024-01-01',NULL,'2024-01-01 09:00:10.000000',NULL);
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
INSERT INTO "snapshot" VALUES(1,'p-601ec45938','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.1','2026-06-15 09:00:29.000000',NULL,'');
INSERT INTO "snapshot" VALUES(2,'p-db752e1101','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.1','2026-06-15 09:00:29.000000',NULL,'');
INSERT INTO "snapshot" VALUES(3,'p-a9d6dcb736','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.1','2026-06-15 09:00:29.000000',NULL,'');
INSERT INTO "snapshot" VALUES(4,'p-f3c66b6019','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.1','2026-06-15 09:00:29.000000',NULL,'');
INSERT INTO "snapshot" VALUES(5,'p-37f8fab536','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.1','2026-06-15 09:00:29.000000',NULL,'');
CREATE TABLE subject_key (
	subject VARCHAR(40) NOT NULL, 
	"key" BLOB NOT NULL, 
	CONSTRAINT pk_subject_key PRIMARY KEY (subject)
);
INSERT INTO "subject_key" VALUES('p-a9d6dcb736',X'BE85B138C2951FE9916D6F9C8B24A1B58C186662C6CFEADA18259438F18F200E');
INSERT INTO "subject_key" VALUES('p-db752e1101',X'92D6F657004B32596F7C3DD67F9C88FDE4BCC5A9A092B53F2F37D9077E80D8AF');
INSERT INTO "subject_key" VALUES('p-601ec45938',X'1338557028AB7C41BFAE06D8D1E68D47323A6DFB21115F8919EF7DEE2DC42717');
INSERT INTO "subject_key" VALUES('p-f3c66b6019',X'BAC1FA964F66605B286F00174ECE8C3949A9727B442B079A958C3C02CC7C4674');
INSERT INTO "subject_key" VALUES('p-37f8fab536',X'CCB19882C6F51A2533DB9EAF4A52C356E923D46CBA41A6294FAB22ECCE2AF444');
INSERT INTO "subject_key" VALUES('organisation',X'172B67335D35B10C1E9374F433570D8278EBBF48706F87AEEBF94907A7B80DCF');
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
INSERT INTO "transition" VALUES(1,'e-3d7a3a67b0','2026-06-15 09:00:02.000000','p-601ec45938','create','draft','');
INSERT INTO "transition" VALUES(2,'e-3d7a3a67b0','2026-06-15 09:00:02.000000','p-601ec45938','submit','submitted','');
INSERT INTO "transition" VALUES(3,'e-3d7a3a67b0','2026-06-15 09:00:06.000000','p-db752e1101','endorse','endorsed','');
INSERT INTO "transition" VALUES(4,'e-3d7a3a67b0','2026-06-15 09:00:09.000000','p-a9d6dcb736','confirm','confirmed','');
INSERT INTO "transition" VALUES(5,'e-1a0e82276c','2026-06-15 09:00:12.000000','p-db752e1101','create','endorsed','');
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
INSERT INTO "waiver" VALUES('w-2f05c36a4e','p-f3c66b6019','metrica','2026-06-15','2026-06-15','Сайт не открывался','p-a9d6dcb736','2026-06-15 09:00:19.000000');
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

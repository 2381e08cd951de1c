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
INSERT INTO "access" VALUES(1,'2026-06-15 09:00:40.000000','p-d2433666aa','read_status','p-0ccd2ade50',1);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
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
INSERT INTO "attestation" VALUES('a-b019508515','p-0ccd2ade50','2026-06-15','not_attested','p-b6ca0decf7','2026.2','2026.1','Мало кейсов',NULL,NULL,'null','2026-06-15 09:00:30.000000');
CREATE TABLE closed_period (
	kind VARCHAR(10) NOT NULL, 
	start DATE NOT NULL, 
	closed_at DATETIME NOT NULL, 
	closed_by VARCHAR(40) NOT NULL, 
	policy VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_closed_period PRIMARY KEY (kind, start)
);
INSERT INTO "closed_period" VALUES('quarter','2026-01-01','2026-06-15 09:00:34.000000','p-b6ca0decf7','2026.2');
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
INSERT INTO "dispute" VALUES('d-d0d776125f','p-e438903f79','cases','Один кейс не внесён','2026-06-15 09:00:27.000000',NULL,NULL,'');
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
INSERT INTO "employment" VALUES(1,'p-b6ca0decf7','head','2024-01-01',NULL,'2024-01-01 09:00:01.000000',NULL);
INSERT INTO "employment" VALUES(2,'p-d2433666aa','account_manager','2024-01-01',NULL,'2024-01-01 09:00:02.000000',NULL);
INSERT INTO "employment" VALUES(4,'p-0ccd2ade50','account_manager','2024-01-01',NULL,'2024-01-01 09:00:06.000000',NULL);
INSERT INTO "employment" VALUES(5,'p-e438903f79','account_manager','2024-01-01',NULL,'2024-01-01 09:00:08.000000',NULL);
INSERT INTO "employment" VALUES(6,'p-f69e78c121','account_manager','2024-01-01',NULL,'2024-01-01 09:00:10.000000',NULL);
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
INSERT INTO "event" VALUES(1,'2024-01-01T09:00:01.000000+00:00','p-b6ca0decf7','p-b6ca0decf7','person.added','{"email": "vera@agency.test", "login": "vera", "name": "Вера Лунина"}','9cd1dab600b7fcdfd9a34e043bd11e66c9926d11895ce885f107fcdb129ef081','0000000000000000000000000000000000000000000000000000000000000000','384ada6407a525ab748f73cb9350692b69eab187e047e8f1dd39adddeb2830e6');
INSERT INTO "event" VALUES(2,'2024-01-01T09:00:01.000000+00:00','p-b6ca0decf7','p-b6ca0decf7','employment.added','{"end": null, "position": "head", "row": 1, "start": "2024-01-01"}','654ce354651d8898c402b27b57ce22afacbd4a950be52e9237f77cf5b65de30c','384ada6407a525ab748f73cb9350692b69eab187e047e8f1dd39adddeb2830e6','4f75874ac7aaf542d499452619a20334a1aff70c7c4b42107cd3e260a28ab223');
INSERT INTO "event" VALUES(3,'2024-01-01T09:00:01.000000+00:00','p-b6ca0decf7','p-b6ca0decf7','role.added','{"end": null, "role": "head", "row": 1, "start": "2024-01-01"}','7ddb39a07a9d810b626f456c7e8c461661db9333d0fa014cb26e05acc30330cb','4f75874ac7aaf542d499452619a20334a1aff70c7c4b42107cd3e260a28ab223','56e79b2d41608bee9e60c3047572d5b7c6fcd66c8d8d5ccc8ea7148058446ee9');
INSERT INTO "event" VALUES(4,'2024-01-01T09:00:02.000000+00:00','p-b6ca0decf7','p-d2433666aa','person.added','{"email": "boris@agency.test", "login": "boris", "name": "Борис Соколов"}','0869468cf8486a9d7fd5aef218fe2791a729ceb54b16a31e4b6a035b59f7cf10','56e79b2d41608bee9e60c3047572d5b7c6fcd66c8d8d5ccc8ea7148058446ee9','e45a2d5c5a0a6d4ae2538a74a2917b7695226add297a1ac9c5da2259ac9dfcd1');
INSERT INTO "event" VALUES(5,'2024-01-01T09:00:02.000000+00:00','p-b6ca0decf7','p-d2433666aa','employment.added','{"end": null, "position": "account_manager", "row": 2, "start": "2024-01-01"}','7d3f2633982f8f5492d1c8be0fb8b5274799963cc069fcb6af6bfe5e4dd3db64','e45a2d5c5a0a6d4ae2538a74a2917b7695226add297a1ac9c5da2259ac9dfcd1','47aa51cb4e69ec7ffc0b4db146c024519231031338071360c3695bccfb68f47f');
INSERT INTO "event" VALUES(6,'2024-01-01T09:00:02.000000+00:00','p-b6ca0decf7','p-d2433666aa','role.added','{"end": null, "role": "mentor", "row": 2, "start": "2024-01-01"}','462df56ace128d13b19291d38c6402eada3ab8d6435747be8994f1577f914c38','47aa51cb4e69ec7ffc0b4db146c024519231031338071360c3695bccfb68f47f','b4098ca879fdb60779afaa3c93a863ef04ca31239350663e707169c80a325424');
INSERT INTO "event" VALUES(7,'2024-01-01T09:00:04.000000+00:00','p-b6ca0decf7','p-f257215925','person.added',NULL,'3ea12f16f7509695fcc712288d14d87fff126c32ab343888b34efcfea79c26fa','b4098ca879fdb60779afaa3c93a863ef04ca31239350663e707169c80a325424','b910776dcc2bd1a2cc18c478693af5f006b99d0d05897a841bbb08c3d0de84ba');
INSERT INTO "event" VALUES(8,'2024-01-01T09:00:04.000000+00:00','p-b6ca0decf7','p-f257215925','employment.added',NULL,'4b5d4e1e1045e48d2a36b4ce2131ef45bd8b53aa51e0761795fcc7d39be48bd8','b910776dcc2bd1a2cc18c478693af5f006b99d0d05897a841bbb08c3d0de84ba','459239de1d3971cde8e294cd3d25048bc88107b5296ce795de42ab9734f5a927');
INSERT INTO "event" VALUES(9,'2024-01-01T09:00:04.000000+00:00','p-b6ca0decf7','p-f257215925','role.added',NULL,'170ef2e3f14e33116ff4488a10d24b35763a34c09b45c83018cb574ea5e1d2c7','459239de1d3971cde8e294cd3d25048bc88107b5296ce795de42ab9734f5a927','53f0f316331c0f3ac5d393cc9b8e7b5e014005fa3243519f7cd5877bb75c287e');
INSERT INTO "event" VALUES(10,'2024-01-01T09:00:04.000000+00:00','p-b6ca0decf7','p-f257215925','role.added',NULL,'308a5d11085e8aa71ae3ca132b64a0e195848bf02dde3a1b700d47ed2673af6b','53f0f316331c0f3ac5d393cc9b8e7b5e014005fa3243519f7cd5877bb75c287e','361dfa8a412f47aa164a391203720a9a78d3e9145676af57bc89f5d31c755cef');
INSERT INTO "event" VALUES(11,'2024-01-01T09:00:06.000000+00:00','p-b6ca0decf7','p-0ccd2ade50','person.added','{"email": "anna@agency.test", "login": "anna", "name": "Анна Петрова-Водкина"}','9c19ad42475fb3cde45c5008947f5495bbcbba9e185c73fc8d0f0c89a950c6cf','361dfa8a412f47aa164a391203720a9a78d3e9145676af57bc89f5d31c755cef','d4f59def56242c5a0da7fb3455372f6ef4a2ca4191634710e12d8fab878c2e3d');
INSERT INTO "event" VALUES(12,'2024-01-01T09:00:06.000000+00:00','p-b6ca0decf7','p-0ccd2ade50','employment.added','{"end": null, "position": "account_manager", "row": 4, "start": "2024-01-01"}','6cc62a58e1c9857eee2a8575cccda3498ad4b6b930e16ed8ff9c8dba32a8e970','d4f59def56242c5a0da7fb3455372f6ef4a2ca4191634710e12d8fab878c2e3d','6163b7d89c7ddaaa561c2430b86adcbfa28ada4b4124a5fb5497679928e8ce44');
INSERT INTO "event" VALUES(13,'2024-01-01T09:00:06.000000+00:00','p-b6ca0decf7','p-0ccd2ade50','role.added','{"end": null, "role": "trainee", "row": 5, "start": "2024-01-01"}','0eb8ca67a920236ff89bc5e918a39e6c7364abf0db4830a852b8d0c6d8e0fb0c','6163b7d89c7ddaaa561c2430b86adcbfa28ada4b4124a5fb5497679928e8ce44','a851bd3a04c4fac3efd906b9ec93ae9973bf9fa15f5f1030309313a70cca6ae6');
INSERT INTO "event" VALUES(14,'2024-01-01T09:00:08.000000+00:00','p-b6ca0decf7','p-e438903f79','person.added','{"email": "gleb@agency.test", "login": "gleb", "name": "Глеб Орлов"}','2ccd04354cb9f0ccf38515f07d55dd8f959d90992aa87d305f2fd9d4707e19da','a851bd3a04c4fac3efd906b9ec93ae9973bf9fa15f5f1030309313a70cca6ae6','c1a525a46ca5d06ba440ad9643b2a6701b28fd9e57edc63dc2b2012f1aa96e7d');
INSERT INTO "event" VALUES(15,'2024-01-01T09:00:08.000000+00:00','p-b6ca0decf7','p-e438903f79','employment.added','{"end": null, "position": "account_manager", "row": 5, "start": "2024-01-01"}','421b91b981419ea0e0772ab77a1942739797a949affb69f8cd0e015a81deaee8','c1a525a46ca5d06ba440ad9643b2a6701b28fd9e57edc63dc2b2012f1aa96e7d','23c1a182d8eeb943e4da5eb4700a5c8c77108b16514c465086b3c840cfaafac2');
INSERT INTO "event" VALUES(16,'2024-01-01T09:00:08.000000+00:00','p-b6ca0decf7','p-e438903f79','role.added','{"end": null, "role": "trainee", "row": 6, "start": "2024-01-01"}','6dde927f58e0059b2ea934e166c6f9b9ce61034eee7626a9d6165b2f344e6013','23c1a182d8eeb943e4da5eb4700a5c8c77108b16514c465086b3c840cfaafac2','3f7bf6ec42475defb339bf2c9c9660b9cf5a25f38c4ac851c4a831f8e7fc7b28');
INSERT INTO "event" VALUES(17,'2024-01-01T09:00:10.000000+00:00','p-b6ca0decf7','p-f69e78c121','person.added','{"email": "ivan@agency.test", "login": "ivan", "name": "Иван Админов"}','3261ed5dad3793c7868af9a9402f191ff76d8ca0f111ab4265ac9f9a2371767c','3f7bf6ec42475defb339bf2c9c9660b9cf5a25f38c4ac851c4a831f8e7fc7b28','a677ce6c780afb4edb368710acd72bc283b12325e0f9cfc01cb226a3f6a847ba');
INSERT INTO "event" VALUES(18,'2024-01-01T09:00:10.000000+00:00','p-b6ca0decf7','p-f69e78c121','employment.added','{"end": null, "position": "account_manager", "row": 6, "start": "2024-01-01"}','fbfba8e13e28dbb05ee0e019bbe5af8311624d0ed9d1f37adb6d69db19fadc48','a677ce6c780afb4edb368710acd72bc283b12325e0f9cfc01cb226a3f6a847ba','e0b787dd48dd7272abc7d55dc1ed5d6176e614ce95f3c39ebe52fecdc63bd6e5');
INSERT INTO "event" VALUES(19,'2024-01-01T09:00:10.000000+00:00','p-b6ca0decf7','p-f69e78c121','role.added','{"end": null, "role": "admin", "row": 7, "start": "2024-01-01"}','88c0472997dec36192caee3163fda9a2a476eafe92acb3e085cbbd540089f2c3','e0b787dd48dd7272abc7d55dc1ed5d6176e614ce95f3c39ebe52fecdc63bd6e5','96a56230ab9967f56f8e2237e612691948694b5df7651d7ff0fbb461dc81a794');
INSERT INTO "event" VALUES(20,'2024-01-01T09:00:12.000000+00:00','p-b6ca0decf7','p-0ccd2ade50','mentorship.added','{"end": null, "mentor": "p-d2433666aa", "row": 1, "start": "2024-01-01"}','6f82371cafe5c2d0de05a7501f9ede0276fe9c95d94dfa86d333dd2da2de2be0','96a56230ab9967f56f8e2237e612691948694b5df7651d7ff0fbb461dc81a794','d1da83f822935e43f382f27f3a40429af88790ed562dbc6978b8037431d20590');
INSERT INTO "event" VALUES(21,'2026-06-15T09:00:02.000000+00:00','p-0ccd2ade50','p-0ccd2ade50','evidence.created','{"data": {"client": "", "competencies": [], "kind": "case", "result": "", "title": "Заявки вдвое дешевле"}, "id": "e-f070ecc326", "kind": "case", "occurred_on": "2026-06-15", "reason": "", "replaces": null, "state": "draft"}','be8192bb2e49fd3cedecbd2d6ba0b4a974717744bd75e102f18e101608dbbfdd','d1da83f822935e43f382f27f3a40429af88790ed562dbc6978b8037431d20590','bd5f11215aceda63dfe3041ea70051487d1aa50c0e1458b069e8027828f3d44a');
INSERT INTO "event" VALUES(22,'2026-06-15T09:00:02.000000+00:00','p-0ccd2ade50','p-0ccd2ade50','evidence.moved','{"action": "submit", "evidence": "e-f070ecc326", "reason": "", "state": "submitted"}','349db8c29bbe00d903eeef9d2a147dfe9188151e3a8a9b6b243cc419662d9a0f','bd5f11215aceda63dfe3041ea70051487d1aa50c0e1458b069e8027828f3d44a','5412fb6eb66f6cf45787aa6106f4ca616bc3bdff18a3def2294065687f75bff8');
INSERT INTO "event" VALUES(23,'2026-06-15T09:00:06.000000+00:00','p-d2433666aa','p-0ccd2ade50','evidence.moved','{"action": "endorse", "evidence": "e-f070ecc326", "reason": "", "state": "endorsed"}','c282e913f3a51aed85dc007f62974e73da3e5e0174eec759666d50b13a9c3ada','5412fb6eb66f6cf45787aa6106f4ca616bc3bdff18a3def2294065687f75bff8','cd312bbd655b4a762f8cfee96f4e163166ca8694be00f62a1dffb28e0428f4e7');
INSERT INTO "event" VALUES(24,'2026-06-15T09:00:09.000000+00:00','p-b6ca0decf7','p-0ccd2ade50','evidence.moved','{"action": "confirm", "evidence": "e-f070ecc326", "reason": "", "state": "confirmed"}','e5d369060e54ef0d26292ce3092073cce3899f72fb58703cb8d578c0d2cab7b2','cd312bbd655b4a762f8cfee96f4e163166ca8694be00f62a1dffb28e0428f4e7','bcc84e89ec2b9576e8ee8cdb43f346e504f711ab926028402424df25b099f8dc');
INSERT INTO "event" VALUES(25,'2026-06-15T09:00:12.000000+00:00','p-d2433666aa','p-0ccd2ade50','evidence.created','{"data": {"criterion": "success_criteria.leads_the_client", "kind": "observation", "rating": 3, "seen": "Довела спор до решения"}, "id": "e-984bfb7547", "kind": "observation", "occurred_on": "2026-06-15", "reason": "", "replaces": null, "state": "endorsed"}','e82ff855693ac4506dd4c07cde9ec991b447db423b2a16395e3c61dd59955564','bcc84e89ec2b9576e8ee8cdb43f346e504f711ab926028402424df25b099f8dc','b63ed190b2c7fc2990b63b325e818ba8e1e4ce767988ab3f23b290435497a77e');
INSERT INTO "event" VALUES(26,'2026-06-15T09:00:16.000000+00:00','p-b6ca0decf7','p-0ccd2ade50','evidence.created','{"data": {"competencies": {"paid_ads.unit_costs": 0.9}, "content": "03_letters", "kind": "module_result", "max_points": 10.0, "module": "03_letters", "part": "whole", "points": 9.0}, "grades": {"cpl": [9.0, 10.0]}, "id": "e-e61c33d74f", "kind": "module_result", "occurred_on": "2026-06-15", "reason": "", "replaces": null, "state": "confirmed"}','131d8eee5d8e171e254300f2bbd5d57f4692f3e8794fd38a4c10dbb54dce7231','b63ed190b2c7fc2990b63b325e818ba8e1e4ce767988ab3f23b290435497a77e','99ba1eabafa087622d9a0de6982b206ec8adad502468adc1938bcc02f5414eb7');
INSERT INTO "event" VALUES(27,'2026-06-15T09:00:16.000000+00:00','p-b6ca0decf7','p-0ccd2ade50','evidence.created','{"data": {"competencies": {"paid_ads.unit_costs": 0.9}, "content": "09_paid_ads", "kind": "module_result", "max_points": 10.0, "module": "09_paid_ads", "part": "practice", "points": 9.0}, "grades": {"cpl": [9.0, 10.0]}, "id": "e-e3c8eb8eab", "kind": "module_result", "occurred_on": "2026-06-15", "reason": "", "replaces": null, "state": "confirmed"}','b19d9384a1f71ace0432198e2e85a0c68b52d2524a8ebadd68366382cfe696dc','99ba1eabafa087622d9a0de6982b206ec8adad502468adc1938bcc02f5414eb7','ade6f4b62e246bfa95fbc82adc6f122fbd2004c0c60f3bde97cdd38edd39e6a4');
INSERT INTO "event" VALUES(28,'2026-06-15T09:00:16.000000+00:00','p-b6ca0decf7','p-0ccd2ade50','evidence.created','{"data": {"competencies": {"paid_ads.unit_costs": 0.9}, "content": "09_paid_ads_assessment", "kind": "module_result", "max_points": 10.0, "module": "09_paid_ads_assessment", "part": "assessment", "points": 9.0}, "grades": {"cpl": [9.0, 10.0]}, "id": "e-33e4f560cf", "kind": "module_result", "occurred_on": "2026-06-15", "reason": "", "replaces": null, "state": "confirmed"}','518bf5b45f9ed8de9239bc9efe1460b7cce5f7395363488afd22ce81d98ed0b8','ade6f4b62e246bfa95fbc82adc6f122fbd2004c0c60f3bde97cdd38edd39e6a4','9730a82ec79c22c51e0c449658471ca56f7caa15a676c8c7c9cf0e62ce9c69ce');
INSERT INTO "event" VALUES(29,'2026-06-15T09:00:21.000000+00:00','p-b6ca0decf7','p-e438903f79','leave.added','{"end": "2026-07-14", "kind": "holiday", "row": 1, "start": "2026-07-01"}','0e9043eff968dd3b2d4d7517c282efb09f4446bd3e936be3b3f6f0f4361318fb','9730a82ec79c22c51e0c449658471ca56f7caa15a676c8c7c9cf0e62ce9c69ce','6787f030490dcce854e597ae4827ecd44f1f27b9955a0a53a3c8a7b0906287f4');
INSERT INTO "event" VALUES(30,'2026-06-15T09:00:24.000000+00:00','p-b6ca0decf7','p-e438903f79','waiver.granted','{"end": "2026-06-15", "granted_by": "p-b6ca0decf7", "id": "w-f022a1d03f", "person": "p-e438903f79", "reason": "Сайт не открывался", "recorded_at": "2026-06-15T09:00:24Z", "requirement": "metrica", "start": "2026-06-15"}','981ec1d160cbdd8841f75ca15010ba79005f18d674386cbf04ab5e0d6874a4ad','6787f030490dcce854e597ae4827ecd44f1f27b9955a0a53a3c8a7b0906287f4','49a3cfc62163731e66c27010021bbee651bbdde62c2778699ef7066ae049c416');
INSERT INTO "event" VALUES(31,'2026-06-15T09:00:27.000000+00:00','p-e438903f79','p-e438903f79','dispute.opened','{"about": "cases", "id": "d-d0d776125f", "person": "p-e438903f79", "recorded_at": "2026-06-15T09:00:27Z", "resolution": "", "resolved_at": null, "resolved_by": null, "text": "Один кейс не внесён"}','5022b79bb4ca3432b0b344db43819c49d785b5cb3ad7dc409033382237ba31ca','49a3cfc62163731e66c27010021bbee651bbdde62c2778699ef7066ae049c416','769630cd778eef43f2a74cfc4de0344aa0323fae1e4c9bfa527172f002bffd11');
INSERT INTO "event" VALUES(32,'2026-06-15T09:00:30.000000+00:00','p-b6ca0decf7','p-0ccd2ade50','attestation.signed','{"decided_on": "2026-06-15", "decision": "not_attested", "framework": "2026.1", "id": "a-b019508515", "missing": ["cases", "blog_posts", "metrica", "bitrix", "success_criteria.leads_the_client", "success_criteria.requirements_to_tasks", "success_criteria.information_in_time", "success_criteria.communication_standards", "success_criteria.solves_the_task", "success_criteria.plans_time", "success_criteria.win_win", "success_criteria.development_plan", "success_criteria.new_tasks", "success_criteria.purpose_of_the_task", "success_criteria.responsibility", "success_criteria.delegation", "intern_help", "improvement", "new_tasks"], "person": "p-0ccd2ade50", "policy": "2026.2", "ready": false, "reason": "Мало кейсов", "recorded_at": "2026-06-15T09:00:30Z", "revoked_at": null, "revoked_on": null, "signed_by": "p-b6ca0decf7"}','5b628b2249b1254cb473d32047e40ffa48e2fddd91125ea076a168b1e9e9b877','769630cd778eef43f2a74cfc4de0344aa0323fae1e4c9bfa527172f002bffd11','2795766a1ced34108f46965341c1c9323485c9d0b8490c773db997eeb56cf06f');
INSERT INTO "event" VALUES(33,'2026-06-15T09:00:34.000000+00:00','p-b6ca0decf7','organisation','period.closed','{"below": ["p-0ccd2ade50", "p-d2433666aa", "p-e438903f79", "p-f257215925", "p-f69e78c121"], "people": 5, "period": "2026-Q1", "policy": "2026.2"}','cd2262fea6ac0a0061e5041ee8e92541556fdf66458d74d2dbb121bd1b932b0b','2795766a1ced34108f46965341c1c9323485c9d0b8490c773db997eeb56cf06f','31d7f0aff9fe2fcd05b0a05dbeff29272246388ee3338b9e986cbb73cb05bf25');
INSERT INTO "event" VALUES(34,'2026-06-15T09:00:44.000000+00:00','p-b6ca0decf7','p-f257215925','person.erased',NULL,'a58c7b6378a51622e54b79cc307f58e4ea6e5e665b7a281db19e6c4a5852aedb','31d7f0aff9fe2fcd05b0a05dbeff29272246388ee3338b9e986cbb73cb05bf25','ca1a984b8eb9d095ac1bcdb4c797095cd6aeb7a611d0f785aeb9ab488668ecd4');
INSERT INTO "event" VALUES(35,'2026-06-15T09:00:44.000000+00:00','p-b6ca0decf7','organisation','act.destruction','{"erased_at": "2026-06-15T09:00:44+00:00", "erased_by": "p-b6ca0decf7", "person": "p-f257215925", "reason": "Уволилась и попросила", "redacted_events": 0, "rows": {"attestation": 0, "dispute": 0, "employment": 1, "event": 5, "evidence": 0, "grade": 0, "leave": 0, "mentorship": 0, "person": 1, "role": 2, "snapshot": 1, "subject_key": 1, "transition": 0, "waiver": 0}}','b206a461d576994f5f25bcf457c055e99e4acbc5348d63c2ee75820898c0c8b5','ca1a984b8eb9d095ac1bcdb4c797095cd6aeb7a611d0f785aeb9ab488668ecd4','201612900719f5d11cc1b155508ac5a47e18ac0159cf3d702992f4731642436a');
CREATE TABLE evidence (
	id VARCHAR(40) NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	kind VARCHAR(30) NOT NULL, 
	occurred_on DATE NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	data JSON NOT NULL, 
	content VARCHAR(64), 
	replaces VARCHAR(40), part VARCHAR(12), 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT fk_evidence_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "evidence" VALUES('e-f070ecc326','p-0ccd2ade50','case','2026-06-15','2026-06-15 09:00:02.000000','confirmed','{"client": "", "competencies": [], "kind": "case", "result": "", "title": "Заявки вдвое дешевле"}',NULL,NULL,NULL);
INSERT INTO "evidence" VALUES('e-984bfb7547','p-0ccd2ade50','observation','2026-06-15','2026-06-15 09:00:12.000000','endorsed','{"criterion": "success_criteria.leads_the_client", "kind": "observation", "rating": 3, "seen": "Довела спор до решения"}',NULL,NULL,NULL);
INSERT INTO "evidence" VALUES('e-e61c33d74f','p-0ccd2ade50','module_result','2026-06-15','2026-06-15 09:00:16.000000','confirmed','{"competencies": {"paid_ads.unit_costs": 0.9}, "content": "03_letters", "kind": "module_result", "max_points": 10.0, "module": "03_letters", "part": "whole", "points": 9.0}','03_letters',NULL,'whole');
INSERT INTO "evidence" VALUES('e-e3c8eb8eab','p-0ccd2ade50','module_result','2026-06-15','2026-06-15 09:00:16.000000','confirmed','{"competencies": {"paid_ads.unit_costs": 0.9}, "content": "09_paid_ads", "kind": "module_result", "max_points": 10.0, "module": "09_paid_ads", "part": "practice", "points": 9.0}','09_paid_ads',NULL,'practice');
INSERT INTO "evidence" VALUES('e-33e4f560cf','p-0ccd2ade50','module_result','2026-06-15','2026-06-15 09:00:16.000000','confirmed','{"competencies": {"paid_ads.unit_costs": 0.9}, "content": "09_paid_ads_assessment", "kind": "module_result", "max_points": 10.0, "module": "09_paid_ads_assessment", "part": "assessment", "points": 9.0}','09_paid_ads_assessment',NULL,'assessment');
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
INSERT INTO "grade" VALUES(1,'p-0ccd2ade50','e-e61c33d74f','03_letters','cpl','9.0','10.0');
INSERT INTO "grade" VALUES(2,'p-0ccd2ade50','e-e3c8eb8eab','09_paid_ads','cpl','9.0','10.0');
INSERT INTO "grade" VALUES(3,'p-0ccd2ade50','e-33e4f560cf','09_paid_ads_assessment','cpl','9.0','10.0');
CREATE TABLE head (
	id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_head PRIMARY KEY (id)
);
INSERT INTO "head" VALUES(1,35,'201612900719f5d11cc1b155508ac5a47e18ac0159cf3d702992f4731642436a');
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
INSERT INTO "leave" VALUES(1,'p-e438903f79','holiday','2026-07-01','2026-07-14','2026-06-15 09:00:21.000000',NULL);
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
INSERT INTO "mentorship" VALUES(1,'p-d2433666aa','p-0ccd2ade50','2024-01-01',NULL,'2024-01-01 09:00:12.000000',NULL);
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
INSERT INTO "person" VALUES('p-b6ca0decf7','Вера Лунина','vera','vera@agency.test','2024-01-01 09:00:01.000000',NULL);
INSERT INTO "person" VALUES('p-d2433666aa','Борис Соколов','boris','boris@agency.test','2024-01-01 09:00:02.000000',NULL);
INSERT INTO "person" VALUES('p-f257215925','',NULL,'','2024-01-01 09:00:04.000000','2026-06-15 09:00:44.000000');
INSERT INTO "person" VALUES('p-0ccd2ade50','Анна Петрова-Водкина','anna','anna@agency.test','2024-01-01 09:00:06.000000',NULL);
INSERT INTO "person" VALUES('p-e438903f79','Глеб Орлов','gleb','gleb@agency.test','2024-01-01 09:00:08.000000',NULL);
INSERT INTO "person" VALUES('p-f69e78c121','Иван Админов','ivan','ivan@agency.test','2024-01-01 09:00:10.000000',NULL);
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
INSERT INTO "role" VALUES(1,'p-b6ca0decf7','head','2024-01-01',NULL,'2024-01-01 09:00:01.000000',NULL);
INSERT INTO "role" VALUES(2,'p-d2433666aa','mentor','2024-01-01',NULL,'2024-01-01 09:00:02.000000',NULL);
INSERT INTO "role" VALUES(5,'p-0ccd2ade50','trainee','2024-01-01',NULL,'2024-01-01 09:00:06.000000',NULL);
INSERT INTO "role" VALUES(6,'p-e438903f79','trainee','2024-01-01',NULL,'2024-01-01 09:00:08.000000',NULL);
INSERT INTO "role" VALUES(7,'p-f69e78c121','admin','2024-01-01',NULL,'2024-01-01 09:00:10.000000',NULL);
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
INSERT INTO "snapshot" VALUES(1,'p-0ccd2ade50','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.2','2026-06-15 09:00:34.000000',NULL,'');
INSERT INTO "snapshot" VALUES(2,'p-d2433666aa','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.2','2026-06-15 09:00:34.000000',NULL,'');
INSERT INTO "snapshot" VALUES(3,'p-e438903f79','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.2','2026-06-15 09:00:34.000000',NULL,'');
INSERT INTO "snapshot" VALUES(4,'p-f69e78c121','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.2','2026-06-15 09:00:34.000000',NULL,'');
CREATE TABLE subject_key (
	subject VARCHAR(40) NOT NULL, 
	"key" BLOB NOT NULL, 
	CONSTRAINT pk_subject_key PRIMARY KEY (subject)
);
INSERT INTO "subject_key" VALUES('p-b6ca0decf7',X'399141259BEBD248557978EB42D3ED7EB959396B98A4FCFDDAF5E1E58085AFA6');
INSERT INTO "subject_key" VALUES('p-d2433666aa',X'D7AF7EC6BCF227FDACBBE76012CF857A3DC8533F8388D235A23EB12E4262F20A');
INSERT INTO "subject_key" VALUES('p-0ccd2ade50',X'AAEAB2FB0F23DBC38E74A5092A94F8EC17782BDB383A4F980E7A6D380019FABB');
INSERT INTO "subject_key" VALUES('p-e438903f79',X'6B8FC71ECE41F02EB3C029A089FA33BD8A7871BAFC84EE0791B739802439C64D');
INSERT INTO "subject_key" VALUES('p-f69e78c121',X'8EEF7B716C422734DACCE5B5D6AF10572FD41A20DE8036ED4D44FB3C0F7D58DD');
INSERT INTO "subject_key" VALUES('organisation',X'CB8039E078667491269AE3181EC44519D18CA1001959A1363BFFE0B1EFEAA7CD');
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
INSERT INTO "transition" VALUES(1,'e-f070ecc326','2026-06-15 09:00:02.000000','p-0ccd2ade50','create','draft','');
INSERT INTO "transition" VALUES(2,'e-f070ecc326','2026-06-15 09:00:02.000000','p-0ccd2ade50','submit','submitted','');
INSERT INTO "transition" VALUES(3,'e-f070ecc326','2026-06-15 09:00:06.000000','p-d2433666aa','endorse','endorsed','');
INSERT INTO "transition" VALUES(4,'e-f070ecc326','2026-06-15 09:00:09.000000','p-b6ca0decf7','confirm','confirmed','');
INSERT INTO "transition" VALUES(5,'e-984bfb7547','2026-06-15 09:00:12.000000','p-d2433666aa','create','endorsed','');
INSERT INTO "transition" VALUES(6,'e-e61c33d74f','2026-06-15 09:00:16.000000','p-b6ca0decf7','create','confirmed','');
INSERT INTO "transition" VALUES(7,'e-e3c8eb8eab','2026-06-15 09:00:16.000000','p-b6ca0decf7','create','confirmed','');
INSERT INTO "transition" VALUES(8,'e-33e4f560cf','2026-06-15 09:00:16.000000','p-b6ca0decf7','create','confirmed','');
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
INSERT INTO "waiver" VALUES('w-f022a1d03f','p-e438903f79','metrica','2026-06-15','2026-06-15','Сайт не открывался','p-b6ca0decf7','2026-06-15 09:00:24.000000');
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

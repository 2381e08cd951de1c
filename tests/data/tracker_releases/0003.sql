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
INSERT INTO "access" VALUES(1,'2026-06-15 09:00:43.000000','p-b815fdaf97','read_status','p-29856f7181',1);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
INSERT INTO "attestation" VALUES('a-4c2e99cdfb','p-29856f7181','2026-06-15','not_attested','p-609932388b','2026.2','2026.1','Мало кейсов',NULL,NULL,'null','2026-06-15 09:00:30.000000');
CREATE TABLE closed_period (
	kind VARCHAR(10) NOT NULL, 
	start DATE NOT NULL, 
	closed_at DATETIME NOT NULL, 
	closed_by VARCHAR(40) NOT NULL, 
	policy VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_closed_period PRIMARY KEY (kind, start)
);
INSERT INTO "closed_period" VALUES('quarter','2026-01-01','2026-06-15 09:00:34.000000','p-609932388b','2026.2');
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
INSERT INTO "dispute" VALUES('d-92a49a556e','p-0002332c5a','cases','Один кейс не внесён','2026-06-15 09:00:27.000000',NULL,NULL,'');
CREATE TABLE earlier_login (
	id INTEGER NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	login VARCHAR(120) NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	CONSTRAINT pk_earlier_login PRIMARY KEY (id), 
	CONSTRAINT fk_earlier_login_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "earlier_login" VALUES(1,'p-eadf5e92de','ivan','2026-06-15 09:00:37.000000');
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
INSERT INTO "employment" VALUES(1,'p-609932388b','head','2024-01-01',NULL,'2024-01-01 09:00:01.000000',NULL);
INSERT INTO "employment" VALUES(2,'p-b815fdaf97','account_manager','2024-01-01',NULL,'2024-01-01 09:00:02.000000',NULL);
INSERT INTO "employment" VALUES(4,'p-29856f7181','account_manager','2024-01-01',NULL,'2024-01-01 09:00:06.000000',NULL);
INSERT INTO "employment" VALUES(5,'p-0002332c5a','account_manager','2024-01-01',NULL,'2024-01-01 09:00:08.000000',NULL);
INSERT INTO "employment" VALUES(6,'p-eadf5e92de','account_manager','2024-01-01',NULL,'2024-01-01 09:00:10.000000',NULL);
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
INSERT INTO "event" VALUES(1,'2024-01-01T09:00:01.000000+00:00','p-609932388b','p-609932388b','person.added','{"email": "vera@agency.test", "login": "vera", "name": "Вера Лунина"}','2d8d8bb733a032e00c2477e4df5063e507866ec843631a827ed584d75a22f665','0000000000000000000000000000000000000000000000000000000000000000','e56949b095c5e797ce60298ff29ae1414c64222c0e8d32e9387630ad1fecb6fa');
INSERT INTO "event" VALUES(2,'2024-01-01T09:00:01.000000+00:00','p-609932388b','p-609932388b','employment.added','{"end": null, "position": "head", "row": 1, "start": "2024-01-01"}','8450671ea94c05c439dc064a05ba5080e2ec13c15ba81d918b340816fb83298c','e56949b095c5e797ce60298ff29ae1414c64222c0e8d32e9387630ad1fecb6fa','37c6ef47d4345f8b8df8b4123783435abbc2b864a32d6ddd7a2abf3d228325dc');
INSERT INTO "event" VALUES(3,'2024-01-01T09:00:01.000000+00:00','p-609932388b','p-609932388b','role.added','{"end": null, "role": "head", "row": 1, "start": "2024-01-01"}','205751ef190f2091783368da60a5b3285a5cbdf29aef1c6f273ae200ee9c0195','37c6ef47d4345f8b8df8b4123783435abbc2b864a32d6ddd7a2abf3d228325dc','058bcde6eb101943aaeb6b275e4fe30435fc3dd56a530071045c963669ee3f9d');
INSERT INTO "event" VALUES(4,'2024-01-01T09:00:02.000000+00:00','p-609932388b','p-b815fdaf97','person.added','{"email": "boris@agency.test", "login": "boris", "name": "Борис Соколов"}','8f1051e9f13d0197935267a271d6195240168fd9b7706b011d30e16e498b7068','058bcde6eb101943aaeb6b275e4fe30435fc3dd56a530071045c963669ee3f9d','5e2da8512ca5ffc02d438a7e9169d1348daeab0da183ac9f4657966fcb84c6fb');
INSERT INTO "event" VALUES(5,'2024-01-01T09:00:02.000000+00:00','p-609932388b','p-b815fdaf97','employment.added','{"end": null, "position": "account_manager", "row": 2, "start": "2024-01-01"}','9a08952751d25e4fd8f07e214b4041ef64dfdc22559775f7ecd6ddeafdf18028','5e2da8512ca5ffc02d438a7e9169d1348daeab0da183ac9f4657966fcb84c6fb','1dced54e6746b861bcb8cc0dd88812329990801898cc69e743c0b0c41d04357f');
INSERT INTO "event" VALUES(6,'2024-01-01T09:00:02.000000+00:00','p-609932388b','p-b815fdaf97','role.added','{"end": null, "role": "mentor", "row": 2, "start": "2024-01-01"}','980af8ef207f427952b31e88f66a01424c834af68c1e69438b8ee2b0c14885e5','1dced54e6746b861bcb8cc0dd88812329990801898cc69e743c0b0c41d04357f','67286c716537ee1f37328487ce275dd87b6db53a7b95f837629010760931321e');
INSERT INTO "event" VALUES(7,'2024-01-01T09:00:04.000000+00:00','p-609932388b','p-a935d62c27','person.added',NULL,'54fa0dbedc0c8ff1f22cef27690a7a6421d38f086c2daf29680a09e96fff4c2b','67286c716537ee1f37328487ce275dd87b6db53a7b95f837629010760931321e','a2bd9cdc349e5a61b9d22ef02eebce7407c3628051609fbc6f582b274ee3d9a4');
INSERT INTO "event" VALUES(8,'2024-01-01T09:00:04.000000+00:00','p-609932388b','p-a935d62c27','employment.added',NULL,'1762310ef1294f3ecd813280e5e09fc5d5606bd5cf1223ffedeb01e03482f9c5','a2bd9cdc349e5a61b9d22ef02eebce7407c3628051609fbc6f582b274ee3d9a4','621d38a8b72165f18e7e451bf6729dcecfee28c87c32df1bbff19f6488d6cd2a');
INSERT INTO "event" VALUES(9,'2024-01-01T09:00:04.000000+00:00','p-609932388b','p-a935d62c27','role.added',NULL,'f87238f2c6cabe516e770080b1e6387833acb8969a3fa1a30b87c8c025838dc5','621d38a8b72165f18e7e451bf6729dcecfee28c87c32df1bbff19f6488d6cd2a','6e57bbaa415bee2d45d05815cc20f24c70ab0ba90774c4ed1014ae8614d6497d');
INSERT INTO "event" VALUES(10,'2024-01-01T09:00:04.000000+00:00','p-609932388b','p-a935d62c27','role.added',NULL,'4b8443ed4838ec575c6a038d54cf07d6e997bed69da89a16e02f2a72e6a33f0a','6e57bbaa415bee2d45d05815cc20f24c70ab0ba90774c4ed1014ae8614d6497d','1af638fe8e56701001f393966e71723fe3070fd8247c01cb7fd065ddb4b83c05');
INSERT INTO "event" VALUES(11,'2024-01-01T09:00:06.000000+00:00','p-609932388b','p-29856f7181','person.added','{"email": "anna@agency.test", "login": "anna", "name": "Анна Петрова-Водкина"}','9a8e280dd406416f46a78268ad9f8f3532416a52f63b7029ac2c489b09cceb58','1af638fe8e56701001f393966e71723fe3070fd8247c01cb7fd065ddb4b83c05','4f223cfae7746bab66b9efc0d50f1b3171afb83a4011e7a2cd0f19ed77f4be07');
INSERT INTO "event" VALUES(12,'2024-01-01T09:00:06.000000+00:00','p-609932388b','p-29856f7181','employment.added','{"end": null, "position": "account_manager", "row": 4, "start": "2024-01-01"}','fdec82bffa3361818d067bf1dd9177f3f019a12160c81e23040374c458bf22ce','4f223cfae7746bab66b9efc0d50f1b3171afb83a4011e7a2cd0f19ed77f4be07','bf93613f3a4b49d3aa699ef8b895ff48c598da2943b542555168aa4d2cd63ff2');
INSERT INTO "event" VALUES(13,'2024-01-01T09:00:06.000000+00:00','p-609932388b','p-29856f7181','role.added','{"end": null, "role": "trainee", "row": 5, "start": "2024-01-01"}','97647ab384259ec5ec69de295d95b19e17832b5eb2b78ff23505b8a9bc6b8858','bf93613f3a4b49d3aa699ef8b895ff48c598da2943b542555168aa4d2cd63ff2','2516040b7547504969bea93b7a900d7de29f5e56075789b3161dd11029bb975e');
INSERT INTO "event" VALUES(14,'2024-01-01T09:00:08.000000+00:00','p-609932388b','p-0002332c5a','person.added','{"email": "gleb@agency.test", "login": "gleb", "name": "Глеб Орлов"}','0ba5737d8d64dadd9eaa5d8904540d7c6e196de13527099f049eccad4e5c9c2b','2516040b7547504969bea93b7a900d7de29f5e56075789b3161dd11029bb975e','2173328f127af7ffb2c9276126433fe215b990feabdb28378a56a58d503ec141');
INSERT INTO "event" VALUES(15,'2024-01-01T09:00:08.000000+00:00','p-609932388b','p-0002332c5a','employment.added','{"end": null, "position": "account_manager", "row": 5, "start": "2024-01-01"}','ed087e0dd72c75b73bce5fe49a6972e80944e2478ffad9c6508811d81a5d3059','2173328f127af7ffb2c9276126433fe215b990feabdb28378a56a58d503ec141','6ecac32b5af36bdff5408097611da1fc52f57d6e58d51f7cdcd3f7cd7ce73610');
INSERT INTO "event" VALUES(16,'2024-01-01T09:00:08.000000+00:00','p-609932388b','p-0002332c5a','role.added','{"end": null, "role": "trainee", "row": 6, "start": "2024-01-01"}','a961182b28e1749a8e2cb9b4c5f32907120acf0cd8dde453863d12f37296695a','6ecac32b5af36bdff5408097611da1fc52f57d6e58d51f7cdcd3f7cd7ce73610','26e6bb641a2d625aed4642c5cc71c4c8f72ecfea80c2ef61c2106d73e7c8cd10');
INSERT INTO "event" VALUES(17,'2024-01-01T09:00:10.000000+00:00','p-609932388b','p-eadf5e92de','person.added','{"email": "ivan@agency.test", "login": "ivan", "name": "Иван Админов"}','a850d605dce1d05a16ede7439a2c655d5941983161051afdddda51dfc868900d','26e6bb641a2d625aed4642c5cc71c4c8f72ecfea80c2ef61c2106d73e7c8cd10','3f19418390fea627778d96cdff03cc590314fd95b826cf08539192efc82f7aaa');
INSERT INTO "event" VALUES(18,'2024-01-01T09:00:10.000000+00:00','p-609932388b','p-eadf5e92de','employment.added','{"end": null, "position": "account_manager", "row": 6, "start": "2024-01-01"}','17f8e75fda293eceace64d605b1f775aac4f13809d29ec9d607d182ced5b45ec','3f19418390fea627778d96cdff03cc590314fd95b826cf08539192efc82f7aaa','9f051a5c1d159792c167c4fd6f534200ea0a02fe00442501f40871f608dc65d0');
INSERT INTO "event" VALUES(19,'2024-01-01T09:00:10.000000+00:00','p-609932388b','p-eadf5e92de','role.added','{"end": null, "role": "admin", "row": 7, "start": "2024-01-01"}','17b23e4e2a58edbb0576caf4a48ce21a6dca284785511e59561d823819e2a220','9f051a5c1d159792c167c4fd6f534200ea0a02fe00442501f40871f608dc65d0','4a54de6b8e1707529104d8e1fb41fcf143b2f03e17f019ab82f572619024e3fd');
INSERT INTO "event" VALUES(20,'2024-01-01T09:00:12.000000+00:00','p-609932388b','p-29856f7181','mentorship.added','{"end": null, "mentor": "p-b815fdaf97", "row": 1, "start": "2024-01-01"}','0bf16d1a5f35a61f687d58d5b392405e80eb50958137a1670c0e67eddac75e87','4a54de6b8e1707529104d8e1fb41fcf143b2f03e17f019ab82f572619024e3fd','0c1394c3e1e5476800e134530b7f9586fc87c1e7f9dee35e87ca6495787bb781');
INSERT INTO "event" VALUES(21,'2026-06-15T09:00:02.000000+00:00','p-29856f7181','p-29856f7181','evidence.created','{"data": {"client": "", "competencies": [], "kind": "case", "result": "", "title": "Заявки вдвое дешевле"}, "id": "e-14a5046b35", "kind": "case", "occurred_on": "2026-06-15", "reason": "", "replaces": null, "state": "draft"}','13b13ac232b3159525179b573a430fb9ff6cfd7d274f9f1d4e6a5668b8c16f24','0c1394c3e1e5476800e134530b7f9586fc87c1e7f9dee35e87ca6495787bb781','720b5b8c9026860c985fe1e198ee86770d7808fa040fc8a0b62a99dc069d149d');
INSERT INTO "event" VALUES(22,'2026-06-15T09:00:02.000000+00:00','p-29856f7181','p-29856f7181','evidence.moved','{"action": "submit", "evidence": "e-14a5046b35", "reason": "", "state": "submitted"}','eb59be10ef620cf10575484ef04418e5e7668e6f43ffa9919c3bb2a7c7bf7c1c','720b5b8c9026860c985fe1e198ee86770d7808fa040fc8a0b62a99dc069d149d','3b96ad96719ad1b1ac354259b73f1a61de8a0ef3c84c8ab3e55fdac65f04094d');
INSERT INTO "event" VALUES(23,'2026-06-15T09:00:06.000000+00:00','p-b815fdaf97','p-29856f7181','evidence.moved','{"action": "endorse", "evidence": "e-14a5046b35", "reason": "", "state": "endorsed"}','fc71aba6855bbcb5427b541ad52be54d68b5389ea29682ef279b3152ea627343','3b96ad96719ad1b1ac354259b73f1a61de8a0ef3c84c8ab3e55fdac65f04094d','d74c79c3a9859e8da59f77899c54329d6f3537dd1d86e340de9ed20ba05cbc83');
INSERT INTO "event" VALUES(24,'2026-06-15T09:00:09.000000+00:00','p-609932388b','p-29856f7181','evidence.moved','{"action": "confirm", "evidence": "e-14a5046b35", "reason": "", "state": "confirmed"}','fc6bdba008ce69c13cd231e76f18bd83e3c3ca99de45312cf32fd2431e24a0a3','d74c79c3a9859e8da59f77899c54329d6f3537dd1d86e340de9ed20ba05cbc83','313f2e40789f4b69446335ca558f15d344b85996a037712bdf788601959e2e51');
INSERT INTO "event" VALUES(25,'2026-06-15T09:00:12.000000+00:00','p-b815fdaf97','p-29856f7181','evidence.created','{"data": {"criterion": "success_criteria.leads_the_client", "kind": "observation", "rating": 3, "seen": "Довела спор до решения"}, "id": "e-9fe4d878bc", "kind": "observation", "occurred_on": "2026-06-15", "reason": "", "replaces": null, "state": "endorsed"}','cacfce69b89a4daf63db8a36a7bfec8380a993128a3ae7c1547c749dfd402c3d','313f2e40789f4b69446335ca558f15d344b85996a037712bdf788601959e2e51','35629d7c3474e2180542aeb53d593018decddd5ffc5c809d083173838ac0ca06');
INSERT INTO "event" VALUES(26,'2026-06-15T09:00:16.000000+00:00','p-609932388b','p-29856f7181','evidence.created','{"data": {"cohort": "", "competencies": {"paid_ads.unit_costs": 0.9}, "content": "03_letters", "course": "", "edition": "", "kind": "module_result", "max_points": 10.0, "module": "03_letters", "part": "whole", "points": 9.0}, "grades": {"cpl": [9.0, 10.0]}, "id": "e-17ebdd9a05", "kind": "module_result", "occurred_on": "2026-06-15", "reason": "", "replaces": null, "state": "confirmed"}','869e1d9484c4d1ca55c21c24afb54951427d5533619e4d1df68c18b9b7c39e40','35629d7c3474e2180542aeb53d593018decddd5ffc5c809d083173838ac0ca06','83adc27c3869e1e7def7014133a58bd298edab792709c7e6273f8a4166f053ae');
INSERT INTO "event" VALUES(27,'2026-06-15T09:00:16.000000+00:00','p-609932388b','p-29856f7181','evidence.created','{"data": {"cohort": "", "competencies": {"paid_ads.unit_costs": 0.9}, "content": "09_paid_ads", "course": "", "edition": "", "kind": "module_result", "max_points": 10.0, "module": "09_paid_ads", "part": "practice", "points": 9.0}, "grades": {"cpl": [9.0, 10.0]}, "id": "e-b8504b4c6c", "kind": "module_result", "occurred_on": "2026-06-15", "reason": "", "replaces": null, "state": "confirmed"}','d3b29c39a0a706cca601ac32b4a8578708d7ed5b58714b2e9887829c22f3c03c','83adc27c3869e1e7def7014133a58bd298edab792709c7e6273f8a4166f053ae','96d307e9f29e1129bc1b64ca26a992bfa4a0a22b04ba46ec90f68e9239e4d474');
INSERT INTO "event" VALUES(28,'2026-06-15T09:00:16.000000+00:00','p-609932388b','p-29856f7181','evidence.created','{"data": {"cohort": "", "competencies": {"paid_ads.unit_costs": 0.9}, "content": "09_paid_ads_assessment", "course": "", "edition": "", "kind": "module_result", "max_points": 10.0, "module": "09_paid_ads_assessment", "part": "assessment", "points": 9.0}, "grades": {"cpl": [9.0, 10.0]}, "id": "e-db2af79c76", "kind": "module_result", "occurred_on": "2026-06-15", "reason": "", "replaces": null, "state": "confirmed"}','4c512ffc5fa4d999a01da5fda077efbe2e3e3c31a0d040186d23f76674b86911','96d307e9f29e1129bc1b64ca26a992bfa4a0a22b04ba46ec90f68e9239e4d474','b15a4bd7a6bf8e5b7d969655219ffe5db77120cb3d399fb5736f5d58dcd0f349');
INSERT INTO "event" VALUES(29,'2026-06-15T09:00:21.000000+00:00','p-609932388b','p-0002332c5a','leave.added','{"end": "2026-07-14", "kind": "holiday", "row": 1, "start": "2026-07-01"}','abde64eb1f4cc1862ff00f5ac1fa44bacc586ede76c0a1c675765621df5ebc6b','b15a4bd7a6bf8e5b7d969655219ffe5db77120cb3d399fb5736f5d58dcd0f349','0beeb314f04970f3420e48160e593dff38d861c584c4fc49f129bacbba0daac5');
INSERT INTO "event" VALUES(30,'2026-06-15T09:00:24.000000+00:00','p-609932388b','p-0002332c5a','waiver.granted','{"end": "2026-06-15", "granted_by": "p-609932388b", "id": "w-2a3c7aaba9", "person": "p-0002332c5a", "reason": "Сайт не открывался", "recorded_at": "2026-06-15T09:00:24Z", "requirement": "metrica", "start": "2026-06-15"}','e85a60bce9ea07c8bff9fe95b657010b604acadb2564ae319ff8937456391b42','0beeb314f04970f3420e48160e593dff38d861c584c4fc49f129bacbba0daac5','cd8346ca28616cb558888163019af577122f3349f9ced90489b8a8928a64deb3');
INSERT INTO "event" VALUES(31,'2026-06-15T09:00:27.000000+00:00','p-0002332c5a','p-0002332c5a','dispute.opened','{"about": "cases", "id": "d-92a49a556e", "person": "p-0002332c5a", "recorded_at": "2026-06-15T09:00:27Z", "resolution": "", "resolved_at": null, "resolved_by": null, "text": "Один кейс не внесён"}','9637129504d5381447a56934c1cb3ee8bb236a67f6eca2bb325b4ee76f4b1f87','cd8346ca28616cb558888163019af577122f3349f9ced90489b8a8928a64deb3','f91c3913c41cab3d21af55bda62379fab6eaa2076a0a2e42fdc917e47712f465');
INSERT INTO "event" VALUES(32,'2026-06-15T09:00:30.000000+00:00','p-609932388b','p-29856f7181','attestation.signed','{"decided_on": "2026-06-15", "decision": "not_attested", "framework": "2026.1", "id": "a-4c2e99cdfb", "missing": ["cases", "blog_posts", "metrica", "bitrix", "success_criteria.leads_the_client", "success_criteria.requirements_to_tasks", "success_criteria.information_in_time", "success_criteria.communication_standards", "success_criteria.solves_the_task", "success_criteria.plans_time", "success_criteria.win_win", "success_criteria.development_plan", "success_criteria.new_tasks", "success_criteria.purpose_of_the_task", "success_criteria.responsibility", "success_criteria.delegation", "intern_help", "improvement", "new_tasks"], "person": "p-29856f7181", "policy": "2026.2", "ready": false, "reason": "Мало кейсов", "recorded_at": "2026-06-15T09:00:30Z", "revoked_at": null, "revoked_on": null, "signed_by": "p-609932388b"}','ec622ddc76064877bb4bab3bd8971019fbba203d8b7cec128d269c1e83a726d0','f91c3913c41cab3d21af55bda62379fab6eaa2076a0a2e42fdc917e47712f465','f3a59fa554e086cf4a5c8d8bb4a96d6e4062c740a1a8f0e5e044f52972b07fde');
INSERT INTO "event" VALUES(33,'2026-06-15T09:00:34.000000+00:00','p-609932388b','organisation','period.closed','{"below": ["p-0002332c5a", "p-29856f7181", "p-a935d62c27", "p-b815fdaf97", "p-eadf5e92de"], "people": 5, "period": "2026-Q1", "policy": "2026.2"}','baa6c43ea681ed46318c83312c65e643dedfb31fd9929b30fbc9f8c1a3bc867f','f3a59fa554e086cf4a5c8d8bb4a96d6e4062c740a1a8f0e5e044f52972b07fde','0cf8eb86f43fca3f720421cdad98c7a66b619e931efdfa8376f0cc676e39c032');
INSERT INTO "event" VALUES(34,'2026-06-15T09:00:37.000000+00:00','p-609932388b','p-eadf5e92de','person.edited','{"login": "i.adminov"}','f2e1362c33dafa56fe09efda3a378a39afaf3a60ed979b0dcbea33ec636bc4d1','0cf8eb86f43fca3f720421cdad98c7a66b619e931efdfa8376f0cc676e39c032','4279f5242669fbce0f8825b904a22e67cd60c6fd7769c349606d03b1cf2251c1');
INSERT INTO "event" VALUES(35,'2026-06-15T09:00:47.000000+00:00','p-609932388b','p-a935d62c27','person.erased',NULL,'403bb189693fa2638800d2991ead1dd766adecb11b379b5c7178e8c378c30fdb','4279f5242669fbce0f8825b904a22e67cd60c6fd7769c349606d03b1cf2251c1','01d30d7c45f99e4bb1ec508ff9c5e3b4487f9e29fc243e5fc4e0ee913bc276e0');
INSERT INTO "event" VALUES(36,'2026-06-15T09:00:47.000000+00:00','p-609932388b','organisation','act.destruction','{"erased_at": "2026-06-15T09:00:47+00:00", "erased_by": "p-609932388b", "person": "p-a935d62c27", "reason": "Уволилась и попросила", "redacted_events": 0, "rows": {"attestation": 0, "dispute": 0, "earlier_login": 0, "employment": 1, "event": 5, "evidence": 0, "grade": 0, "leave": 0, "mentorship": 0, "person": 1, "role": 2, "snapshot": 1, "subject_key": 1, "transition": 0, "waiver": 0}}','a5016de51f3b59dea3cdd880134427753009dcd554b17906f1d39cc3804b932b','01d30d7c45f99e4bb1ec508ff9c5e3b4487f9e29fc243e5fc4e0ee913bc276e0','8fd243f046a99ff0a894ee79af597c9ba5744ddf8e6cb6c6463d333624c331ef');
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
INSERT INTO "evidence" VALUES('e-14a5046b35','p-29856f7181','case','2026-06-15','2026-06-15 09:00:02.000000','confirmed','{"client": "", "competencies": [], "kind": "case", "result": "", "title": "Заявки вдвое дешевле"}',NULL,NULL,NULL);
INSERT INTO "evidence" VALUES('e-9fe4d878bc','p-29856f7181','observation','2026-06-15','2026-06-15 09:00:12.000000','endorsed','{"criterion": "success_criteria.leads_the_client", "kind": "observation", "rating": 3, "seen": "Довела спор до решения"}',NULL,NULL,NULL);
INSERT INTO "evidence" VALUES('e-17ebdd9a05','p-29856f7181','module_result','2026-06-15','2026-06-15 09:00:16.000000','confirmed','{"cohort": "", "competencies": {"paid_ads.unit_costs": 0.9}, "content": "03_letters", "course": "", "edition": "", "kind": "module_result", "max_points": 10.0, "module": "03_letters", "part": "whole", "points": 9.0}','03_letters',NULL,'whole');
INSERT INTO "evidence" VALUES('e-b8504b4c6c','p-29856f7181','module_result','2026-06-15','2026-06-15 09:00:16.000000','confirmed','{"cohort": "", "competencies": {"paid_ads.unit_costs": 0.9}, "content": "09_paid_ads", "course": "", "edition": "", "kind": "module_result", "max_points": 10.0, "module": "09_paid_ads", "part": "practice", "points": 9.0}','09_paid_ads',NULL,'practice');
INSERT INTO "evidence" VALUES('e-db2af79c76','p-29856f7181','module_result','2026-06-15','2026-06-15 09:00:16.000000','confirmed','{"cohort": "", "competencies": {"paid_ads.unit_costs": 0.9}, "content": "09_paid_ads_assessment", "course": "", "edition": "", "kind": "module_result", "max_points": 10.0, "module": "09_paid_ads_assessment", "part": "assessment", "points": 9.0}','09_paid_ads_assessment',NULL,'assessment');
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
INSERT INTO "grade" VALUES(1,'p-29856f7181','e-17ebdd9a05','03_letters','cpl','9.0','10.0');
INSERT INTO "grade" VALUES(2,'p-29856f7181','e-b8504b4c6c','09_paid_ads','cpl','9.0','10.0');
INSERT INTO "grade" VALUES(3,'p-29856f7181','e-db2af79c76','09_paid_ads_assessment','cpl','9.0','10.0');
CREATE TABLE head (
	id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_head PRIMARY KEY (id)
);
INSERT INTO "head" VALUES(1,36,'8fd243f046a99ff0a894ee79af597c9ba5744ddf8e6cb6c6463d333624c331ef');
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
INSERT INTO "leave" VALUES(1,'p-0002332c5a','holiday','2026-07-01','2026-07-14','2026-06-15 09:00:21.000000',NULL);
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
INSERT INTO "mentorship" VALUES(1,'p-b815fdaf97','p-29856f7181','2024-01-01',NULL,'2024-01-01 09:00:12.000000',NULL);
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
INSERT INTO "person" VALUES('p-609932388b','Вера Лунина','vera','vera@agency.test','2024-01-01 09:00:01.000000',NULL);
INSERT INTO "person" VALUES('p-b815fdaf97','Борис Соколов','boris','boris@agency.test','2024-01-01 09:00:02.000000',NULL);
INSERT INTO "person" VALUES('p-a935d62c27','',NULL,'','2024-01-01 09:00:04.000000','2026-06-15 09:00:47.000000');
INSERT INTO "person" VALUES('p-29856f7181','Анна Петрова-Водкина','anna','anna@agency.test','2024-01-01 09:00:06.000000',NULL);
INSERT INTO "person" VALUES('p-0002332c5a','Глеб Орлов','gleb','gleb@agency.test','2024-01-01 09:00:08.000000',NULL);
INSERT INTO "person" VALUES('p-eadf5e92de','Иван Админов','i.adminov','ivan@agency.test','2024-01-01 09:00:10.000000',NULL);
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
INSERT INTO "role" VALUES(1,'p-609932388b','head','2024-01-01',NULL,'2024-01-01 09:00:01.000000',NULL);
INSERT INTO "role" VALUES(2,'p-b815fdaf97','mentor','2024-01-01',NULL,'2024-01-01 09:00:02.000000',NULL);
INSERT INTO "role" VALUES(5,'p-29856f7181','trainee','2024-01-01',NULL,'2024-01-01 09:00:06.000000',NULL);
INSERT INTO "role" VALUES(6,'p-0002332c5a','trainee','2024-01-01',NULL,'2024-01-01 09:00:08.000000',NULL);
INSERT INTO "role" VALUES(7,'p-eadf5e92de','admin','2024-01-01',NULL,'2024-01-01 09:00:10.000000',NULL);
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
INSERT INTO "snapshot" VALUES(1,'p-29856f7181','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.2','2026-06-15 09:00:34.000000',NULL,'');
INSERT INTO "snapshot" VALUES(2,'p-b815fdaf97','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.2','2026-06-15 09:00:34.000000',NULL,'');
INSERT INTO "snapshot" VALUES(3,'p-0002332c5a','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.2','2026-06-15 09:00:34.000000',NULL,'');
INSERT INTO "snapshot" VALUES(4,'p-eadf5e92de','quarter','2026-01-01','blog_posts',1,0,NULL,'2026.2','2026-06-15 09:00:34.000000',NULL,'');
CREATE TABLE subject_key (
	subject VARCHAR(40) NOT NULL, 
	"key" BLOB NOT NULL, 
	CONSTRAINT pk_subject_key PRIMARY KEY (subject)
);
INSERT INTO "subject_key" VALUES('p-609932388b',X'04897E0271DE2AFFA987B9A69E7672826DF91D6F52D4FF404D140E5CE99ADC03');
INSERT INTO "subject_key" VALUES('p-b815fdaf97',X'5974DE863FDEFC4B8F4A5E2687C6BEBCAA3C8FD6389417132A2E964D393F9DDB');
INSERT INTO "subject_key" VALUES('p-29856f7181',X'57317FF81CC89E9AD6E20CF201512212558427F1200938125BD6DD27A61B6353');
INSERT INTO "subject_key" VALUES('p-0002332c5a',X'1801BC3F8A1005A7FF0A20923BE8A535365E85673DC17DD9ACE91AB5E53AEFBF');
INSERT INTO "subject_key" VALUES('p-eadf5e92de',X'A9D839C9A638B2FA9E40EDD186AAD7CE2DB854DE01F0C49C175679FF796A0D13');
INSERT INTO "subject_key" VALUES('organisation',X'76DF6CA1A1F9B9B106B1EFA0876FCC9FB0E0CE5114E482C1BF8CD7FE61DFD8C8');
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
INSERT INTO "transition" VALUES(1,'e-14a5046b35','2026-06-15 09:00:02.000000','p-29856f7181','create','draft','');
INSERT INTO "transition" VALUES(2,'e-14a5046b35','2026-06-15 09:00:02.000000','p-29856f7181','submit','submitted','');
INSERT INTO "transition" VALUES(3,'e-14a5046b35','2026-06-15 09:00:06.000000','p-b815fdaf97','endorse','endorsed','');
INSERT INTO "transition" VALUES(4,'e-14a5046b35','2026-06-15 09:00:09.000000','p-609932388b','confirm','confirmed','');
INSERT INTO "transition" VALUES(5,'e-9fe4d878bc','2026-06-15 09:00:12.000000','p-b815fdaf97','create','endorsed','');
INSERT INTO "transition" VALUES(6,'e-17ebdd9a05','2026-06-15 09:00:16.000000','p-609932388b','create','confirmed','');
INSERT INTO "transition" VALUES(7,'e-b8504b4c6c','2026-06-15 09:00:16.000000','p-609932388b','create','confirmed','');
INSERT INTO "transition" VALUES(8,'e-db2af79c76','2026-06-15 09:00:16.000000','p-609932388b','create','confirmed','');
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
INSERT INTO "waiver" VALUES('w-2a3c7aaba9','p-0002332c5a','metrica','2026-06-15','2026-06-15','Сайт не открывался','p-609932388b','2026-06-15 09:00:24.000000');
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
CREATE INDEX ix_earlier_login_person ON earlier_login (person);
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

BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE day_files (
	day_id INTEGER NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	personal BOOLEAN NOT NULL, 
	content BLOB NOT NULL, 
	PRIMARY KEY (day_id, name, personal), 
	FOREIGN KEY(day_id) REFERENCES days (day_id) ON DELETE CASCADE
);
INSERT INTO "day_files" VALUES(1,'day.toml',0,X'736861726564');
INSERT INTO "day_files" VALUES(1,'orders.csv',0,X'62617265');
INSERT INTO "day_files" VALUES(1,'orders.csv',1,X'706572736F6E616C');
CREATE TABLE days (
	day_id INTEGER NOT NULL, 
	service_date DATE NOT NULL, 
	timezone VARCHAR(64) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	bare_since VARCHAR(32), 
	PRIMARY KEY (day_id), 
	UNIQUE (digest)
);
INSERT INTO "days" VALUES(1,'2026-11-20','Europe/Moscow','1802fedd010fbc3f5e2bba576776343b24f402d1aab814feb829fefd570896c4',NULL);
CREATE TABLE plans (
	plan_id INTEGER NOT NULL, 
	day_id INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	saved_at VARCHAR(32) NOT NULL, 
	saved_by VARCHAR(320) NOT NULL, 
	plan_json BLOB NOT NULL, 
	orders INTEGER NOT NULL, 
	met INTEGER NOT NULL, 
	met_upper_bound INTEGER NOT NULL, 
	scope VARCHAR(32) NOT NULL, 
	departure_step_s INTEGER NOT NULL, 
	cost_kop BIGINT NOT NULL, 
	full_cost_kop BIGINT NOT NULL, 
	fees_kop BIGINT NOT NULL, 
	PRIMARY KEY (plan_id), 
	FOREIGN KEY(day_id) REFERENCES days (day_id) ON DELETE CASCADE, 
	UNIQUE (digest)
);
INSERT INTO "plans" VALUES(1,1,'3d6a6cd7e8279481b84e7b28788825ccf7163e6031e1d1e6e14986f64aaadcd7','2026-11-20T18:00:00+00:00','anna@firma.ru',X'7B22666F726D6174223A20317D',2,1,1,'any_second',60,40000,60000,19900);
CREATE INDEX ix_days_service_date ON days (service_date);
CREATE INDEX ix_plans_day_id ON plans (day_id);
COMMIT;

CREATE TABLE `absence_ends` (
	`company_id` text NOT NULL,
	`absence_id` text NOT NULL,
	`person_id` text NOT NULL,
	`last_day` text NOT NULL,
	`by` text NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`company_id`, `absence_id`)
);
--> statement-breakpoint
CREATE TABLE `absences` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`by` text NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`company_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `absences_person` ON `absences` (`company_id`,`person_id`,`to_day`);
--> statement-breakpoint
CREATE TRIGGER `absences_no_update` BEFORE UPDATE ON `absences` BEGIN SELECT RAISE(ABORT, 'absences: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `absences_no_delete` BEFORE DELETE ON `absences` BEGIN SELECT RAISE(ABORT, 'absences: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `absence_ends_no_update` BEFORE UPDATE ON `absence_ends` BEGIN SELECT RAISE(ABORT, 'absence_ends: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `absence_ends_no_delete` BEFORE DELETE ON `absence_ends` BEGIN SELECT RAISE(ABORT, 'absence_ends: rows are only ever added'); END;
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('absences', 'absences_person', '20000 400 4 1'),
('absences', 'sqlite_autoindex_absences_1', '20000 400 1'),
('absence_ends', 'sqlite_autoindex_absence_ends_1', '5000 100 1');
--> statement-breakpoint
ANALYZE sqlite_schema;

CREATE TABLE `reminders` (
	`company_id` text NOT NULL,
	`version_id` text NOT NULL,
	`person_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`company_id`, `version_id`, `person_id`, `ordinal`)
);
--> statement-breakpoint
ALTER TABLE `companies` ADD `time_zone` text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE `notices` ADD `in_hours` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE TRIGGER `reminders_no_update` BEFORE UPDATE ON `reminders` BEGIN SELECT RAISE(ABORT, 'reminders: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `reminders_no_delete` BEFORE DELETE ON `reminders` BEGIN SELECT RAISE(ABORT, 'reminders: rows are only ever added'); END;
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('reminders', 'sqlite_autoindex_reminders_1', '1000000 20000 40 2 1');
--> statement-breakpoint
ANALYZE sqlite_schema;

CREATE TABLE `asked_again` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`legend_id` text NOT NULL,
	`version_id` text NOT NULL,
	`change_id` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`teams` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`company_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `asked_again_version` ON `asked_again` (`company_id`,`version_id`);--> statement-breakpoint
CREATE TABLE `asked_again_people` (
	`company_id` text NOT NULL,
	`ask_id` text NOT NULL,
	`person_id` text NOT NULL,
	`reading_id` text,
	`fps` text NOT NULL,
	`openings` integer NOT NULL,
	PRIMARY KEY(`company_id`, `ask_id`, `person_id`)
);
--> statement-breakpoint
CREATE INDEX `asked_again_people_person` ON `asked_again_people` (`company_id`,`person_id`);--> statement-breakpoint
ALTER TABLE `reading_states` ADD `again` text;
--> statement-breakpoint
CREATE TRIGGER `asked_again_no_update` BEFORE UPDATE ON `asked_again` BEGIN SELECT RAISE(ABORT, 'asked_again: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `asked_again_no_delete` BEFORE DELETE ON `asked_again` BEGIN SELECT RAISE(ABORT, 'asked_again: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `asked_again_people_no_update` BEFORE UPDATE ON `asked_again_people` BEGIN SELECT RAISE(ABORT, 'asked_again_people: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `asked_again_people_no_delete` BEFORE DELETE ON `asked_again_people` BEGIN SELECT RAISE(ABORT, 'asked_again_people: rows are only ever added'); END;
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('asked_again', 'asked_again_version', '100000 2000 2'),
('asked_again', 'sqlite_autoindex_asked_again_1', '100000 2000 1'),
('asked_again_people', 'asked_again_people_person', '1000000 20000 20'),
('asked_again_people', 'sqlite_autoindex_asked_again_people_1', '1000000 20000 20 1');
--> statement-breakpoint
ANALYZE sqlite_schema;

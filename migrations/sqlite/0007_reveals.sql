CREATE TABLE `change_figures` (
	`company_id` text NOT NULL,
	`change_id` text NOT NULL,
	`found` integer NOT NULL,
	`shown` integer NOT NULL,
	`answered` integer NOT NULL,
	`at_once` integer NOT NULL,
	PRIMARY KEY(`company_id`, `change_id`)
);
--> statement-breakpoint
CREATE TABLE `reveals` (
	`company_id` text NOT NULL,
	`reading_id` text NOT NULL,
	`change_fp` text NOT NULL,
	`person_id` text NOT NULL,
	`opening_id` text NOT NULL,
	`how` text NOT NULL,
	`shown_hash` text NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`company_id`, `reading_id`, `change_fp`)
);
--> statement-breakpoint
CREATE INDEX `reveals_person` ON `reveals` (`company_id`,`person_id`,`change_fp`);--> statement-breakpoint
ALTER TABLE `confirmations` ADD `answered` integer DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `reveals_no_update` BEFORE UPDATE ON `reveals` BEGIN SELECT RAISE(ABORT, 'reveals: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `reveals_no_delete` BEFORE DELETE ON `reveals` BEGIN SELECT RAISE(ABORT, 'reveals: rows are only ever added'); END;
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('change_figures', 'sqlite_autoindex_change_figures_1', '1000000 20000 1'),
('reveals', 'reveals_person', '1000000 20000 40 1'),
('reveals', 'sqlite_autoindex_reveals_1', '1000000 20000 40 1');
--> statement-breakpoint
ANALYZE sqlite_schema;

-- The same text may come from two places: lists are kept by both. Rows from before keep the empty key, in nets and in readings.
CREATE TABLE `__new_nets` (
	`company_id` text NOT NULL,
	`version_id` text NOT NULL,
	`base_hash` text NOT NULL,
	`base_key` text DEFAULT '' NOT NULL,
	`list` text NOT NULL,
	PRIMARY KEY(`company_id`, `version_id`, `base_hash`, `base_key`)
);
--> statement-breakpoint
INSERT INTO `__new_nets`("company_id", "version_id", "base_hash", "base_key", "list") SELECT "company_id", "version_id", "base_hash", '', "list" FROM `nets`;--> statement-breakpoint
DROP TABLE `nets`;--> statement-breakpoint
ALTER TABLE `__new_nets` RENAME TO `nets`;--> statement-breakpoint
CREATE TRIGGER `nets_no_update` BEFORE UPDATE ON `nets` BEGIN SELECT RAISE(ABORT, 'nets: rows are only ever added'); END;--> statement-breakpoint
CREATE TRIGGER `nets_no_delete` BEFORE DELETE ON `nets` BEGIN SELECT RAISE(ABORT, 'nets: rows are only ever added'); END;--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('nets', 'sqlite_autoindex_nets_1', '1000000 20000 40 2 1');--> statement-breakpoint
ANALYZE sqlite_schema;--> statement-breakpoint
ALTER TABLE `readings` ADD `base_key` text DEFAULT '' NOT NULL;
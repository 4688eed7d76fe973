CREATE TABLE `checkpoints` (
	`company_id` text NOT NULL,
	`size` integer NOT NULL,
	`root` text NOT NULL,
	`day` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`company_id`, `size`)
);
--> statement-breakpoint
CREATE TABLE `evidence_exports` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`version_id` text NOT NULL,
	`legend_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	`names` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `evidence_exports_version` ON `evidence_exports` (`company_id`,`version_id`);--> statement-breakpoint
CREATE TABLE `ledger_nodes` (
	`company_id` text NOT NULL,
	`level` integer NOT NULL,
	`place` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`company_id`, `level`, `place`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `ledger_entries` ADD `legend_id` text;--> statement-breakpoint
CREATE INDEX `ledger_entries_legend` ON `ledger_entries` (`company_id`,`legend_id`,`number`);
--> statement-breakpoint
-- Entries from before the column was there: their text says what they are about.
DROP TRIGGER `ledger_entries_no_update`;
--> statement-breakpoint
UPDATE `ledger_entries` SET `legend_id` = json_extract(`entry`, '$.legend');
--> statement-breakpoint
CREATE TRIGGER `ledger_entries_no_update` BEFORE UPDATE ON `ledger_entries` BEGIN SELECT RAISE(ABORT, 'ledger_entries: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `evidence_exports_no_update` BEFORE UPDATE ON `evidence_exports` BEGIN SELECT RAISE(ABORT, 'evidence_exports: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `evidence_exports_no_delete` BEFORE DELETE ON `evidence_exports` BEGIN SELECT RAISE(ABORT, 'evidence_exports: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `checkpoints_no_update` BEFORE UPDATE ON `checkpoints` BEGIN SELECT RAISE(ABORT, 'checkpoints: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `checkpoints_no_delete` BEFORE DELETE ON `checkpoints` BEGIN SELECT RAISE(ABORT, 'checkpoints: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `ledger_nodes_no_update` BEFORE UPDATE ON `ledger_nodes` BEGIN SELECT RAISE(ABORT, 'ledger_nodes: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `ledger_nodes_no_delete` BEFORE DELETE ON `ledger_nodes` BEGIN SELECT RAISE(ABORT, 'ledger_nodes: rows are only ever added'); END;
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('checkpoints', 'sqlite_autoindex_checkpoints_1', '1000000 20000 1'),
('evidence_exports', 'evidence_exports_version', '1000000 20000 40'),
('evidence_exports', 'sqlite_autoindex_evidence_exports_1', '1000000 20000 1'),
('ledger_entries', 'ledger_entries_legend', '1000000 20000 400 1'),
('ledger_nodes', 'ledger_nodes', '1000000 20000 4000 1');
--> statement-breakpoint
ANALYZE sqlite_schema;

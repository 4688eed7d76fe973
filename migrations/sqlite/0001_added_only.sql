-- What is published, opened, confirmed is only ever added.
CREATE TRIGGER `documents_no_update` BEFORE UPDATE ON `documents` BEGIN SELECT RAISE(ABORT, 'documents: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `documents_no_delete` BEFORE DELETE ON `documents` BEGIN SELECT RAISE(ABORT, 'documents: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `versions_no_update` BEFORE UPDATE ON `versions` BEGIN SELECT RAISE(ABORT, 'versions: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `versions_no_delete` BEFORE DELETE ON `versions` BEGIN SELECT RAISE(ABORT, 'versions: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `changes_no_update` BEFORE UPDATE ON `changes` BEGIN SELECT RAISE(ABORT, 'changes: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `changes_no_delete` BEFORE DELETE ON `changes` BEGIN SELECT RAISE(ABORT, 'changes: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `change_units_no_update` BEFORE UPDATE ON `change_units` BEGIN SELECT RAISE(ABORT, 'change_units: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `change_units_no_delete` BEFORE DELETE ON `change_units` BEGIN SELECT RAISE(ABORT, 'change_units: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `audience_members_no_update` BEFORE UPDATE ON `audience_members` BEGIN SELECT RAISE(ABORT, 'audience_members: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `audience_members_no_delete` BEFORE DELETE ON `audience_members` BEGIN SELECT RAISE(ABORT, 'audience_members: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `nets_no_update` BEFORE UPDATE ON `nets` BEGIN SELECT RAISE(ABORT, 'nets: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `nets_no_delete` BEFORE DELETE ON `nets` BEGIN SELECT RAISE(ABORT, 'nets: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `readings_no_update` BEFORE UPDATE ON `readings` BEGIN SELECT RAISE(ABORT, 'readings: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `readings_no_delete` BEFORE DELETE ON `readings` BEGIN SELECT RAISE(ABORT, 'readings: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `shown_no_update` BEFORE UPDATE ON `shown` BEGIN SELECT RAISE(ABORT, 'shown: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `shown_no_delete` BEFORE DELETE ON `shown` BEGIN SELECT RAISE(ABORT, 'shown: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `openings_no_update` BEFORE UPDATE ON `openings` BEGIN SELECT RAISE(ABORT, 'openings: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `openings_no_delete` BEFORE DELETE ON `openings` BEGIN SELECT RAISE(ABORT, 'openings: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `confirmations_no_update` BEFORE UPDATE ON `confirmations` BEGIN SELECT RAISE(ABORT, 'confirmations: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `confirmations_no_delete` BEFORE DELETE ON `confirmations` BEGIN SELECT RAISE(ABORT, 'confirmations: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `undos_no_update` BEFORE UPDATE ON `undos` BEGIN SELECT RAISE(ABORT, 'undos: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `undos_no_delete` BEFORE DELETE ON `undos` BEGIN SELECT RAISE(ABORT, 'undos: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `ledger_entries_no_update` BEFORE UPDATE ON `ledger_entries` BEGIN SELECT RAISE(ABORT, 'ledger_entries: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `ledger_entries_no_delete` BEFORE DELETE ON `ledger_entries` BEGIN SELECT RAISE(ABORT, 'ledger_entries: rows are only ever added'); END;

DROP INDEX `confirmations_reading`;--> statement-breakpoint
DROP INDEX `undos_reading`;
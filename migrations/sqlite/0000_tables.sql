-- Small rows asked for by their key stand in the key itself (WITHOUT ROWID, written by hand): one tree less for each write.
CREATE TABLE `audience_members` (
	`company_id` text NOT NULL,
	`version_id` text NOT NULL,
	`legend_id` text NOT NULL,
	`person_id` text NOT NULL,
	`because` text NOT NULL,
	PRIMARY KEY(`company_id`, `version_id`, `person_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `audience_members_person` ON `audience_members` (`company_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `change_units` (
	`company_id` text NOT NULL,
	`version_id` text NOT NULL,
	`unit_fp` text NOT NULL,
	`change_id` text NOT NULL,
	PRIMARY KEY(`company_id`, `version_id`, `unit_fp`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `changes` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`version_id` text NOT NULL,
	`legend_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`fp` text NOT NULL,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`said` text NOT NULL,
	`shown` text NOT NULL,
	PRIMARY KEY(`company_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `changes_ordinal` ON `changes` (`company_id`,`version_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `companies` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`names` text DEFAULT 'everyone' NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `confirmations` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`reading_id` text NOT NULL,
	`person_id` text NOT NULL,
	`change_fp` text NOT NULL,
	`opening_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `confirmations_opening` ON `confirmations` (`company_id`,`opening_id`);--> statement-breakpoint
CREATE INDEX `confirmations_reading` ON `confirmations` (`company_id`,`reading_id`);--> statement-breakpoint
CREATE TABLE `coverage` (
	`company_id` text NOT NULL,
	`version_id` text NOT NULL,
	`change_id` text NOT NULL,
	`team_id` text NOT NULL,
	`readers` integer NOT NULL,
	PRIMARY KEY(`company_id`, `version_id`, `change_id`, `team_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `documents` (
	`company_id` text NOT NULL,
	`hash` text NOT NULL,
	`words` integer NOT NULL,
	`doc` text NOT NULL,
	PRIMARY KEY(`company_id`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `draft_steps` (
	`company_id` text NOT NULL,
	`legend_id` text NOT NULL,
	`revision` integer NOT NULL,
	`step` text NOT NULL,
	`client_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `legend_id`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`company_id` text NOT NULL,
	`legend_id` text NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`announcement_revision` integer DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL,
	`announcement` text,
	`doc` text NOT NULL,
	PRIMARY KEY(`company_id`, `legend_id`)
);
--> statement-breakpoint
CREATE TABLE `images` (
	`company_id` text NOT NULL,
	`hash` text NOT NULL,
	`mime` text NOT NULL,
	`created_at` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`company_id`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`company_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`entry` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`company_id`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `legends` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`lang` text DEFAULT 'en' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	PRIMARY KEY(`company_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`company_id` text NOT NULL,
	`person_id` text NOT NULL,
	`seats` text NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	PRIMARY KEY(`company_id`, `person_id`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_person` ON `memberships` (`person_id`);--> statement-breakpoint
CREATE TABLE `nets` (
	`company_id` text NOT NULL,
	`version_id` text NOT NULL,
	`base_hash` text NOT NULL,
	`list` text NOT NULL,
	PRIMARY KEY(`company_id`, `version_id`, `base_hash`)
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`about` text NOT NULL,
	`email` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer NOT NULL,
	`last_error` text,
	PRIMARY KEY(`company_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_about` ON `notices` (`company_id`,`person_id`,`about`);--> statement-breakpoint
CREATE INDEX `notices_waiting` ON `notices` (`sent_at`,`next_try_at`);--> statement-breakpoint
CREATE TABLE `openings` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`reading_id` text NOT NULL,
	`person_id` text NOT NULL,
	`change_fp` text NOT NULL,
	`shown_hash` text NOT NULL,
	`ordinal` integer NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`company_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `openings_order` ON `openings` (`company_id`,`reading_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `pace` (
	`company_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `person_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `person_salts` (
	`company_id` text NOT NULL,
	`person_id` text NOT NULL,
	`salt` text NOT NULL,
	PRIMARY KEY(`company_id`, `person_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `reading_states` (
	`company_id` text NOT NULL,
	`legend_id` text NOT NULL,
	`person_id` text NOT NULL,
	`known_ordinal` integer NOT NULL,
	`known_hash` text NOT NULL,
	`reading_id` text,
	`changes` integer NOT NULL,
	`confirmed` integer NOT NULL,
	`finished_on` text,
	PRIMARY KEY(`company_id`, `legend_id`, `person_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `readings` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`legend_id` text NOT NULL,
	`version_id` text NOT NULL,
	`base_hash` text NOT NULL,
	`base_ordinal` integer NOT NULL,
	`began_on` text NOT NULL,
	`base_lineage` text NOT NULL,
	PRIMARY KEY(`company_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `readings_person_version` ON `readings` (`company_id`,`person_id`,`version_id`);--> statement-breakpoint
CREATE INDEX `readings_legend` ON `readings` (`company_id`,`legend_id`);--> statement-breakpoint
CREATE TABLE `role_holders` (
	`company_id` text NOT NULL,
	`role_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`company_id`, `role_id`, `person_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `role_holders_person` ON `role_holders` (`company_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `roles` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`company_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `roles_name` ON `roles` (`company_id`,`name`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `shown` (
	`company_id` text NOT NULL,
	`hash` text NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`company_id`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `sign_in_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`code_hash` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `sign_in_codes_email` ON `sign_in_codes` (`email`,`created_at`);--> statement-breakpoint
CREATE TABLE `team_members` (
	`company_id` text NOT NULL,
	`team_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`company_id`, `team_id`, `person_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `team_members_person` ON `team_members` (`company_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `teams` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`company_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teams_name` ON `teams` (`company_id`,`name`);--> statement-breakpoint
CREATE TABLE `undos` (
	`company_id` text NOT NULL,
	`confirmation_id` text NOT NULL,
	`reading_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `confirmation_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `undos_reading` ON `undos` (`company_id`,`reading_id`);--> statement-breakpoint
CREATE TABLE `versions` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`legend_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`label` text NOT NULL,
	`title` text NOT NULL,
	`document_hash` text NOT NULL,
	`engine` text NOT NULL,
	`summary` text DEFAULT '' NOT NULL,
	`read_by` text,
	`in_force_from` text,
	`published_by` text NOT NULL,
	`published_at` integer NOT NULL,
	`lineage` text NOT NULL,
	`patch` text NOT NULL,
	PRIMARY KEY(`company_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `versions_ordinal` ON `versions` (`company_id`,`legend_id`,`ordinal`);
CREATE TABLE `question_owners` (
	`company_id` text NOT NULL,
	`question_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`person_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `question_id`, `ordinal`)
);
--> statement-breakpoint
CREATE TABLE `questions` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`legend_id` text NOT NULL,
	`version_id` text NOT NULL,
	`number` integer NOT NULL,
	`what` text NOT NULL,
	`person_id` text NOT NULL,
	`confirmation_id` text NOT NULL,
	`change_fp` text NOT NULL,
	`about` text NOT NULL,
	`title` text NOT NULL,
	`force` text,
	`voice` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`company_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questions_number` ON `questions` (`company_id`,`legend_id`,`number`);--> statement-breakpoint
CREATE INDEX `questions_person` ON `questions` (`company_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `replies` (
	`company_id` text NOT NULL,
	`question_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`what` text NOT NULL,
	`person_id` text NOT NULL,
	`version_id` text,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`company_id`, `question_id`, `ordinal`)
);

--> statement-breakpoint
CREATE TRIGGER `questions_no_update` BEFORE UPDATE ON `questions` BEGIN SELECT RAISE(ABORT, 'questions: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `questions_no_delete` BEFORE DELETE ON `questions` BEGIN SELECT RAISE(ABORT, 'questions: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `replies_no_update` BEFORE UPDATE ON `replies` BEGIN SELECT RAISE(ABORT, 'replies: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `replies_no_delete` BEFORE DELETE ON `replies` BEGIN SELECT RAISE(ABORT, 'replies: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `question_owners_no_update` BEFORE UPDATE ON `question_owners` BEGIN SELECT RAISE(ABORT, 'question_owners: rows are only ever added'); END;
--> statement-breakpoint
CREATE TRIGGER `question_owners_no_delete` BEFORE DELETE ON `question_owners` BEGIN SELECT RAISE(ABORT, 'question_owners: rows are only ever added'); END;
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('question_owners', 'sqlite_autoindex_question_owners_1', '100000 2000 1 1'),
('questions', 'questions_number', '1000000 20000 400 1'),
('questions', 'questions_person', '1000000 20000 40'),
('questions', 'sqlite_autoindex_questions_1', '1000000 20000 1'),
('replies', 'sqlite_autoindex_replies_1', '1000000 20000 2 1');
--> statement-breakpoint
ANALYZE sqlite_schema;

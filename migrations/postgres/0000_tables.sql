CREATE TABLE "audience_members" (
	"company_id" text NOT NULL,
	"version_id" text NOT NULL,
	"legend_id" text NOT NULL,
	"person_id" text NOT NULL,
	"because" jsonb NOT NULL,
	CONSTRAINT "audience_members_company_id_version_id_person_id_pk" PRIMARY KEY("company_id","version_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "change_units" (
	"company_id" text NOT NULL,
	"version_id" text NOT NULL,
	"unit_fp" text NOT NULL,
	"change_id" text NOT NULL,
	CONSTRAINT "change_units_company_id_version_id_unit_fp_pk" PRIMARY KEY("company_id","version_id","unit_fp")
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"version_id" text NOT NULL,
	"legend_id" text NOT NULL,
	"ordinal" bigint NOT NULL,
	"fp" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"said" jsonb NOT NULL,
	"shown" jsonb NOT NULL,
	CONSTRAINT "changes_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"names" text DEFAULT 'everyone' NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "confirmations" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"reading_id" text NOT NULL,
	"person_id" text NOT NULL,
	"change_fp" text NOT NULL,
	"opening_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "confirmations_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "coverage" (
	"company_id" text NOT NULL,
	"version_id" text NOT NULL,
	"change_id" text NOT NULL,
	"team_id" text NOT NULL,
	"readers" bigint NOT NULL,
	CONSTRAINT "coverage_company_id_version_id_change_id_team_id_pk" PRIMARY KEY("company_id","version_id","change_id","team_id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"company_id" text NOT NULL,
	"hash" text NOT NULL,
	"words" bigint NOT NULL,
	"doc" text NOT NULL,
	CONSTRAINT "documents_company_id_hash_pk" PRIMARY KEY("company_id","hash")
);
--> statement-breakpoint
CREATE TABLE "draft_steps" (
	"company_id" text NOT NULL,
	"legend_id" text NOT NULL,
	"revision" bigint NOT NULL,
	"step" jsonb NOT NULL,
	"client_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "draft_steps_company_id_legend_id_revision_pk" PRIMARY KEY("company_id","legend_id","revision")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"company_id" text NOT NULL,
	"legend_id" text NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	"announcement_revision" bigint DEFAULT 0 NOT NULL,
	"updated_at" bigint NOT NULL,
	"announcement" jsonb,
	"doc" text NOT NULL,
	CONSTRAINT "drafts_company_id_legend_id_pk" PRIMARY KEY("company_id","legend_id")
);
--> statement-breakpoint
CREATE TABLE "images" (
	"company_id" text NOT NULL,
	"hash" text NOT NULL,
	"mime" text NOT NULL,
	"created_at" bigint NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "images_company_id_hash_pk" PRIMARY KEY("company_id","hash")
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"company_id" text NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"entry" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "ledger_entries_company_id_number_pk" PRIMARY KEY("company_id","number")
);
--> statement-breakpoint
CREATE TABLE "legends" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"lang" text DEFAULT 'en' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"retired_at" bigint,
	CONSTRAINT "legends_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"company_id" text NOT NULL,
	"person_id" text NOT NULL,
	"seats" jsonb NOT NULL,
	"joined_at" bigint NOT NULL,
	"left_at" bigint,
	CONSTRAINT "memberships_company_id_person_id_pk" PRIMARY KEY("company_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "nets" (
	"company_id" text NOT NULL,
	"version_id" text NOT NULL,
	"base_hash" text NOT NULL,
	"list" text NOT NULL,
	CONSTRAINT "nets_company_id_version_id_base_hash_pk" PRIMARY KEY("company_id","version_id","base_hash")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"about" text NOT NULL,
	"email" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" bigint NOT NULL,
	"sent_at" bigint,
	"tries" bigint DEFAULT 0 NOT NULL,
	"next_try_at" bigint NOT NULL,
	"last_error" text,
	CONSTRAINT "notices_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "openings" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"reading_id" text NOT NULL,
	"person_id" text NOT NULL,
	"change_fp" text NOT NULL,
	"shown_hash" text NOT NULL,
	"ordinal" bigint NOT NULL,
	"day" text NOT NULL,
	CONSTRAINT "openings_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "pace" (
	"company_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "pace_company_id_person_id_pk" PRIMARY KEY("company_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_salts" (
	"company_id" text NOT NULL,
	"person_id" text NOT NULL,
	"salt" text NOT NULL,
	CONSTRAINT "person_salts_company_id_person_id_pk" PRIMARY KEY("company_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "reading_states" (
	"company_id" text NOT NULL,
	"legend_id" text NOT NULL,
	"person_id" text NOT NULL,
	"known_ordinal" bigint NOT NULL,
	"known_hash" text NOT NULL,
	"reading_id" text,
	"changes" bigint NOT NULL,
	"confirmed" bigint NOT NULL,
	"finished_on" text,
	CONSTRAINT "reading_states_company_id_legend_id_person_id_pk" PRIMARY KEY("company_id","legend_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"legend_id" text NOT NULL,
	"version_id" text NOT NULL,
	"base_hash" text NOT NULL,
	"base_ordinal" bigint NOT NULL,
	"began_on" text NOT NULL,
	"base_lineage" jsonb NOT NULL,
	CONSTRAINT "readings_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "role_holders" (
	"company_id" text NOT NULL,
	"role_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "role_holders_company_id_role_id_person_id_pk" PRIMARY KEY("company_id","role_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "roles_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shown" (
	"company_id" text NOT NULL,
	"hash" text NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "shown_company_id_hash_pk" PRIMARY KEY("company_id","hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"code_hash" text NOT NULL,
	"tries" bigint DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"company_id" text NOT NULL,
	"team_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "team_members_company_id_team_id_person_id_pk" PRIMARY KEY("company_id","team_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "teams_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "undos" (
	"company_id" text NOT NULL,
	"confirmation_id" text NOT NULL,
	"reading_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "undos_company_id_confirmation_id_pk" PRIMARY KEY("company_id","confirmation_id")
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"legend_id" text NOT NULL,
	"ordinal" bigint NOT NULL,
	"label" text NOT NULL,
	"title" text NOT NULL,
	"document_hash" text NOT NULL,
	"engine" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"read_by" text,
	"in_force_from" text,
	"published_by" text NOT NULL,
	"published_at" bigint NOT NULL,
	"lineage" jsonb NOT NULL,
	"patch" text NOT NULL,
	CONSTRAINT "versions_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audience_members_person" ON "audience_members" USING btree ("company_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "changes_ordinal" ON "changes" USING btree ("company_id","version_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "confirmations_opening" ON "confirmations" USING btree ("company_id","opening_id");--> statement-breakpoint
CREATE INDEX "confirmations_reading" ON "confirmations" USING btree ("company_id","reading_id");--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_about" ON "notices" USING btree ("company_id","person_id","about");--> statement-breakpoint
CREATE INDEX "notices_waiting" ON "notices" USING btree ("sent_at","next_try_at");--> statement-breakpoint
CREATE UNIQUE INDEX "openings_order" ON "openings" USING btree ("company_id","reading_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "readings_person_version" ON "readings" USING btree ("company_id","person_id","version_id");--> statement-breakpoint
CREATE INDEX "readings_legend" ON "readings" USING btree ("company_id","legend_id");--> statement-breakpoint
CREATE INDEX "role_holders_person" ON "role_holders" USING btree ("company_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_name" ON "roles" USING btree ("company_id","name");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_codes_email" ON "sign_in_codes" USING btree ("email","created_at");--> statement-breakpoint
CREATE INDEX "team_members_person" ON "team_members" USING btree ("company_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name" ON "teams" USING btree ("company_id","name");--> statement-breakpoint
CREATE INDEX "undos_reading" ON "undos" USING btree ("company_id","reading_id");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_ordinal" ON "versions" USING btree ("company_id","legend_id","ordinal");
CREATE TABLE "checkpoints" (
	"company_id" text NOT NULL,
	"size" bigint NOT NULL,
	"root" text NOT NULL,
	"day" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "checkpoints_company_id_size_pk" PRIMARY KEY("company_id","size")
);
--> statement-breakpoint
CREATE TABLE "evidence_exports" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"version_id" text NOT NULL,
	"legend_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" bigint NOT NULL,
	"names" boolean NOT NULL,
	CONSTRAINT "evidence_exports_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "ledger_nodes" (
	"company_id" text NOT NULL,
	"level" bigint NOT NULL,
	"place" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "ledger_nodes_company_id_level_place_pk" PRIMARY KEY("company_id","level","place")
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "legend_id" text;--> statement-breakpoint
CREATE INDEX "evidence_exports_version" ON "evidence_exports" USING btree ("company_id","version_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_legend" ON "ledger_entries" USING btree ("company_id","legend_id","number");
--> statement-breakpoint
-- Entries from before the column was there: their text says what they are about.
DROP TRIGGER "ledger_entries_only_added" ON "ledger_entries";
--> statement-breakpoint
UPDATE "ledger_entries" SET "legend_id" = ("entry"::json)->>'legend';
--> statement-breakpoint
CREATE TRIGGER "ledger_entries_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_entries" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();
--> statement-breakpoint
CREATE TRIGGER "evidence_exports_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "evidence_exports" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();
--> statement-breakpoint
CREATE TRIGGER "checkpoints_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "checkpoints" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();
--> statement-breakpoint
CREATE TRIGGER "ledger_nodes_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_nodes" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();

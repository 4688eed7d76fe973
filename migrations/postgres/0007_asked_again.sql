CREATE TABLE "asked_again" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"legend_id" text NOT NULL,
	"version_id" text NOT NULL,
	"change_id" text,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"teams" jsonb NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "asked_again_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "asked_again_people" (
	"company_id" text NOT NULL,
	"ask_id" text NOT NULL,
	"person_id" text NOT NULL,
	"reading_id" text,
	"fps" jsonb NOT NULL,
	"openings" bigint NOT NULL,
	CONSTRAINT "asked_again_people_company_id_ask_id_person_id_pk" PRIMARY KEY("company_id","ask_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "reading_states" ADD COLUMN "again" jsonb;--> statement-breakpoint
CREATE INDEX "asked_again_version" ON "asked_again" USING btree ("company_id","version_id");--> statement-breakpoint
CREATE INDEX "asked_again_people_person" ON "asked_again_people" USING btree ("company_id","person_id");
--> statement-breakpoint
CREATE TRIGGER "asked_again_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "asked_again" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();
--> statement-breakpoint
CREATE TRIGGER "asked_again_people_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "asked_again_people" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();

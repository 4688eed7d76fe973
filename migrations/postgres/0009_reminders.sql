CREATE TABLE "reminders" (
	"company_id" text NOT NULL,
	"version_id" text NOT NULL,
	"person_id" text NOT NULL,
	"ordinal" bigint NOT NULL,
	"day" text NOT NULL,
	CONSTRAINT "reminders_company_id_version_id_person_id_ordinal_pk" PRIMARY KEY("company_id","version_id","person_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "time_zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "in_hours" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE TRIGGER "reminders_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "reminders" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();

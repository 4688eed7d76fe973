CREATE TABLE "change_figures" (
	"company_id" text NOT NULL,
	"change_id" text NOT NULL,
	"found" bigint NOT NULL,
	"shown" bigint NOT NULL,
	"answered" bigint NOT NULL,
	"at_once" bigint NOT NULL,
	CONSTRAINT "change_figures_company_id_change_id_pk" PRIMARY KEY("company_id","change_id")
);
--> statement-breakpoint
CREATE TABLE "reveals" (
	"company_id" text NOT NULL,
	"reading_id" text NOT NULL,
	"change_fp" text NOT NULL,
	"person_id" text NOT NULL,
	"opening_id" text NOT NULL,
	"how" text NOT NULL,
	"shown_hash" text NOT NULL,
	"day" text NOT NULL,
	CONSTRAINT "reveals_company_id_reading_id_change_fp_pk" PRIMARY KEY("company_id","reading_id","change_fp")
);
--> statement-breakpoint
ALTER TABLE "confirmations" ADD COLUMN "answered" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "reveals_person" ON "reveals" USING btree ("company_id","person_id","change_fp");
--> statement-breakpoint
CREATE TRIGGER "reveals_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "reveals" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();

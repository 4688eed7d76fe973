CREATE TABLE "absence_ends" (
	"company_id" text NOT NULL,
	"absence_id" text NOT NULL,
	"person_id" text NOT NULL,
	"last_day" text NOT NULL,
	"by" text NOT NULL,
	"day" text NOT NULL,
	CONSTRAINT "absence_ends_company_id_absence_id_pk" PRIMARY KEY("company_id","absence_id")
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"from_day" text NOT NULL,
	"to_day" text NOT NULL,
	"by" text NOT NULL,
	"day" text NOT NULL,
	CONSTRAINT "absences_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE INDEX "absences_person" ON "absences" USING btree ("company_id","person_id","to_day");
--> statement-breakpoint
CREATE TRIGGER "absences_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "absences" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();
--> statement-breakpoint
CREATE TRIGGER "absence_ends_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "absence_ends" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();

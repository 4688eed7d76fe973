CREATE TABLE "question_owners" (
	"company_id" text NOT NULL,
	"question_id" text NOT NULL,
	"ordinal" bigint NOT NULL,
	"person_id" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "question_owners_company_id_question_id_ordinal_pk" PRIMARY KEY("company_id","question_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"legend_id" text NOT NULL,
	"version_id" text NOT NULL,
	"number" bigint NOT NULL,
	"what" text NOT NULL,
	"person_id" text NOT NULL,
	"confirmation_id" text NOT NULL,
	"change_fp" text NOT NULL,
	"about" text NOT NULL,
	"title" text NOT NULL,
	"force" text,
	"voice" text NOT NULL,
	"at" bigint NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "questions_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"company_id" text NOT NULL,
	"question_id" text NOT NULL,
	"ordinal" bigint NOT NULL,
	"what" text NOT NULL,
	"person_id" text NOT NULL,
	"version_id" text,
	"at" bigint NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "replies_company_id_question_id_ordinal_pk" PRIMARY KEY("company_id","question_id","ordinal")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "questions_number" ON "questions" USING btree ("company_id","legend_id","number");--> statement-breakpoint
CREATE INDEX "questions_person" ON "questions" USING btree ("company_id","person_id");
--> statement-breakpoint
CREATE TRIGGER "questions_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "questions" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();
--> statement-breakpoint
CREATE TRIGGER "replies_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "replies" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();
--> statement-breakpoint
CREATE TRIGGER "question_owners_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "question_owners" FOR EACH STATEMENT EXECUTE FUNCTION "only_added"();

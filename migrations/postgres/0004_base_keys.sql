-- The same text may come from two places: lists are kept by both. Rows from before keep the empty key, in nets and in readings.
ALTER TABLE "nets" ADD COLUMN "base_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "nets" DROP CONSTRAINT "nets_company_id_version_id_base_hash_pk";--> statement-breakpoint
ALTER TABLE "nets" ADD CONSTRAINT "nets_company_id_version_id_base_hash_base_key_pk" PRIMARY KEY("company_id","version_id","base_hash","base_key");--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "base_key" text DEFAULT '' NOT NULL;
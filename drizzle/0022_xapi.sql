CREATE TABLE `xapi_marks` (
	`source` text PRIMARY KEY NOT NULL,
	`read_to` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `xapi_statements` (
	`id` text PRIMARY KEY NOT NULL,
	`statement` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`trouble` text,
	`told_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `xapi_statements_due` ON `xapi_statements` (`due_at`);--> statement-breakpoint
ALTER TABLE `lti_platforms` ADD `removed_at` integer;
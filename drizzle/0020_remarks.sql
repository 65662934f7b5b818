CREATE TABLE `remarks` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`chapter_id` text NOT NULL,
	`item_id` text NOT NULL,
	`lower` integer NOT NULL,
	`reworded` integer NOT NULL,
	`first_marking` integer NOT NULL,
	`last_marking` integer NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text,
	`undone_at` integer,
	`undone_by` text,
	FOREIGN KEY (`made_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`undone_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `remarks_course` ON `remarks` (`course_id`,`made_at`);
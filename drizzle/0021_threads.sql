CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`author_id` text,
	`by_staff` integer NOT NULL,
	`body` text NOT NULL,
	`written_at` integer NOT NULL,
	`seen_at` integer,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `comments_thread` ON `comments` (`thread_id`,`written_at`);--> statement-breakpoint
CREATE TABLE `saved_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`name` text NOT NULL,
	`body` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text,
	FOREIGN KEY (`saved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_comments_name` ON `saved_comments` (`course_id`,`name`);--> statement-breakpoint
CREATE TABLE `threads` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`user_id` text NOT NULL,
	`submission_id` text,
	`attempt_id` text,
	`item_id` text,
	`first_line` integer,
	`last_line` integer,
	`kind` text NOT NULL,
	`started_at` integer NOT NULL,
	`waits_since` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `threads_submission` ON `threads` (`submission_id`);--> statement-breakpoint
CREATE INDEX `threads_attempt` ON `threads` (`attempt_id`);--> statement-breakpoint
CREATE INDEX `threads_course` ON `threads` (`course_id`,`user_id`);
CREATE TABLE `staff_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`course_id` text NOT NULL,
	`chapter_id` text NOT NULL,
	`challenge_id` text,
	`submission_id` text,
	`passage_id` text,
	`passage` text,
	`question` text NOT NULL,
	`locale` text NOT NULL,
	`asked_at` integer NOT NULL,
	`reply` text,
	`replied_at` integer,
	`replied_by` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`replied_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `staff_questions_course` ON `staff_questions` (`course_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `staff_questions_user` ON `staff_questions` (`user_id`);
ALTER TABLE `lesson_feedback` ADD `handled_at` integer;--> statement-breakpoint
ALTER TABLE `lesson_feedback` ADD `handled_by` text REFERENCES users(id) ON DELETE set null;
DROP INDEX `gradings_submission`;--> statement-breakpoint
ALTER TABLE `gradings` ADD `number` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `gradings_number` ON `gradings` (`submission_id`,`number`);
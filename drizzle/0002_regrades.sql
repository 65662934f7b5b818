DROP INDEX `gradings_submission`;--> statement-breakpoint
ALTER TABLE `gradings` ADD `number` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
UPDATE `gradings` SET `number` = (
	SELECT count(*) FROM `gradings` AS earlier
	WHERE earlier.`submission_id` = `gradings`.`submission_id` AND (earlier.`queued_at`, earlier.`id`) <= (`gradings`.`queued_at`, `gradings`.`id`)
);--> statement-breakpoint
CREATE UNIQUE INDEX `gradings_number` ON `gradings` (`submission_id`,`number`);
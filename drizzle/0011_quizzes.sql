ALTER TABLE `attempts` ADD `kind` text DEFAULT 'quiz' NOT NULL;--> statement-breakpoint
ALTER TABLE `attempts` ADD `target_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `attempts` ADD `policy` text;--> statement-breakpoint
ALTER TABLE `attempts` ADD `due_at` integer;--> statement-breakpoint
-- A chapter had one quiz under its own id, and a run with an item was the answering of a checkpoint.
UPDATE `attempts` SET `target_id` = `chapter_id` WHERE `item_id` IS NULL;--> statement-breakpoint
UPDATE `attempts` SET `kind` = 'checkpoint', `target_id` = `item_id` WHERE `item_id` IS NOT NULL;--> statement-breakpoint
ALTER TABLE `attempts` DROP COLUMN `item_id`;--> statement-breakpoint
CREATE INDEX `attempts_open` ON `attempts` (`kind`) WHERE finished_at is null;--> statement-breakpoint
-- When each run through a quiz is over: at the end of its own time or of its window, whichever comes first. Staff of the
-- course may try what is closed.
CREATE VIEW `attempt_ends` AS
SELECT a.`id` AS `attempt_id`,
	CASE WHEN a.`due_at` < coalesce(w.`closes_at`, a.`due_at` + 1) THEN a.`due_at` ELSE w.`closes_at` END AS `ends_at`
FROM `attempts` AS a
LEFT JOIN `assignments` AS w ON w.`course_id` = a.`course_id` AND w.`kind` = 'quiz' AND w.`target_id` = a.`target_id`
	AND NOT EXISTS (
		SELECT 1 FROM `enrolments` WHERE `enrolments`.`user_id` = a.`user_id` AND `enrolments`.`course_id` = a.`course_id`
			AND `enrolments`.`role` <> 'student'
	)
	AND NOT EXISTS (SELECT 1 FROM `users` WHERE `users`.`id` = a.`user_id` AND `users`.`administrator`)
WHERE a.`kind` = 'quiz';

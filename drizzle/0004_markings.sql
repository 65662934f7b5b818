CREATE TABLE `contents` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`kept_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `hints_taken` (
	`attempt_id` text NOT NULL,
	`item_id` text NOT NULL,
	`number` integer NOT NULL,
	`taken_at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `item_id`, `number`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `markings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`response_id` text NOT NULL,
	`cause` text NOT NULL,
	`item_hash` text,
	`correct` integer NOT NULL,
	`points` integer NOT NULL,
	`max_points` integer NOT NULL,
	`feedback` text NOT NULL,
	`marked_by` text,
	`marked_at` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`item_hash`) REFERENCES `contents`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`marked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `markings_response` ON `markings` (`response_id`,`id`);--> statement-breakpoint
ALTER TABLE `attempts` ADD `form` text;--> statement-breakpoint
-- Marks leave the answers. Which version of an item they were made by was not kept then.
INSERT INTO `markings` (`response_id`, `cause`, `item_hash`, `correct`, `points`, `max_points`, `feedback`, `marked_at`)
SELECT `id`, 'answer', NULL, json_extract(`feedback`, '$.correct'), `points`, `max_points`, json_extract(`feedback`, '$.feedback'), `answered_at`
FROM `responses` ORDER BY `answered_at`, `rowid`;--> statement-breakpoint
ALTER TABLE `responses` DROP COLUMN `points`;--> statement-breakpoint
ALTER TABLE `responses` DROP COLUMN `max_points`;--> statement-breakpoint
ALTER TABLE `responses` DROP COLUMN `feedback`;--> statement-breakpoint
-- How many hints of a question were taken stood among the drafts, as `hints:<attempt>:<item>`.
WITH RECURSIVE taken (attempt_id, item_id, number, total, at) AS (
	SELECT substr(`key`, 7, 36), substr(`key`, 44), 1, CAST(`content` AS integer), `updated_at` FROM `drafts`
	WHERE `key` LIKE 'hints:%' AND substr(`key`, 7, 36) IN (SELECT `id` FROM `attempts`) AND CAST(`content` AS integer) > 0
	UNION ALL
	SELECT attempt_id, item_id, number + 1, total, at FROM taken WHERE number < total
)
INSERT INTO `hints_taken` (`attempt_id`, `item_id`, `number`, `taken_at`) SELECT attempt_id, item_id, number, at FROM taken;--> statement-breakpoint
DELETE FROM `drafts` WHERE `key` LIKE 'hints:%';--> statement-breakpoint
CREATE VIEW `current_markings` AS
SELECT * FROM `markings` WHERE NOT EXISTS (
	SELECT 1 FROM `markings` AS later WHERE later.`response_id` = `markings`.`response_id` AND later.`id` > `markings`.`id`
);--> statement-breakpoint
-- The one who marked may leave the installation, so that column is not part of it.
CREATE TRIGGER `markings_append_only` BEFORE UPDATE OF `id`, `response_id`, `cause`, `item_hash`, `correct`, `points`, `max_points`, `feedback`, `marked_at` ON `markings`
BEGIN
	SELECT RAISE(ABORT, 'markings are append-only');
END;--> statement-breakpoint
CREATE TRIGGER `hints_taken_append_only` BEFORE UPDATE ON `hints_taken`
BEGIN
	SELECT RAISE(ABORT, 'hints taken are append-only');
END;--> statement-breakpoint
CREATE TRIGGER `contents_append_only` BEFORE UPDATE ON `contents`
BEGIN
	SELECT RAISE(ABORT, 'kept content does not change');
END;

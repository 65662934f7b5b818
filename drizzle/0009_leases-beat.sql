ALTER TABLE `gradings` ADD `lease_beat` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `gradings` DROP COLUMN `lease_until`;--> statement-breakpoint
-- Whoever holds a grading now counted by a clock that nobody reads any more.
UPDATE `gradings` SET `state` = 'queued', `lease_holder` = NULL WHERE `state` = 'running';

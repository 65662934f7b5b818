ALTER TABLE `gradings` ADD `secret` text;
--> statement-breakpoint
-- What waits to be graded, or may be again, was to be dealt by a generator that is no more: it gets a secret and numbered seeds.
-- What was graded keeps the seeds that it was graded on.
UPDATE `gradings` SET
	`secret` = lower(hex(randomblob(32))),
	`seeds` = (SELECT json_group_array(`key` + 1) FROM json_each(`gradings`.`seeds`))
WHERE `state` <> 'done';
--> statement-breakpoint
DELETE FROM `grading_events`;

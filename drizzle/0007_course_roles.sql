ALTER TABLE `enrolments` ADD `role` text DEFAULT 'student' NOT NULL;--> statement-breakpoint
ALTER TABLE `enrolments` ADD `state` text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE `invitations` ADD `course_id` text;--> statement-breakpoint
ALTER TABLE `users` ADD `administrator` integer DEFAULT false NOT NULL;--> statement-breakpoint
-- Roles were for the whole installation. Nobody loses one: instructors become administrators, who are instructors of every
-- course, and instructors and assistants keep their role in each course that the database knows.
UPDATE `users` SET `administrator` = true WHERE `role` = 'instructor';--> statement-breakpoint
-- Whoever has done something in a course is in it, also where the page that should have noted it could not write.
INSERT INTO `enrolments` (`user_id`, `course_id`, `enrolled_at`)
SELECT `user_id`, `course_id`, min(`at`) FROM (
	SELECT `user_id`, `course_id`, `started_at` AS `at` FROM `attempts`
	UNION ALL SELECT `user_id`, `course_id`, `submitted_at` FROM `submissions`
	UNION ALL SELECT `user_id`, `course_id`, `first_at` FROM `visits`
	UNION ALL SELECT `user_id`, `course_id`, `sent_at` FROM `lesson_feedback`
) WHERE true GROUP BY `user_id`, `course_id`
ON CONFLICT DO NOTHING;--> statement-breakpoint
INSERT INTO `enrolments` (`user_id`, `course_id`, `enrolled_at`, `role`)
SELECT `users`.`id`, `courses`.`course_id`, cast(unixepoch('subsec') * 1000 as integer), `users`.`role`
FROM `users`, (SELECT `course_id` FROM `enrolments` UNION SELECT `course_id` FROM `assignments`) AS `courses`
WHERE `users`.`role` <> 'student'
ON CONFLICT (`user_id`, `course_id`) DO UPDATE SET `role` = excluded.`role`;--> statement-breakpoint
-- So do links that nobody has used. One for an assistant is for the one course there is; where there are several, nobody can
-- say for which it was meant, and a new link has to be made.
UPDATE `invitations` SET `role` = 'administrator' WHERE `role` = 'instructor';--> statement-breakpoint
UPDATE `invitations` SET `course_id` = (SELECT min(`course_id`) FROM `enrolments`)
WHERE `role` = 'assistant' AND (SELECT count(DISTINCT `course_id`) FROM `enrolments`) = 1;--> statement-breakpoint
DELETE FROM `invitations` WHERE `role` = 'assistant' AND `course_id` IS NULL AND `used_at` IS NULL;

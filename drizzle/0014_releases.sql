ALTER TABLE `assignments` ADD `releases_at` integer;--> statement-breakpoint
DROP VIEW `attempt_ends`;--> statement-breakpoint
-- When each run through a quiz is over: at the end of its own time or of its window, whichever comes first; staff of the
-- course may try what is closed. And when its results are released, where the quiz tells them then.
CREATE VIEW `attempt_times` AS
SELECT a.`id` AS `attempt_id`,
	CASE
		WHEN w.`closes_at` IS NULL OR a.`due_at` < w.`closes_at` THEN a.`due_at`
		WHEN EXISTS (
			SELECT 1 FROM `enrolments` WHERE `enrolments`.`user_id` = a.`user_id` AND `enrolments`.`course_id` = a.`course_id`
				AND `enrolments`.`role` <> 'student'
		) OR EXISTS (SELECT 1 FROM `users` WHERE `users`.`id` = a.`user_id` AND `users`.`administrator`) THEN a.`due_at`
		ELSE w.`closes_at`
	END AS `ends_at`,
	w.`releases_at` AS `releases_at`
FROM `attempts` AS a
LEFT JOIN `assignments` AS w ON w.`course_id` = a.`course_id` AND w.`kind` = 'quiz' AND w.`target_id` = a.`target_id`
WHERE a.`kind` = 'quiz';

CREATE TABLE `accommodations` (
	`user_id` text NOT NULL,
	`course_id` text NOT NULL,
	`time_percent` integer DEFAULT 100 NOT NULL,
	`opens_earlier_ms` integer DEFAULT 0 NOT NULL,
	`closes_later_ms` integer DEFAULT 0 NOT NULL,
	`more_attempts` integer DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text,
	PRIMARY KEY(`user_id`, `course_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE TABLE `attempt_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`attempt_id` text NOT NULL,
	`kind` text NOT NULL,
	`item_id` text,
	`page` text,
	`told_at` integer NOT NULL,
	`ago_ms` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `attempt_events_attempt` ON `attempt_events` (`attempt_id`,`id`);--> statement-breakpoint
CREATE TABLE `time_given` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`attempt_id` text NOT NULL,
	`ms` integer NOT NULL,
	`given_at` integer NOT NULL,
	`given_by` text,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`given_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `time_given_attempt` ON `time_given` (`attempt_id`);--> statement-breakpoint
CREATE TRIGGER `time_given_append_only` BEFORE UPDATE OF `id`, `attempt_id`, `ms`, `given_at` ON `time_given`
BEGIN
	SELECT RAISE(ABORT, 'time_given is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `attempt_events_append_only` BEFORE UPDATE ON `attempt_events`
BEGIN
	SELECT RAISE(ABORT, 'attempt_events are append-only');
END;
--> statement-breakpoint
DROP VIEW `attempt_times`;--> statement-breakpoint
-- The clock of every run through a quiz, and the only one. A run is over at the end of its own time limit or of its window,
-- whichever comes first. For whoever has a longer time limit, what others would have had from the same beginning is stretched,
-- also where the window would have cut it. A window ends later for whom staff have said so, and takes answers for less until
-- the last late step of the quiz is over. What staff gave back comes on top. Staff of the course may try what is closed.
CREATE VIEW `attempt_times` AS
SELECT r.`attempt_id`,
	CASE
		WHEN r.`due_at` IS NULL THEN r.`closes_at`
		ELSE r.`started_at` + (coalesce(min(r.`due_at`, r.`closes_at`), r.`due_at`) - r.`started_at`) * r.`time_percent` / 100
	END + r.`given_ms` AS `ends_at`,
	r.`full_until`,
	r.`releases_at`
FROM (
	SELECT a.`id` AS `attempt_id`, a.`started_at`, a.`due_at`,
		coalesce(p.`time_percent`, 100) AS `time_percent`,
		w.`closes_at` + coalesce(p.`closes_later_ms`, 0) AS `full_until`,
		CASE
			WHEN EXISTS (
				SELECT 1 FROM `enrolments` WHERE `enrolments`.`user_id` = a.`user_id`
					AND `enrolments`.`course_id` = a.`course_id` AND `enrolments`.`role` <> 'student'
			) OR EXISTS (SELECT 1 FROM `users` WHERE `users`.`id` = a.`user_id` AND `users`.`administrator`) THEN NULL
			ELSE w.`closes_at` + coalesce(p.`closes_later_ms`, 0)
				+ cast(round(coalesce(json_extract(a.`policy`, '$.late[#-1].days'), 0) * 86400000) AS integer)
		END AS `closes_at`,
		w.`releases_at`,
		coalesce((SELECT sum(g.`ms`) FROM `time_given` AS g WHERE g.`attempt_id` = a.`id`), 0) AS `given_ms`
	FROM `attempts` AS a
	LEFT JOIN `assignments` AS w ON w.`course_id` = a.`course_id` AND w.`kind` = 'quiz' AND w.`target_id` = a.`target_id`
	LEFT JOIN `accommodations` AS p ON p.`user_id` = a.`user_id` AND p.`course_id` = a.`course_id`
	WHERE a.`kind` = 'quiz'
) AS r;

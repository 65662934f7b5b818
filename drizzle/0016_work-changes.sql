CREATE TABLE `work_changes` (
	`course_id` text NOT NULL,
	`kind` text NOT NULL,
	`target_id` text NOT NULL,
	`changes` integer NOT NULL,
	PRIMARY KEY(`course_id`, `kind`, `target_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `attempts_target` ON `attempts` (`course_id`,`kind`,`target_id`,`finished_at`);--> statement-breakpoint
CREATE INDEX `gradings_counts` ON `gradings` (`submission_id`,`state`,`number`,`passed`,`points`,`content_hash`,`id`);
--> statement-breakpoint
CREATE TABLE `measures_together` (
	`grading_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`seed` integer NOT NULL,
	`value` real,
	`passed` integer NOT NULL,
	PRIMARY KEY(`grading_id`, `criterion_id`, `seed`),
	FOREIGN KEY (`grading_id`) REFERENCES `gradings`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `measures_together` SELECT `grading_id`, `criterion_id`, `seed`, `value`, `passed` FROM `measures`;
--> statement-breakpoint
DROP TABLE `measures`;
--> statement-breakpoint
ALTER TABLE `measures_together` RENAME TO `measures`;
--> statement-breakpoint
-- Analyses read finished runs with the marks that count, judged submissions with what was measured of them, and the class.
CREATE TRIGGER `changed_by_run` AFTER INSERT ON `attempts` WHEN NEW.`kind` = 'quiz' AND NEW.`finished_at` IS NOT NULL
BEGIN
	INSERT INTO `work_changes` VALUES (NEW.`course_id`, 'quiz', NEW.`target_id`, 1)
		ON CONFLICT (`course_id`, `kind`, `target_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `changed_by_run_update` AFTER UPDATE OF `finished_at`, `user_id` ON `attempts` WHEN NEW.`kind` = 'quiz' AND NEW.`finished_at` IS NOT NULL
BEGIN
	INSERT INTO `work_changes` VALUES (NEW.`course_id`, 'quiz', NEW.`target_id`, 1)
		ON CONFLICT (`course_id`, `kind`, `target_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `changed_by_run_delete` AFTER DELETE ON `attempts` WHEN OLD.`kind` = 'quiz' AND OLD.`finished_at` IS NOT NULL
BEGIN
	INSERT INTO `work_changes` VALUES (OLD.`course_id`, 'quiz', OLD.`target_id`, 1)
		ON CONFLICT (`course_id`, `kind`, `target_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `changed_by_marking` AFTER INSERT ON `markings`
BEGIN
	INSERT INTO `work_changes` SELECT a.`course_id`, 'quiz', a.`target_id`, 1 FROM `responses` AS r INNER JOIN `attempts` AS a ON a.`id` = r.`attempt_id`
		WHERE r.`id` = NEW.`response_id` AND a.`kind` = 'quiz' AND a.`finished_at` IS NOT NULL
		ON CONFLICT (`course_id`, `kind`, `target_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `changed_by_grading` AFTER INSERT ON `gradings` WHEN NEW.`state` = 'done'
BEGIN
	INSERT INTO `work_changes` SELECT s.`course_id`, 'challenge', s.`challenge_id`, 1 FROM `submissions` AS s WHERE s.`id` = NEW.`submission_id`
		ON CONFLICT (`course_id`, `kind`, `target_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `changed_by_grading_update` AFTER UPDATE OF `state`, `passed`, `points` ON `gradings` WHEN NEW.`state` = 'done' OR OLD.`state` = 'done'
BEGIN
	INSERT INTO `work_changes` SELECT s.`course_id`, 'challenge', s.`challenge_id`, 1 FROM `submissions` AS s WHERE s.`id` = NEW.`submission_id`
		ON CONFLICT (`course_id`, `kind`, `target_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `changed_by_submission` AFTER UPDATE OF `user_id` ON `submissions`
BEGIN
	INSERT INTO `work_changes` VALUES (NEW.`course_id`, 'challenge', NEW.`challenge_id`, 1)
		ON CONFLICT (`course_id`, `kind`, `target_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `changed_by_submission_delete` AFTER DELETE ON `submissions`
BEGIN
	INSERT INTO `work_changes` VALUES (OLD.`course_id`, 'challenge', OLD.`challenge_id`, 1)
		ON CONFLICT (`course_id`, `kind`, `target_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `changed_by_enrolment` AFTER INSERT ON `enrolments`
BEGIN
	INSERT INTO `work_changes` VALUES (NEW.`course_id`, 'class', '', 1)
		ON CONFLICT (`course_id`, `kind`, `target_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `changed_by_enrolment_update` AFTER UPDATE OF `role`, `state`, `user_id` ON `enrolments`
BEGIN
	INSERT INTO `work_changes` VALUES (NEW.`course_id`, 'class', '', 1)
		ON CONFLICT (`course_id`, `kind`, `target_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `changed_by_enrolment_delete` AFTER DELETE ON `enrolments`
BEGIN
	INSERT INTO `work_changes` VALUES (OLD.`course_id`, 'class', '', 1)
		ON CONFLICT (`course_id`, `kind`, `target_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `changed_by_administrator` AFTER UPDATE OF `administrator` ON `users` WHEN NEW.`administrator` <> OLD.`administrator`
BEGIN
	INSERT INTO `work_changes` SELECT e.`course_id`, 'class', '', 1 FROM `enrolments` AS e WHERE e.`user_id` = NEW.`id`
		ON CONFLICT (`course_id`, `kind`, `target_id`) DO UPDATE SET `changes` = `changes` + 1;
END;

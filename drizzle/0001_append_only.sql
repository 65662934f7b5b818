-- What somebody answered or handed in is never changed afterwards. A guest's rows may still move to the account that the
-- guest signs up for, so the owner is not part of it.
CREATE TRIGGER `responses_append_only` BEFORE UPDATE ON `responses`
BEGIN
	SELECT RAISE(ABORT, 'responses are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `submissions_append_only` BEFORE UPDATE OF `id`, `course_id`, `challenge_id`, `source`, `source_hash`, `submitted_at` ON `submissions`
BEGIN
	SELECT RAISE(ABORT, 'submissions are append-only');
END;

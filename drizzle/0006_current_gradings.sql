CREATE VIEW `current_gradings` AS
SELECT * FROM `gradings` WHERE `state` = 'done' AND NOT EXISTS (
	SELECT 1 FROM `gradings` AS later
	WHERE later.`submission_id` = `gradings`.`submission_id` AND later.`state` = 'done' AND later.`number` > `gradings`.`number`
);

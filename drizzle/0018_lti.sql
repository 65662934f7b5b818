CREATE TABLE `lti_choices` (
	`id` text PRIMARY KEY NOT NULL,
	`platform_id` text NOT NULL,
	`user_id` text NOT NULL,
	`deployment_id` text NOT NULL,
	`return_url` text NOT NULL,
	`data` text,
	`multiple` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`platform_id`) REFERENCES `lti_platforms`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `lti_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`private_key` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `lti_links` (
	`id` text PRIMARY KEY NOT NULL,
	`platform_id` text NOT NULL,
	`deployment_id` text NOT NULL,
	`resource_id` text NOT NULL,
	`title` text NOT NULL,
	`course_id` text NOT NULL,
	`kind` text,
	`target_id` text,
	`line_item` text,
	`members_url` text,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`platform_id`) REFERENCES `lti_platforms`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `lti_links_place` ON `lti_links` (`platform_id`,`deployment_id`,`resource_id`);--> statement-breakpoint
CREATE INDEX `lti_links_course` ON `lti_links` (`course_id`);--> statement-breakpoint
CREATE TABLE `lti_logins` (
	`state` text PRIMARY KEY NOT NULL,
	`nonce` text NOT NULL,
	`platform_id` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`platform_id`) REFERENCES `lti_platforms`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `lti_people` (
	`platform_id` text NOT NULL,
	`subject` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`platform_id`, `subject`),
	FOREIGN KEY (`platform_id`) REFERENCES `lti_platforms`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `lti_people_user` ON `lti_people` (`user_id`);--> statement-breakpoint
CREATE TABLE `lti_platforms` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`issuer` text NOT NULL,
	`client_id` text NOT NULL,
	`auth_url` text NOT NULL,
	`token_url` text NOT NULL,
	`jwks_url` text NOT NULL,
	`deployments` text NOT NULL,
	`courses` text,
	`teachers_are` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `lti_platforms_client` ON `lti_platforms` (`issuer`,`client_id`);--> statement-breakpoint
CREATE TABLE `lti_scores` (
	`link_id` text NOT NULL,
	`user_id` text NOT NULL,
	`subject` text NOT NULL,
	`wanted` text,
	`told` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`trouble` text,
	`told_at` integer,
	PRIMARY KEY(`link_id`, `user_id`),
	FOREIGN KEY (`link_id`) REFERENCES `lti_links`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `lti_scores_due` ON `lti_scores` (`due_at`) WHERE wanted is not told;
import { pino } from 'pino';
import { env } from './env';

/** Structured log, one JSON object a line on standard error, so that standard output stays the command's own. */
export const log = pino({ level: env().logLevel, base: null }, pino.destination({ fd: 2, sync: true }));

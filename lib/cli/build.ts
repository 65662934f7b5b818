import './preflight';
import { buildPages } from './build-pages';
import { checkCourses } from './check-courses';
import { orTellLater } from './enter';

process.exitCode = await orTellLater(async () => (await checkCourses({ strict: true })) || (await buildPages()));

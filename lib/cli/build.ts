import './preflight';
import { buildPages } from './build-pages';

process.exitCode = await buildPages();

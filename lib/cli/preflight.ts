import { prepareDataFolder } from '../data-folder';
import { env } from '../env';
import { orTell } from './enter';

// Imported first by programs: what is wrong with the settings or the data folder is told in a sentence, before rooms that
// read them are imported.
orTell(env);
orTell(prepareDataFolder);

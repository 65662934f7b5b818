import { Argument, Command, CommanderError, Option } from 'commander';
import { prepareDataFolder } from '../data-folder';
import { EXPORT_FORMATS } from '../exchange/export-formats';
import { EXIT, tell } from './enter';
import { addPlatformCommands } from './platform-commands';

const WRONG_USAGE = EXIT.wrongUsage;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`Heldout needs Node 22.13 or later; this is ${process.version}. Use: npm run -s heldout -- …\n`);
  process.exit(WRONG_USAGE);
}

const program = new Command('heldout')
  .description('Grades training code by whether what it trained generalizes, and looks after a Heldout installation.')
  .exitOverride()
  .showHelpAfterError();

const seedList = (text: string) => {
  const seeds = text.split(',').map(Number);
  const usable = /^\d+(,\d+)*$/.test(text) && seeds.every(Number.isSafeInteger);
  if (!usable || new Set(seeds).size < seeds.length) {
    throw new CommanderError(
      WRONG_USAGE,
      'heldout.seeds',
      `error: --seeds takes different whole numbers with commas, not "${text}".`,
    );
  }
  return seeds;
};

const positive = (text: string) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1 || number > 10_000) {
    throw new CommanderError(
      WRONG_USAGE,
      'heldout.number',
      `error: expected a whole number from 1 to 10000, not "${text}".`,
    );
  }
  return number;
};

const moment = (text: string) => {
  const time = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new CommanderError(
      WRONG_USAGE,
      'heldout.time',
      `error: expected a time such as 2026-11-01 or 2026-11-01T12:00Z, not "${text}".`,
    );
  }
  return time;
};

program
  .command('grade')
  .description('grade a file as a submission would be, without the database')
  .argument('<challenge>', 'its id, or course/id where several courses have it')
  .argument('<file.ts>')
  .option('--json', 'print one JSON object and nothing else')
  .option('--seeds <s1,s2>', 'grade on these seeds instead of fresh ones', seedList)
  .option('--receipt <out.json>', 'write a signed receipt')
  .action(async (challengeId, file, options) => {
    const { grade } = await import('./grade');
    process.exitCode = await grade(challengeId, file, options);
  });

program
  .command('check')
  .description(
    'prove the content: schemas, links, translations, keys, starters, references, wrong solutions and cheats',
  )
  .argument('[course-or-challenge]')
  .option('--json', 'print one JSON object and nothing else')
  .option('--seeds <n>', 'seeds on which a reference must pass', positive, 20)
  .action(async (id, options) => {
    const { check } = await import('./check');
    process.exitCode = await check(id, options);
  });

program
  .command('calibrate')
  .description(
    'train all solutions of a challenge on many seeds; writes to its calibration.json how far each limit is from them',
  )
  .argument('<challenge>', 'its id, or course/id where several courses have it')
  .option('--json', 'print one JSON object and nothing else')
  .option('--seeds <n>', 'seeds for each solution', positive, 30)
  .action(async (challengeId, options) => {
    const { calibrate } = await import('./calibrate');
    process.exitCode = await calibrate(challengeId, options);
  });

const create = program.command('new').description('make a part of a course that passes the checker, to write on from');
create
  .command('course')
  .description('with a lesson, a question of each kind and a challenge')
  .argument('<course>')
  .option('--languages <tags>', 'of its texts, with commas between them; the first is the one of lesson.md', 'en,fr')
  .action(async (place, { languages }) => {
    const { newCourse } = await import('./new');
    process.exitCode = await newCourse(place, languages);
  });
create
  .command('lesson')
  .description('at the end of a section')
  .argument('<course/chapter>')
  .option('--section <id>', 'the section; the last one, where nothing is said')
  .action(async (place, { section }) => {
    const { newLesson } = await import('./new');
    process.exitCode = await newLesson(place, section);
  });
create
  .command('item')
  .description('at the end of the quiz of a chapter')
  .argument('<course/chapter/item>')
  .option('--kind <kind>', 'of question; one that there is not is answered with those that there are', 'single-choice')
  .action(async (place, { kind }) => {
    const { newItem } = await import('./new');
    process.exitCode = await newItem(place, kind);
  });
create
  .command('challenge')
  .description('in a chapter, shown at the end of its lesson')
  .argument('<course/chapter/challenge>')
  .action(async (place) => {
    const { newChallenge } = await import('./new');
    process.exitCode = await newChallenge(place);
  });

program
  .command('import')
  .description('read questions of another system (GIFT, Moodle XML, QTI 3, moodle-tools, MyST books) into a course')
  .argument('<file>')
  .option('--into <course/chapter>', 'add them to this chapter; otherwise a new course is made')
  .option('--course <id>', 'the id of the new course; made from the name of the file, where nothing is said')
  .option('--concept <id>', 'the concept of items for which the file names none')
  .option('--languages <tags>', 'of a new course, with commas; those of the file, or en,fr where it names none')
  .option('--json', 'print one JSON object and nothing else')
  .action(async (file, options) => {
    const { importFile } = await import('./import');
    process.exitCode = await importFile(file, options);
  });

program
  .command('export')
  .description('write the items of a course, or its grades, for other programs')
  .argument('<course>')
  .addOption(new Option('--format <format>').choices(EXPORT_FORMATS).makeOptionMandatory())
  .option('--language <tag>', 'one of the languages of the course; its first, where nothing is said')
  .option('--output <file>', 'write it there; to standard output, where nothing is said')
  .option('--grades', 'the grades of everybody enrolled (csv or json) in place of the items')
  .action(async (course, options) => {
    const { exportCourse } = await import('./export');
    process.exitCode = await exportCourse(course, options);
  });

program
  .command('verify')
  .description('check the signature of a receipt; with the source, train again and compare every measure')
  .argument('<receipt.json>')
  .option('--source <file.ts>', 'the source that was graded')
  .action(async (receipt, options) => {
    const { verify } = await import('./verify');
    process.exitCode = await verify(receipt, options);
  });

program
  .command('regrade')
  .description('grade submissions again, behind what students wait for; without --yes says what would be')
  .option('--challenge <id>', 'those to this challenge: its id, or course/id')
  .option('--course <id>', 'those of this course')
  .option('--submission <id>', 'this one')
  .addOption(
    new Option('--state <state>', 'those that stand so now').choices(['passed', 'not-passed', 'broken'] as const),
  )
  .option('--since <time>', 'handed in from then on, for example 2026-11-01 or 2026-11-01T12:00Z', moment)
  .option('--until <time>', 'handed in before then', moment)
  .option('--all', 'all of them, where nothing else is said')
  .option('--yes', 'do it')
  .option('--json', 'print one JSON object and nothing else')
  .action(async (options) => {
    const { regrade } = await import('./regrade');
    process.exitCode = await regrade(options);
  });

program
  .command('remark')
  .description('mark answers again whose question was corrected; without --yes says who would change, and by how much')
  .option('--course <id>', 'those of this course')
  .option('--item <course/chapter/item>', 'those to this question')
  .option('--lower', 'points may become fewer; otherwise nobody gets less than they had')
  .option('--reworded', 'also answers to a question that read otherwise')
  .option('--undo <id>', 'take one back, by the id that --json or the page tells')
  .option('--yes', 'do it')
  .option('--json', 'print one JSON object and nothing else')
  .action(async (options) => {
    const { remark } = await import('./remark');
    process.exitCode = await remark(options);
  });

program
  .command('doctor')
  .description('probe the sandbox for real, and say which isolation this machine gives and how to raise it')
  .action(async () => {
    const { doctor } = await import('./doctor');
    process.exitCode = await doctor();
  });

program
  .command('demo')
  .description('fill an empty database with a teacher and, for each course, a class of simulated students')
  .option('--students <n>', 'how many in each class', positive, 30)
  .action(async (options) => {
    const { demo } = await import('./demo');
    process.exitCode = await demo(options);
  });

program
  .command('staff')
  .description('list administrators, the teaching staff of each course, and invitations that are still open')
  .action(async () => {
    const { staff } = await import('./people');
    process.exitCode = staff();
  });

program
  .command('invite')
  .description('make a one-time link: for an assistant or an instructor of a course, or for an administrator of all')
  .addArgument(new Argument('<role>').choices(['assistant', 'instructor', 'administrator'] as const))
  .option('--course <id>', 'of this course, where there are several')
  .action(async (role, { course }) => {
    const { invite } = await import('./people');
    process.exitCode = await invite(role, course);
  });

program
  .command('revoke')
  .description('take an invitation back, by the id that `heldout staff` shows')
  .argument('<invitation>')
  .action(async (invitation) => {
    const { revoke } = await import('./people');
    process.exitCode = revoke(invitation);
  });

program
  .command('role')
  .description(
    'give somebody another role in a course, or make them an administrator; `student` takes roles away: in one course with --course, everywhere without',
  )
  .argument('<e-mail>')
  .addArgument(new Argument('<role>').choices(['student', 'assistant', 'instructor', 'administrator'] as const))
  .option('--course <id>', 'in this course, where there are several')
  .action(async (email, wanted, { course }) => {
    const { role } = await import('./people');
    process.exitCode = await role(email, wanted, course);
  });

program
  .command('reset-password')
  .description('make a one-time link with which somebody sets a new password')
  .argument('<e-mail>')
  .action(async (email) => {
    const { resetPassword } = await import('./people');
    process.exitCode = await resetPassword(email);
  });

addPlatformCommands(program.command('platform').description('learning platforms that send people here, by LTI 1.3'));

program
  .command('backup')
  .description('write a checked copy of everything that people did, and of the keys, while the server runs')
  .argument('<file>')
  .action(async (file) => {
    const { backup } = await import('./backup');
    process.exitCode = await backup(file);
  });

program
  .command('restore')
  .description('put a backup in the data folder; the server and graders must be stopped')
  .argument('<file>')
  .option('--replace', 'also where there are data already: they are moved aside')
  .action(async (file, options) => {
    const { restore } = await import('./backup');
    process.exitCode = await restore(file, options);
  });

program.hook('preAction', () => prepareDataFolder());

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tell(error);
}

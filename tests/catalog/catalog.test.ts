import { afterEach, expect, test, vi } from 'vitest';
import { catalog, loadCatalog } from '@/lib/catalog/catalog';
import { formatFinding } from '@/lib/catalog/finding';
import { env } from '@/lib/env';
import { changeFile, copyCourse, FIRST } from './small-course';

const LESSON = `${FIRST}/lesson.md`;
const title = async () => (await catalog()).courses.get('small')?.title.en;

/** The environment is parsed once; a test stands in another one by changing what was parsed. */
function inMode(mode: 'development' | 'production', coursesFolder: string): void {
  const before = { ...env() };
  Object.assign(env(), { mode, coursesFolder });
  restore = () => Object.assign(env(), before);
}
let restore: (() => void) | undefined;

afterEach(() => {
  restore?.();
  vi.useRealTimers();
  Reflect.deleteProperty(globalThis, 'heldoutCatalog');
});

test('folders without a course.yaml are no courses', async () => {
  const { courses, folder } = copyCourse();
  expect([...(await loadCatalog(courses)).courses.keys()]).toEqual(['small']);
  changeFile(folder, 'course.yaml', null);
  expect((await loadCatalog(courses)).courses.size).toBe(0);
});

test('production leaves a broken chapter out, says where it is broken, and serves it once it is mended', async () => {
  const { courses, folder } = copyCourse({ [LESSON]: (text) => `${text}\n:::movie\n:::\n` });
  inMode('production', courses);
  vi.useFakeTimers({ toFake: ['Date'] });
  const served = await catalog();
  const chapters = async () =>
    (await catalog()).courses.get('small')?.sections.flatMap((section) => section.chapters.map(({ id }) => id));
  expect(await chapters()).toEqual(['second']);
  expect(served.findings.map(formatFinding).join('\n')).toContain(`small/${LESSON}:26:1 error: `);
  changeFile(folder, LESSON, (text) => text.replace(':::movie\n:::\n', ''));
  expect(await chapters()).toEqual(['second']);
  vi.setSystemTime(Date.now() + 60_000);
  await catalog();
  await vi.waitFor(async () => expect(await chapters()).toEqual(['first', 'second']), 10_000);
});

test('production reads once', async () => {
  const { courses, folder } = copyCourse();
  inMode('production', courses);
  const [one, two] = await Promise.all([catalog(), catalog()]);
  expect(one).toBe(two);
  changeFile(folder, 'course.yaml', (text) => text.replace('A small course', 'Another'));
  expect(await catalog()).toBe(one);
});

test('development follows the disk, and keeps the last good content of a broken course', async () => {
  const { courses, folder } = copyCourse();
  inMode('development', courses);
  vi.useFakeTimers({ toFake: ['Date'] });
  const later = () => vi.setSystemTime(Date.now() + 10_000);
  const good = await catalog();
  changeFile(folder, 'course.yaml', (text) => text.replace('A small course', 'A changed course'));
  expect(await catalog(), 'the disk is not looked at on every call').toBe(good);
  later();
  expect(await title()).toBe('A changed course');

  changeFile(folder, 'course.yaml', (text) => text.replace('licence', 'lisence'));
  later();
  const broken = await catalog();
  expect(broken.courses.get('small')?.title.en).toBe('A changed course');
  expect(broken.findings.map(({ key }) => key)).toEqual(expect.arrayContaining(['lisence', 'licence']));

  changeFile(folder, 'course.yaml', (text) => text.replace('lisence', 'licence').replace('A changed', 'A mended'));
  later();
  expect(await title()).toBe('A mended course');
  expect((await catalog()).findings).toEqual([]);
});

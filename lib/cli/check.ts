import { loadCatalog } from '../catalog/catalog';
import type { Catalog, CatalogChallenge, Course } from '../catalog/course';
import { type Finding, formatFinding, hasErrors } from '../catalog/finding';
import { challengesNamed, requireUnique } from '../catalog/references';
import { chaptersOf } from '../catalog/select';
import { env } from '../env';
import { DomainError } from '../errors';
import { openServices } from '../grading/open-services';
import { type Proof, proveChallenge } from '../grading/prove';
import { proveCode, proveExperiment } from '../grading/prove-code';
import type { GradingServices } from '../grading/services';
import type { Item } from '../items/item';
import { proveItem } from '../items/prove';

interface ItemProof {
  item: string;
  problems: string[];
}

type ChallengeProof = Proof & { challenge: string };

/** Proves the content of all courses, of one course, or of one challenge. */
export async function check(id: string | undefined, options: { json?: boolean; seeds: number }): Promise<number> {
  const catalog = await loadCatalog(env().coursesFolder);
  const { courses, challenges } = select(catalog, id);
  const say = (line: string) => options.json || process.stdout.write(`${line}\n`);

  const findings = catalog.findings;
  for (const finding of findings) say(formatFinding(finding));

  const asked = courses.flatMap(itemsOf);
  const needsSandbox = challenges.length > 0 || asked.some(({ item }) => runsCode(item));
  const services = needsSandbox ? await openServices() : null;
  const items: ItemProof[] = [];
  const proofs: ChallengeProof[] = [];
  try {
    for (const { name, item } of asked) {
      const problems = [...proveItem(item), ...(await proveOutput(item, services))];
      items.push({ item: name, problems });
      for (const problem of problems) say(`${name}: ${problem}`);
    }
    if (courses.length > 0) say(`${items.length} items: keys and wrong answers tried, code run`);
    if (services) proofs.push(...(await proveChallenges(challenges, services, options.seeds, say)));
  } finally {
    await services?.close();
  }
  const bad = proofs.filter(({ problem }) => problem !== null);
  const passed = !hasErrors(findings) && bad.length === 0 && items.every(({ problems }) => problems.length === 0);
  if (options.json) process.stdout.write(`${JSON.stringify({ passed, findings, items, proofs })}\n`);
  say(passed ? 'Everything holds.' : `${count(findings)} findings, ${bad.length} proofs that do not hold.`);
  return passed ? 0 : 1;
}

function count(findings: Finding[]): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}

function select(catalog: Catalog, id: string | undefined): { courses: Course[]; challenges: CatalogChallenge[] } {
  const { courses, findings } = catalog;
  const all = [...courses.values()];
  const course = id === undefined ? undefined : courses.get(id);
  if (id === undefined || course) {
    const chosen = course ? [course] : all;
    return { courses: chosen, challenges: chosen.flatMap((one) => [...one.challenges.values()]) };
  }
  const found = requireUnique(challengesNamed(catalog, id), id);
  if (!found && !hasErrors(findings)) {
    const known = all.flatMap((one) => [one.id, ...one.challenges.keys()]).join(', ');
    throw new DomainError(
      'not-found',
      'content-unknown',
      `There is no course or challenge "${id}". There are: ${known}.`,
    );
  }
  return { courses: [], challenges: found ? [found.challenge] : [] };
}

function itemsOf(course: Course): { name: string; item: Item }[] {
  return chaptersOf(course).flatMap((chapter) =>
    chapter.items.map((item) => ({
      name: `${course.id}/${chapter.id}/${item.id}`,
      item,
    })),
  );
}

async function proveOutput(item: Item, services: GradingServices | null): Promise<string[]> {
  if (!services) return [];
  if (item.kind === 'code-output') return proveCode(item, services);
  return item.kind === 'predict-then-run' ? proveExperiment(item, services) : [];
}

const runsCode = ({ kind }: Item) => kind === 'code-output' || kind === 'predict-then-run';

async function proveChallenges(
  challenges: CatalogChallenge[],
  services: GradingServices,
  seeds: number,
  say: (line: string) => unknown,
): Promise<ChallengeProof[]> {
  const proofs: ChallengeProof[] = [];
  for (const challenge of challenges) {
    const onProof = ({ file, problem }: Proof) =>
      say(`${problem ? '·' : '✓'} ${challenge.id}/${file}${problem ? `: ${problem}` : ''}`);
    for (const proof of await proveChallenge(challenge, services, { seeds, onProof })) {
      proofs.push({ challenge: challenge.id, ...proof });
    }
  }
  return proofs;
}

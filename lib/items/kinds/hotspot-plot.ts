import { z } from 'zod';
import { DrawnPlot, type PlotKind } from '../../authoring/plots';
import { type Inline, type ItemFinding, itemBase, type Kind, type Plain, refuseAnswer } from '../kind';
import { findTwins, Option, optionFeedback } from './options';

const Coordinate = z.number();
const Span = z.tuple([Coordinate, Coordinate]);

/** A point, or what lies between two values of x, and of y where that is told. In the units of the axes. */
const Area = z.union([
  z.strictObject({ at: z.tuple([Coordinate, Coordinate]) }),
  z.strictObject({ x: Span, y: Span.optional() }),
]);
type Area = z.infer<typeof Area>;

const Region = Option.omit({ pinned: true }).extend({ area: Area });
type Region = z.infer<typeof Region>;

const fields = z.strictObject({
  ...itemBase,
  kind: z.literal('hotspot-plot'),
  plot: DrawnPlot.omit({ id: true, title: true }),
  /** What can be clicked, and chosen from a list. Whichever of the right ones is chosen earns everything. */
  regions: z.array(Region).min(2).max(9),
});
type Hotspot = z.infer<typeof fields>;

const schema = fields
  .refine(({ regions }) => new Set(regions.map(({ id }) => id)).size === regions.length, {
    path: ['regions'],
    error: 'regions whose ids differ',
  })
  .refine(({ regions }) => regions.some(({ correct }) => correct), {
    path: ['regions'],
    error: 'at least one region with correct: true',
  })
  .refine(
    ({ regions }) => regions.every(({ correct, weight = 0 }) => (correct ? weight === 0 : weight >= 0 && weight < 1)),
    {
      path: ['regions'],
      error: 'weights from 0 to below 1, and only where correct: true does not stand',
    },
  );

const Answer = z.strictObject({ choice: z.string() });

/** Where a region begins: regions are listed from left to right, so that their order tells nothing. */
const corner = ({ area }: Region): [number, number] =>
  'at' in area ? area.at : [Math.min(...area.x), Math.min(...(area.y ?? [Number.NEGATIVE_INFINITY]))];

const byPlace = (a: Region, b: Region) => {
  const [[ax, ay], [bx, by]] = [corner(a), corner(b)];
  return ax - bx || (ay === by ? 0 : ay - by);
};

const spanOf = (span: [number, number] | undefined): [number, number] =>
  span ? [Math.min(...span), Math.max(...span)] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** A click could mean either. A point may stand inside of no other region, and no two points at one place. */
function overlap(a: Area, b: Area): boolean {
  const sides = (area: Area) =>
    'at' in area ? area.at.map((value) => [value, value] as [number, number]) : [spanOf(area.x), spanOf(area.y)];
  const isPoint = 'at' in a && 'at' in b;
  return sides(a).every(([low, high], i) => {
    const [from, to] = sides(b)[i] as [number, number];
    return isPoint ? low === from : low < to && from < high;
  });
}

function findOverlaps({ regions }: Hotspot): ItemFinding[] {
  return regions.flatMap(({ id, area }, i) =>
    regions.slice(0, i).flatMap((other): ItemFinding[] => {
      if (!overlap(area, other.area)) return [];
      const message = `"${id}" overlaps "${other.id}": a click there could mean either.`;
      return [{ path: ['regions', i, 'area'], expected: 'regions apart from one another', message }];
    }),
  );
}

interface Shown {
  kind: 'hotspot-plot';
  plot: {
    kind: PlotKind;
    x: Omit<Hotspot['plot']['x'], 'label'> & { label: Plain };
    y: Omit<Hotspot['plot']['y'], 'label'> & { label: Plain };
    series: (Omit<Hotspot['plot']['series'][number], 'label'> & { label: Plain })[];
  };
  regions: { id: string; text: Inline; area: Area }[];
}

export const hotspotPlot: Kind<typeof schema, z.infer<typeof Answer>, Shown> = {
  schema,
  answer: Answer,
  earns: ({ regions }) => (regions.some(({ correct, weight = 0 }) => !correct && weight > 0) ? 'part' : 'whole'),
  draw: (item) => ({ ...item, regions: [...item.regions].sort(byPlace) }),
  parse(item, input) {
    const answer = Answer.safeParse(input).data;
    if (!answer || !item.regions.some(({ id }) => id === answer.choice)) {
      refuseAnswer('expected { "choice": the id of one region }');
    }
    return answer;
  },
  mark(item, { choice }) {
    const chosen = item.regions.find(({ id }) => id === choice);
    const told = optionFeedback(item.regions, new Set([choice]));
    // Where one of several right ones was chosen, nothing was left out.
    const options = chosen?.correct ? told.filter((one) => one.chosen || !one.correct) : told;
    return { fraction: chosen?.correct ? 1 : (chosen?.weight ?? 0), options, message: null };
  },
  key: (item) => ({ choice: (item.regions.find(({ correct }) => correct) as Region).id }),
  wrong: (item) => item.regions.filter(({ correct }) => !correct).map(({ id }) => ({ choice: id })),
  findings: (item) => [...findTwins(item.regions, 'regions'), ...findOverlaps(item)],
  show: ({ kind, plot, regions }) => ({
    kind,
    plot: {
      kind: plot.kind,
      x: { ...plot.x, label: { plain: plot.x.label } },
      y: { ...plot.y, label: { plain: plot.y.label } },
      series: plot.series.map((one) => ({ ...one, label: { plain: one.label } })),
    },
    regions: regions.map(({ id, text, area }) => ({ id, text: { inline: text }, area })),
  }),
};

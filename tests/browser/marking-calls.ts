import { type Call, instructor, staff } from './expected';

// What staff ask for about questions and what answers earned.

export const MARKING_CALLS: Call[] = [
  {
    route: '/api/staff/remarks/route',
    method: 'POST',
    url: '/api/staff/remarks',
    data: {
      courseId: 'implicit-bias',
      chapterId: 'minimum-norm',
      itemId: 'nonsense',
      digest: 'nonsense',
      lower: false,
      reworded: false,
    },
    expected: instructor(409),
  },
  {
    route: '/api/staff/remarks/[id]/route',
    method: 'DELETE',
    url: '/api/staff/remarks/nonsense',
    expected: staff(404),
  },
];

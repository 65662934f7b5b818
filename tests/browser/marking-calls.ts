import { type Call, instructor, page, staff } from './expected';

// What staff ask for about questions and what answers earned.

export const MARKING_CALLS: Call[] = [
  {
    route: '/staff/[course]/waiting/page',
    method: 'GET',
    url: '/staff/implicit-bias/waiting?blind=1',
    expected: page(staff(200)),
  },
  {
    route: '/staff/[course]/waiting/[attempt]/[item]/page',
    method: 'GET',
    url: '/staff/implicit-bias/waiting/nonsense/nonsense',
    expected: page(staff(404)),
  },
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

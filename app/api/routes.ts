import * as account from './account/route';
import * as askingInstructor from './asking/instructor/route';
import * as asking from './asking/route';
import * as askingSuggestions from './asking/suggestions/route';
import * as attemptsIdAnswers from './attempts/[id]/answers/route';
import * as attemptsIdComments from './attempts/[id]/comments/route';
import * as attemptsIdEvents from './attempts/[id]/events/route';
import * as attemptsIdFinish from './attempts/[id]/finish/route';
import * as attemptsIdHints from './attempts/[id]/hints/route';
import * as attempts from './attempts/route';
import * as authAll from './auth/[...all]/route';
import * as checkpoints from './checkpoints/route';
import * as commentsId from './comments/[id]/route';
import * as drafts from './drafts/route';
import * as enrolments from './enrolments/route';
import * as healthLive from './health/live/route';
import * as healthReady from './health/ready/route';
import * as health from './health/route';
import * as invitationsToken from './invitations/[token]/route';
import * as lessonFeedback from './lesson-feedback/route';
import * as ltiChoicesId from './lti/choices/[id]/route';
import * as ltiJwks from './lti/jwks/route';
import * as ltiLaunch from './lti/launch/route';
import * as ltiLinksIdMembers from './lti/links/[id]/members/route';
import * as ltiLinksIdScores from './lti/links/[id]/scores/route';
import * as ltiLogin from './lti/login/route';
import * as preferences from './preferences/route';
import * as receipts from './receipts/route';
import * as search from './search/route';
import * as staffCourseAccommodationsUser from './staff/[course]/accommodations/[user]/route';
import * as staffCourseAccommodations from './staff/[course]/accommodations/route';
import * as staffCourseClusters from './staff/[course]/clusters/route';
import * as staffCourseCriteriaCsv from './staff/[course]/criteria.csv/route';
import * as staffCourseExport from './staff/[course]/export/route';
import * as staffCourseGridRows from './staff/[course]/grid/route';
import * as staffCourseGridCsv from './staff/[course]/grid.csv/route';
import * as staffCourseGridJson from './staff/[course]/grid.json/route';
import * as staffCourseImport from './staff/[course]/import/route';
import * as staffCourseItemsCsv from './staff/[course]/items.csv/route';
import * as staffCoursePeopleUser from './staff/[course]/people/[user]/route';
import * as staffCourseSavedComments from './staff/[course]/saved-comments/route';
import * as staffAdministratorsUser from './staff/administrators/[user]/route';
import * as staffAttemptsIdMarkings from './staff/attempts/[id]/markings/route';
import * as staffAttemptsIdTime from './staff/attempts/[id]/time/route';
import * as staffFeedbackId from './staff/feedback/[id]/route';
import * as staffInvitationsId from './staff/invitations/[id]/route';
import * as staffInvitations from './staff/invitations/route';
import * as staffPasswordResets from './staff/password-resets/route';
import * as staffPlatformsId from './staff/platforms/[id]/route';
import * as staffPlatforms from './staff/platforms/route';
import * as staffQuestionsId from './staff/questions/[id]/route';
import * as staffRegrades from './staff/regrades/route';
import * as staffRemarksId from './staff/remarks/[id]/route';
import * as staffRemarks from './staff/remarks/route';
import * as staffSavedCommentsId from './staff/saved-comments/[id]/route';
import * as staffTokensId from './staff/tokens/[id]/route';
import * as staffTokens from './staff/tokens/route';
import * as staffWindows from './staff/windows/route';
import * as submissionsIdComments from './submissions/[id]/comments/route';
import * as submissionsIdEvents from './submissions/[id]/events/route';
import * as submissionsIdReceipt from './submissions/[id]/receipt/route';
import * as submissionsId from './submissions/[id]/route';
import * as submissions from './submissions/route';
import * as threadsId from './threads/[id]/route';
import * as v1Path from './v1/[...path]/route';
import * as v1Document from './v1/openapi.json/route';
import * as visits from './visits/route';

/** Every route of the API by its address; Next finds the same files by itself, where it serves alone. */
export const ROUTES = {
  '/api/account': account,
  '/api/asking': asking,
  '/api/asking/instructor': askingInstructor,
  '/api/asking/suggestions': askingSuggestions,
  '/api/attempts': attempts,
  '/api/attempts/[id]/answers': attemptsIdAnswers,
  '/api/attempts/[id]/events': attemptsIdEvents,
  '/api/attempts/[id]/comments': attemptsIdComments,
  '/api/attempts/[id]/finish': attemptsIdFinish,
  '/api/attempts/[id]/hints': attemptsIdHints,
  '/api/auth/[...all]': authAll,
  '/api/checkpoints': checkpoints,
  '/api/comments/[id]': commentsId,
  '/api/drafts': drafts,
  '/api/enrolments': enrolments,
  '/api/health': health,
  '/api/health/live': healthLive,
  '/api/health/ready': healthReady,
  '/api/invitations/[token]': invitationsToken,
  '/api/lesson-feedback': lessonFeedback,
  '/api/lti/choices/[id]': ltiChoicesId,
  '/api/lti/jwks': ltiJwks,
  '/api/lti/launch': ltiLaunch,
  '/api/lti/links/[id]/members': ltiLinksIdMembers,
  '/api/lti/links/[id]/scores': ltiLinksIdScores,
  '/api/lti/login': ltiLogin,
  '/api/preferences': preferences,
  '/api/staff/[course]/accommodations': staffCourseAccommodations,
  '/api/staff/[course]/accommodations/[user]': staffCourseAccommodationsUser,
  '/api/search': search,
  '/api/receipts': receipts,
  '/api/staff/[course]/clusters': staffCourseClusters,
  '/api/staff/[course]/criteria.csv': staffCourseCriteriaCsv,
  '/api/staff/[course]/export': staffCourseExport,
  '/api/staff/[course]/import': staffCourseImport,
  '/api/staff/[course]/items.csv': staffCourseItemsCsv,
  '/api/staff/[course]/grid': staffCourseGridRows,
  '/api/staff/[course]/grid.csv': staffCourseGridCsv,
  '/api/staff/[course]/grid.json': staffCourseGridJson,
  '/api/staff/[course]/saved-comments': staffCourseSavedComments,
  '/api/staff/feedback/[id]': staffFeedbackId,
  '/api/staff/[course]/people/[user]': staffCoursePeopleUser,
  '/api/staff/administrators/[user]': staffAdministratorsUser,
  '/api/staff/attempts/[id]/markings': staffAttemptsIdMarkings,
  '/api/staff/attempts/[id]/time': staffAttemptsIdTime,
  '/api/staff/invitations': staffInvitations,
  '/api/staff/invitations/[id]': staffInvitationsId,
  '/api/staff/password-resets': staffPasswordResets,
  '/api/staff/platforms': staffPlatforms,
  '/api/staff/platforms/[id]': staffPlatformsId,
  '/api/staff/questions/[id]': staffQuestionsId,
  '/api/staff/regrades': staffRegrades,
  '/api/staff/tokens': staffTokens,
  '/api/staff/tokens/[id]': staffTokensId,
  '/api/staff/remarks': staffRemarks,
  '/api/staff/remarks/[id]': staffRemarksId,
  '/api/staff/saved-comments/[id]': staffSavedCommentsId,
  '/api/staff/windows': staffWindows,
  '/api/submissions': submissions,
  '/api/submissions/[id]': submissionsId,
  '/api/submissions/[id]/comments': submissionsIdComments,
  '/api/submissions/[id]/events': submissionsIdEvents,
  '/api/submissions/[id]/receipt': submissionsIdReceipt,
  '/api/v1/[...path]': v1Path,
  '/api/v1/openapi.json': v1Document,
  '/api/threads/[id]': threadsId,
  '/api/visits': visits,
};

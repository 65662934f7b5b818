const TEN_MINUTES = 600;

/** One for each launch, so that several frames of one page do not take each other's. */
export const launchCookieName = (state: string) => `heldout-lti-${state.slice(0, 12).replace(/[^\w-]/g, '')}`;

/** What this browser is known by when a launch comes back. */
export const launchCookie = (state: string) =>
  `${launchCookieName(state)}=${state}; Path=/api/lti; HttpOnly; Max-Age=${TEN_MINUTES}; SameSite=Lax`;

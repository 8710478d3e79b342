/** Where a click subscribes to a calendar, by the program that takes it. */
export interface SubscriptionLinks {
  /** Opens the calendar program of the device: Apple's, ICSx⁵. */
  readonly webcal: string;
  readonly google: string;
  /** outlook.live.com: personal accounts. */
  readonly outlook: string;
  /** outlook.office.com: accounts of work and school. */
  readonly office: string;
}

/** Make the links that subscribe to a calendar. `address` is its web address, `name` what Outlook shall call it. */
export function toSubscriptionLinks(address: string, name: string): SubscriptionLinks {
  const webcal = address.replace(/^https?:/, 'webcal:');
  const outlook = `/calendar/0/addfromweb?url=${encodeURIComponent(address)}&name=${encodeURIComponent(name)}`;
  return {
    webcal,
    // Given an https address, Google's page looks for a calendar of its own with that name: webcal makes it fetch.
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
    outlook: `https://outlook.live.com${outlook}`,
    office: `https://outlook.office.com${outlook}`,
  };
}

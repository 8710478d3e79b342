/** Where to write about a weakness of the site, as its settings tell. */
export interface SecurityContact {
  readonly repository?: string | undefined;
  /** A Telegram handle: «@MiventBot». */
  readonly contact?: string | undefined;
}

/**
 * Write security.txt (RFC 9116). `canonical` is its own address. It is good for ten to eleven months, to the first of a month: the
 * builds of one month say the same. Nothing where nobody can be written to.
 */
export function toSecurityTxt(
  { repository, contact }: SecurityContact,
  canonical: string,
  now: Temporal.Instant,
): string | undefined {
  const contacts = [
    ...(repository?.startsWith('https://github.com/') ? [`${repository}/security/advisories/new`] : []),
    ...(contact ? [`https://t.me/${contact.slice(1)}`] : []),
  ];
  if (contacts.length === 0) return undefined;
  const expires = now.toZonedDateTimeISO('UTC').toPlainDate().with({ day: 1 }).add({ months: 11 });
  return [
    ...contacts.map((address) => `Contact: ${address}`),
    `Expires: ${expires}T00:00:00Z`,
    'Preferred-Languages: ru, en',
    `Canonical: ${canonical}`,
    '',
  ].join('\n');
}

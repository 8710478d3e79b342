import { z } from 'zod';
import { ATTENDANCE_MODES, EVENT_FORMATS, EVENT_SCOPES, EVENT_STATUSES, NEED_KINDS } from '../domain/event.ts';
import { ROLES } from '../domain/person.ts';
import {
  address,
  addresses,
  day,
  formatPublishedSchema,
  id,
  language,
  line,
  moment,
  names,
  PROMISE,
  schemaField,
  timeZone,
  utcMoment,
  versionField,
} from './published-schema.ts';

/** A word of a list that may grow. */
function word(known: readonly string[], description: string) {
  return z
    .string()
    .regex(/^[a-z]+$/)
    .meta({ description, examples: [...known] });
}

const OCCURRENCE_KINDS = ['single', 'regular', 'moved', 'extra'] as const;

const occurrence = z
  .object({
    id: day.describe(
      'Names the date within its event: the local day of its start, or for a moved date the day on which the rule puts it. It stays when the date is moved again. Of a series, the date is found on the page at `<page>#<id>`, and has a calendar file of its own at `<calendar of the event without .ics>/<id>.ics`. Dates share an id where a series has several on one day.',
    ),
    start: moment.describe('When it begins.'),
    end: moment.describe('When it ends, exclusive: of what lasts one whole day the day after it.'),
    kind: z
      .enum(OCCURRENCE_KINDS)
      .describe(
        '`single`: the only date of an event without a rule. `regular`: where the rule of a series puts it. `moved`: elsewhere than the rule puts it (RFC 5545 RECURRENCE-ID). `extra`: a date beside the rule.',
      ),
    original: moment.optional().describe('Of a moved date: the start that the rule gives it.'),
  })
  .meta({ id: 'Occurrence', description: 'One time that an event takes place.' });

const hold = z
  .object({
    by: id.describe('Who keeps it: an id of `people`.'),
    until: day
      .optional()
      .describe(
        'The last day on which it holds its date, in the zone of the event. After it the date is free, and the status stays `hold`: compare with your own clock.',
      ),
    window: z
      .object({
        from: day.describe('The first day that is possible.'),
        to: day.describe('The last day that is possible, inclusive.'),
        decideBy: day.optional().describe('The last day on which a date is to be chosen.'),
      })
      .optional()
      .describe('A hold without a date: some days of a window. Such an event has no `start` and no `occurrences`.'),
  })
  .meta({ id: 'Hold', description: 'A date that is held for an event which is not agreed yet («бронь»).' });

const event = z
  .object({
    id: id.describe('Names the event for ever: the name of its file.'),
    uid: z
      .string()
      .describe(
        'The UID of its VEVENT in the calendars of this site (RFC 5545 §3.8.4.7): `<id>@<domain>`. A date that stands beside the series there has one of its own: the id, `+` or `_`, and its start by the rule.',
      ),
    status: z
      .enum(EVENT_STATUSES)
      .describe(
        '`hold`: the date is held, see `hold`. `confirmed`: agreed. `cancelled`: does not take place. `postponed`: does not take place at the time given here, and has no new one yet. A moved event is confirmed, with its new start. The list is closed.',
      ),
    sequence: z
      .int()
      .min(0)
      .describe(
        'How many times its time, zone, repetition, status or place has changed since it was announced (RFC 5545 §3.8.7.4). From Git; 0 where there is no history.',
      ),
    announced: utcMoment.describe('When its file first came to the registry. From Git.'),
    changed: utcMoment.describe('When its file last changed in any way. From Git.'),
    title: line.describe('Without a prefix for its status; in the language `lang`.'),
    summary: line.optional().describe('One or two sentences; in the language `lang`.'),
    lang: language.describe('The language of its texts.'),
    languages: z.array(language).describe('The languages spoken at it.'),
    format: id.describe('What kind of event it is: an id of `formats`.'),
    attendance: z
      .enum(ATTENDANCE_MODES)
      .describe('`offline`: in a place; `online`: on the internet; `hybrid`: both. The list is closed.'),
    region: id.describe('Whose event it is: an id of `regions`. Its venue may lie in another one.'),
    venue: id.optional().describe('An id of `venues`. An event has a venue, a place in words, or neither.'),
    place: line.optional().describe('A place in words, where it is no venue of the registry.'),
    onlineUrl: address.optional().describe('Where it takes place online, or is broadcast.'),
    organizers: z.array(id).describe('Ids of `people`.'),
    speakers: z.array(id).describe('Ids of `people`.'),
    hosts: z.array(id).describe('Ids of `people` who lead the evening.'),
    topics: z.array(id).describe('Ids of `topics`.'),
    scope: z
      .enum(EVENT_SCOPES)
      .describe(
        'How widely it claims its dates: `local`, `regional`, or `community` for a main event of all. The list is closed.',
      ),
    partOf: id.optional().describe('The id of the event that it is a part of.'),
    price: z
      .union([
        z.enum(['free', 'donation']),
        z.object({
          amount: z.number().min(0).describe('In units of the currency, at most seven decimals.'),
          currency: z.string().describe('ISO 4217, or the code of a Stellar asset.'),
        }),
      ])
      .optional()
      .describe('What a visitor pays; nothing where the file says nothing.'),
    registration: z
      .object({
        url: address.describe('Where to register.'),
        required: z.boolean().describe('Whether nobody gets in without it.'),
        deadline: day.optional().describe('The last day for it, in the zone of the event.'),
      })
      .optional(),
    capacity: z.int().min(1).optional().describe('How many people there is room for.'),
    needs: z
      .array(
        z.object({
          kind: word(NEED_KINDS, 'What is wanted. New kinds may be added.'),
          note: line.optional(),
          quantity: z.int().min(1).describe('How many.'),
          filled: z.boolean().describe('Whether it has been found.'),
        }),
      )
      .describe('What its organisers look for.'),
    cover: z
      .object({ url: address, alt: line.describe('What it shows, in the language `lang`.') })
      .optional()
      .describe('Its picture: JPEG, PNG, WebP or AVIF, at most 1 MB.'),
    report: z
      .object({
        attended: z.int().min(0).optional().describe('How many people came.'),
        recording: address.optional(),
      })
      .optional()
      .describe('What is told of it afterwards.'),
    pages: addresses.describe('Its page. The long text of the event stands there alone.'),
    calendars: addresses.describe('Its own calendar file (RFC 5545), with all of its dates.'),
    timezone: timeZone.describe('The zone that its rule, its days and its deadlines are reckoned in.'),
    allDay: z.boolean().describe('Whether it lasts whole days; then all of its moments are days.'),
    start: moment
      .optional()
      .describe(
        'When it begins; of a series, the first date by its rule, also where that date is left out or moved (RFC 5545 DTSTART). Nothing for a hold on a window.',
      ),
    end: moment
      .optional()
      .describe('When that first date ends, exclusive: of what lasts one whole day the day after it.'),
    previousStart: moment
      .optional()
      .describe(
        'Of a confirmed event that has been moved: the start that was agreed before. A moved date of a series has its own `original` instead. From Git.',
      ),
    recurrence: z
      .object({
        rule: z
          .string()
          .describe(
            'A rule that always ends: the value of an RRULE (RFC 5545 §3.3.10), counted from `start` in local time of `timezone`; UNTIL in UTC for what has hours.',
          ),
        except: z.array(moment).describe('Starts by the rule that do not take place (RFC 5545 EXDATE).'),
      })
      .optional()
      .describe('How a series repeats. Moved and extra dates stand in `occurrences`, which needs no rule to be read.'),
    hold: hold.optional().describe('Present exactly if the status is `hold`.'),
    occurrences: z
      .array(occurrence)
      .describe(
        'All of its dates in order of time, past ones included: a rule need not be expanded. They are also there where the event is cancelled or postponed: then it does not take place on them.',
      ),
  })
  .meta({ id: 'Event', description: 'An event of the registry.' });

const region = z
  .object({
    id: id.describe('ISO 3166-2 or ISO 3166-1 in lower case, or `online`.'),
    name: names,
    country: z
      .string()
      .regex(/^[a-z]{2}$/)
      .optional()
      .describe('ISO 3166-1 in lower case; nothing for `online`.'),
    timezone: timeZone.nullable().describe('Its zone; null where it has several, and each event there names its own.'),
    coordinators: z.array(id).describe('Ids of `people`.'),
    telegram: z.string().optional().describe('Its chat or channel: a handle with its `@`.'),
    pages: addresses,
    calendars: addresses.describe('The calendar feed of its events, from two months back to a year and a half ahead.'),
  })
  .meta({ id: 'Region', description: 'A place where the community lives and meets.' });

const venue = z
  .object({
    id,
    name: names,
    region: id.describe('An id of `regions`.'),
    address: line.optional().describe('Street and number.'),
    geo: z
      .object({
        lat: z.number().min(-90).max(90).describe('Degrees north (WGS 84).'),
        lon: z.number().min(-180).max(180).describe('Degrees east (WGS 84).'),
      })
      .optional(),
    capacity: z.int().min(1).optional().describe('How many people there is room for.'),
    access: line.optional().describe('How to get in, in Russian.'),
    pages: addresses,
    calendars: addresses,
  })
  .meta({ id: 'Venue', description: 'A place where events take place.' });

const person = z
  .object({
    id,
    name: names,
    roles: z.array(word(ROLES, 'What somebody does in the programme. New roles may be added.')),
    telegram: z.string().optional().describe('A handle with its `@`.'),
    web: address.optional(),
    regions: z.array(id).describe('Ids of `regions`.'),
    topics: z.array(id).describe('Ids of `topics`.'),
    languages: z.array(language),
    pages: addresses,
    calendars: addresses,
  })
  .meta({ id: 'Person', description: 'Somebody who organises, speaks or hosts: what they gave of themselves.' });

const kind = z.object({ id, name: names, pages: addresses, calendars: addresses });

/** What `/api/v1/events.json` holds: the source of its types, of its published schema and of what is promised. */
export const eventListSchema = z.object({
  $schema: schemaField,
  version: versionField,
  registry: z
    .object({
      name: names,
      domain: z.string().describe('The domain of all UIDs; it never changes.'),
      timezone: timeZone.describe('The zone of the registry; events have their own.'),
      pages: addresses.describe('The home page.'),
      calendars: addresses.describe('The calendar feed of all events.'),
    })
    .describe('Whose events these are.'),
  events: z
    .array(event)
    .describe('All events, in order of their ids: past, cancelled and held ones, too; each once, without duplicates.'),
  regions: z.array(region).describe('All regions, also those without events.'),
  venues: z.array(venue),
  people: z.array(person),
  formats: z
    .array(
      kind.meta({
        id: 'Format',
        description: 'A kind of event; its name is that of one, as it stands within a sentence.',
      }),
    )
    .meta({ description: `All kinds of events. New ones may be added. Now: ${EVENT_FORMATS.join(', ')}.` }),
  topics: z.array(kind.meta({ id: 'Topic', description: 'What events are about.' })),
});

/** All events of a registry as plain JSON (`/api/v1/events.json`, a contract). */
export type EventList = z.output<typeof eventListSchema>;
export type ListedEvent = EventList['events'][number];
export type ListedOccurrence = ListedEvent['occurrences'][number];

/** Write the JSON Schema of the list of events; `address` is its own. */
export function formatEventListSchema(address: string): string {
  return formatPublishedSchema(eventListSchema, {
    address,
    title: 'Events of a registry, version 1',
    description: `All events of a community's registry with all of their dates, and the regions, venues, people, formats and topics that they name: a bot or another calendar needs nothing else. It changes only when the registry does, never with the clock. Texts are plain texts: escape them for where you put them. A field that is not there has no value; no field is null unless its description says so. An id of an event or a person that leads nowhere belongs to what cannot be shown: leave it out. ${PROMISE}`,
  });
}

import type { EventEntry } from '../../src/domain/event.ts';
import type { IssueCode } from '../../src/domain/issue.ts';
import { formatEventFile } from '../../src/formats/event-text.ts';
import { type Agenda, emptyAgenda, SLOTS } from './agenda.ts';
import { FALLBACK_TIMEZONE, FURTHER_PLACES, HOME_PLACES, ONLINE_PLACE, type Place } from './places.ts';
import { type Random, seededRandom } from './random.ts';
import {
  ANGLES,
  EQUIPMENT_KINDS,
  type EventFormat,
  FESTIVAL_PARTS,
  HARD_TITLES,
  HEADINGS,
  HOLD_PLACES,
  LIST_ITEMS,
  NEED_NOTES,
  OPENING_SENTENCES,
  SENTENCES,
  SERIES_ANGLES,
  SUMMARIES,
  TITLES,
  TOPICS,
  type Topic,
  VENUE_KINDS,
} from './texts.ts';

export interface DemoOptions {
  /** How many event files, the planted conflicts included. */
  readonly events: number;
  readonly seed: number;
  /** The moment at which holds are live or expired, events past or to come. */
  readonly now: Temporal.Instant;
  /** How many conflicts to plant. */
  readonly conflicts: number;
}

/** An error that the check finds in a demonstration registry: the code, and the events on both sides. */
export interface PlantedConflict {
  readonly code: IssueCode;
  readonly events: readonly string[];
}

export interface DemoRegistry {
  /** Every file of the content folder, made one by one as they are asked for. */
  readonly files: Iterable<{ readonly path: string; readonly text: string }>;
  readonly conflicts: readonly PlantedConflict[];
}

/**
 * Make a registry that looks like a community's: the same options give the same bytes on every machine. At `now` it has
 * exactly the planted conflicts and no other error. Throws a RangeError where so many conflicts do not fit.
 */
export function makeDemoRegistry(options: DemoOptions): DemoRegistry {
  const world = makeWorld(options);
  const conflicts = planEvents(world, options);
  return { conflicts, files: writeFiles(world, options) };
}

/** A region with what belongs to it. People and equipment serve in their own region only, so none is in two places. */
interface DemoRegion {
  readonly place: Place;
  readonly agenda: Agenda;
  readonly venues: readonly DemoVenue[];
  readonly coordinator: string;
  readonly organizers: readonly string[];
  readonly hosts: readonly string[];
  readonly speakers: readonly string[];
  readonly equipment: readonly string[];
  /** Days on which an event of a topic and angle took place, so that none looks like a duplicate of another. */
  readonly themes: Map<string, number[]>;
}

interface DemoVenue {
  readonly id: string;
  readonly name: { readonly ru: string; readonly en: string };
  readonly capacity: number;
  readonly isClosedInAugust: boolean;
}

interface DemoEvent {
  readonly id: string;
  readonly region: DemoRegion;
  readonly entry: EventEntry;
  readonly theme: Theme;
}

interface Theme {
  readonly topic: Topic;
  readonly angle: string;
}

/** When an event fills one part of one day. */
interface Visit {
  readonly day: number;
  readonly slot: number;
}

interface World {
  readonly random: Random;
  /** ISO dates and weekdays (1 … 7, Monday first) by number of the day. */
  readonly dates: readonly string[];
  readonly weekdays: readonly number[];
  readonly today: number;
  readonly regions: readonly DemoRegion[];
  /** Regions by how often events choose them. */
  readonly choice: readonly DemoRegion[];
  readonly online: DemoRegion;
  readonly onlinePeople: Map<number, number>;
  readonly events: DemoEvent[];
  /** Single timed events that take a place: what conflicts are planted on. */
  readonly singles: { readonly event: DemoEvent; readonly visit: Visit }[];
  readonly series: { readonly event: DemoEvent; readonly visits: readonly Visit[] }[];
}

function makeWorld({ events, seed, now }: DemoOptions): World {
  const random = seededRandom(seed);
  const [past, future] = events <= 2000 ? [300, 240] : [900, 400];
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  const days = past + future;
  const all = Array.from({ length: days }, (_, index) => today.add({ days: index - past }));
  const places = [...HOME_PLACES, ...FURTHER_PLACES.slice(0, 2 + Math.ceil(events / 2500))];
  const staff = Math.max(2, Math.min(12, Math.ceil(events / places.length / 60)));
  const regions = places.map((place) => makeRegion(place, days, staff, random));
  return {
    random,
    dates: all.map(String),
    weekdays: all.map((date) => date.dayOfWeek),
    today: past,
    regions,
    choice: regions.flatMap((region) => Array.from({ length: weightOf(region.place) }, () => region)),
    online: makeRegion(ONLINE_PLACE, days, staff, random),
    onlinePeople: new Map(),
    events: [],
    singles: [],
    series: [],
  };
}

function weightOf({ id, overlapPolicy }: Place): number {
  if (id === 'me-16' || id === 'me-02') return 6;
  return overlapPolicy === 'allow' ? 5 : 3;
}

function makeRegion(place: Place, days: number, staff: number, random: Random): DemoRegion {
  const people = (role: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${role}-${place.id}-${index + 1}`);
  const kinds = random.sample(VENUE_KINDS, Math.min(VENUE_KINDS.length, 2 + staff));
  return {
    place,
    agenda: emptyAgenda(days),
    venues:
      place === ONLINE_PLACE
        ? []
        : kinds.map(([kind, ru, en], index) => ({
            id: `${place.id}-${kind}`,
            name: { ru: `${ru} ${index + 1}`, en: `${en} ${index + 1}` },
            capacity: random.pick([20, 40, 60, 80, 120, 300]),
            isClosedInAugust: index > 0 && random.chance(0.15),
          })),
    coordinator: `coordinator-${place.id}`,
    organizers: people('organizer', staff),
    hosts: people('host', staff),
    speakers: people('speaker', staff * 2),
    equipment: place === ONLINE_PLACE ? [] : EQUIPMENT_KINDS.map(([kind]) => `${kind}-${place.id}`),
    themes: new Map(),
  };
}

/** Fill the calendar from what needs most room to what needs least, and return the conflicts planted last. */
function planEvents(world: World, { events, conflicts: planted }: DemoOptions): PlantedConflict[] {
  if (planted > events / 8) throw new RangeError(`${planted} conflicts need at least ${planted * 8} events.`);
  const room = events - planted;
  const share = (part: number) => Math.round(room * part);
  const repeat = (times: number, plan: (world: World) => void) => {
    for (let done = 0; done < times; done++) plan(world);
  };
  repeat(Math.floor(room / 500), planFestival);
  repeat(share(0.02), planSeveralDays);
  repeat(share(0.02), planWholeDay);
  repeat(share(0.03), planSeries);
  repeat(share(0.02), planHold);
  repeat(share(0.01), planExpiredHold);
  repeat(share(0.006), planWindow);
  repeat(share(0.03), planCancelled);
  repeat(share(0.01), planPostponed);
  repeat(share(0.09), planOnline);
  const overlapping = share(0.003);
  const duplicates = share(0.002);
  repeat(room - world.events.length - overlapping - duplicates, planSingle);
  repeat(overlapping, planAgreedOverlap);
  repeat(duplicates, planDuplicate);
  return Array.from({ length: planted }, (_, index) => plantConflict(world, index));
}

// --- One kind of event each -------------------------------------------------------------------------------------

/** A flagship over some days, with a programme: it claims the country, and its parts share its places. */
function planFestival(world: World): void {
  const { random } = world;
  const { region, first, last } = findDays(world, random.whole(2, 3), true);
  for (const { agenda } of compatriotsOf(world, region)) agenda.takeDays(first, last);
  const theme = pickTheme(world, region, first);
  const [main = undefined, ...halls] = openVenues(world, region, first);
  const id = add(world, region, theme, 'festival', {
    ...common(world, region, 'festival', theme),
    start: dateOf(world, first),
    end: dateOf(world, last),
    scope: 'community',
    organizers: [region.coordinator, random.pick(region.organizers)],
    ...whereabouts(main, random),
    price: 'free',
    capacity: 300,
  }).id;
  const parts = random.sample(FESTIVAL_PARTS, random.whole(3, 5));
  for (const [index, [title, format]] of parts.entries()) {
    const visit = {
      day: first + Math.floor((index * (last - first + 1)) / parts.length),
      slot: index % (SLOTS.length - 1),
    };
    add(world, region, theme, format, {
      ...common(world, region, format, theme),
      title: `${title} фестиваля «${theme.topic.name}»`,
      ...timesOf(world, visit),
      partOf: id,
      ...whereabouts(halls[index % Math.max(1, halls.length)], random),
      ...staffOf(region, random),
    });
  }
}

const FREQUENCIES = ['weekly', 'fortnightly', 'monthly'] as const;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

function planSeries(world: World): void {
  const { random, dates } = world;
  const frequency = random.pick(FREQUENCIES);
  for (let attempt = 0; attempt < 500; attempt++) {
    const region = random.pick(world.choice);
    const slot = random.pick([0, 1, 3, 3, 3]);
    const first = random.whole(7, dates.length - 120);
    const count = { weekly: random.whole(8, 52), fortnightly: random.whole(6, 26), monthly: random.whole(4, 12) }[
      frequency
    ];
    const planned = (
      frequency === 'monthly'
        ? monthlyDays(world, first, count)
        : everyDays(first, frequency === 'weekly' ? 7 : 14, count)
    ).filter((day) => day < dates.length - 8);
    const free = planned.filter((day) => region.agenda.isFree(day, slot));
    if (free[0] !== first || free.length < 4 || free.length < planned.length * 0.8) continue;
    const topic = random.pick(TOPICS);
    const format: EventFormat =
      slot === 0 ? 'breakfast' : slot === 1 ? 'lunch' : random.pick(['club', 'meetup', 'training', 'debate']);
    const except = planned.filter((day) => !free.includes(day));
    const moved = free.slice(1).find((day) => random.chance(0.1) && region.agenda.isFree(day + 1, slot));
    const visits = free.filter((day) => day !== moved).map((day) => ({ day, slot }));
    for (const { day } of visits) region.agenda.take(day, slot);
    const times = timesOf(world, { day: first, slot });
    const isWeekly = frequency !== 'monthly';
    const weekday = WEEKDAYS[(world.weekdays[first] ?? 1) - 1] ?? 'MO';
    const ordinal = Math.ceil(Number(dateOf(world, first).slice(8)) / 7);
    const rule = isWeekly
      ? `FREQ=WEEKLY${frequency === 'weekly' ? '' : ';INTERVAL=2'};BYDAY=${weekday}`
      : `FREQ=MONTHLY;BYDAY=${ordinal}${weekday}`;
    const limit = random.chance(0.5)
      ? `COUNT=${planned.length}`
      : `UNTIL=${dateOf(world, planned.at(-1) ?? first).replaceAll('-', '')}`;
    if (moved !== undefined) region.agenda.take(moved + 1, slot);
    const theme = { topic, angle: random.pick(SERIES_ANGLES) };
    const event = add(world, region, theme, format, {
      ...common(world, region, format, theme),
      ...times,
      scope: random.chance(0.3) ? 'local' : 'regional',
      ...whereabouts(
        region.venues.find((venue) => !venue.isClosedInAugust),
        random,
      ),
      ...staffOf(region, random),
      repeat: {
        rule: `${rule};${limit}`,
        ...(except.length > 0 ? { except: except.map((day) => dateOf(world, day)) } : {}),
        ...(moved === undefined ? {} : { moved: [{ from: dateOf(world, moved), ...onDay(world, times, moved + 1) }] }),
      },
    });
    world.series.push({ event, visits });
    return;
  }
  throw new Error('The calendar has no room for another series.');
}

function everyDays(first: number, step: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index * step);
}

/** The days with the same weekday and the same place in their month as the first one; the fifth of a month is passed over. */
function monthlyDays(world: World, first: number, count: number): number[] {
  const place = (day: number) => Math.ceil(Number(dateOf(world, day).slice(8)) / 7);
  if (place(first) > 4) return [];
  const days: number[] = [];
  for (let day = first; day < world.dates.length && days.length < count; day += 7)
    if (place(day) === place(first)) days.push(day);
  return days;
}

/** The same hours on another day. Of a time without an end, the start alone: its length stays. */
function onDay(
  world: World,
  { start, end }: { start: string; end?: string | undefined },
  day: number,
): { start: string; end?: string } {
  const days = end === undefined ? 0 : Number(end.slice(0, 10) > start.slice(0, 10));
  const moved = `${dateOf(world, day)}${start.slice(10)}`;
  return end === undefined ? { start: moved } : { start: moved, end: `${dateOf(world, day + days)}${end.slice(10)}` };
}

function planSeveralDays(world: World): void {
  const { random } = world;
  planDays(world, random.whole(2, 4), random.pick<EventFormat>(['camp', 'conference', 'festival', 'fair']));
}

function planWholeDay(world: World): void {
  planDays(world, 1, world.random.pick<EventFormat>(['fair', 'contest', 'camp', 'assembly', 'other']));
}

function planDays(world: World, length: number, format: EventFormat): void {
  const { region, first, last } = findDays(world, length, false);
  region.agenda.takeDays(first, last);
  const theme = pickTheme(world, region, first);
  const [venue] = openVenues(world, region, first, last);
  add(world, region, theme, format, {
    ...common(world, region, format, theme),
    start: dateOf(world, first),
    ...(last > first ? { end: dateOf(world, last) } : {}),
    ...whereabouts(venue, world.random),
    ...staffOf(region, world.random),
    ...(last < world.today ? { report: { attended: world.random.whole(20, 250) } } : {}),
  });
}

/** How long before its date a hold runs out, and never further than two weeks from now. */
function planHold(world: World): void {
  const { random } = world;
  const region = random.pick(world.choice);
  const visit = takeVisit(world, region, world.today + 4);
  if (!visit) {
    planHold(world);
    return;
  }
  const format = pickFormat(world, visit);
  const theme = pickTheme(world, region, visit.day);
  add(world, region, theme, format, {
    ...common(world, region, format, theme),
    status: 'hold',
    ...timesOf(world, visit),
    place: random.pick(HOLD_PLACES),
    hold: {
      until: dateOf(world, Math.min(visit.day - 1, world.today + random.whole(2, 14))),
      by: random.pick(region.organizers),
    },
  });
}

/** Expired holds, cancelled and postponed events block nothing: they lie where others are. */
function planExpiredHold(world: World): void {
  const until = world.today - world.random.whole(60, Math.min(400, world.today - 1));
  planIdle(world, until + world.random.whole(3, 50), (region) => ({
    status: 'hold',
    hold: { until: dateOf(world, until), by: world.random.pick(region.organizers) },
  }));
}

function planCancelled(world: World): void {
  planIdle(world, world.random.whole(1, world.dates.length - 2), () => ({ status: 'cancelled' }));
}

function planPostponed(world: World): void {
  planIdle(world, world.random.whole(1, world.dates.length - 2), () => ({ status: 'postponed' }));
}

function planIdle(world: World, day: number, state: (region: DemoRegion) => Pick<EventEntry, 'status' | 'hold'>): void {
  const region = world.random.pick(world.choice);
  const visit = { day, slot: world.random.whole(0, SLOTS.length - 1) };
  const format = pickFormat(world, visit);
  const theme = pickTheme(world, region, day);
  add(world, region, theme, format, {
    ...common(world, region, format, theme),
    ...timesOf(world, visit),
    ...whereabouts(openVenues(world, region, day)[0], world.random),
    ...state(region),
  });
}

function planWindow(world: World): void {
  const { random } = world;
  const region = random.pick(world.choice);
  const from = random.whole(random.pick([70, world.today + 65]), world.dates.length - 60);
  const theme = pickTheme(world, region, from);
  const window = {
    from: dateOf(world, from),
    to: dateOf(world, from + random.whole(20, 59)),
    decideBy: dateOf(world, from - 60),
  };
  add(world, region, theme, 'festival', {
    ...common(world, region, 'festival', theme),
    status: 'hold',
    hold: { by: region.coordinator, window },
  });
}

/** Online events overlap freely; a person speaks at one of them at a time. */
function planOnline(world: World): void {
  const { random, online, onlinePeople } = world;
  const visit = { day: random.whole(1, world.dates.length - 2), slot: random.pick([0, 1, 2, 3, 3, 3]) };
  const key = visit.day * SLOTS.length + visit.slot;
  const speaker = online.speakers[onlinePeople.get(key) ?? 0];
  onlinePeople.set(key, (onlinePeople.get(key) ?? 0) + 1);
  const theme = pickTheme(world, online, visit.day);
  const format = random.pick<EventFormat>(['meetup', 'lecture', 'workshop', 'debate', 'club']);
  add(world, online, theme, format, {
    ...common(world, online, format, theme),
    ...timesOf(world, visit),
    attendance: 'online',
    onlineUrl: `https://example.org/live/${nextNumber(world)}`,
    ...(speaker === undefined ? {} : { speakers: [speaker] }),
  });
}

function planSingle(world: World): void {
  const { random } = world;
  for (let attempt = 0; attempt < 100; attempt++) {
    const region = random.pick(world.choice);
    const visit = takeVisit(world, region, 1);
    if (!visit) continue;
    addSingle(world, region, visit);
    return;
  }
  throw new Error('The calendar has no room for another event.');
}

function addSingle(world: World, region: DemoRegion, visit: Visit): void {
  const { random } = world;
  const format = pickFormat(world, visit);
  const theme = pickTheme(world, region, visit.day);
  const isHybrid = random.chance(0.08);
  const isPast = visit.day < world.today;
  const event = add(world, region, theme, format, {
    ...common(world, region, format, theme),
    ...timesOf(world, visit),
    ...(random.chance(0.06) ? { scope: 'local' } : {}),
    ...whereabouts(random.chance(0.88) ? random.pick(openVenues(world, region, visit.day)) : undefined, random),
    ...staffOf(region, random),
    ...(isHybrid ? { attendance: 'hybrid', onlineUrl: `https://example.org/live/${nextNumber(world)}` } : {}),
    ...(random.chance(0.1) ? { setup: 'PT30M', teardown: 'PT30M' } : {}),
    ...(random.chance(0.15) ? { equipment: [{ item: random.pick(region.equipment), quantity: 1 }] } : {}),
    ...(!isPast && random.chance(0.12)
      ? { needs: random.sample(NEED_NOTES, 2).map(([kind, note]) => ({ kind, note })) }
      : {}),
    ...(random.chance(0.1) ? { budget: budgetOf(random) } : {}),
    ...(isPast && random.chance(0.6) ? { report: { attended: random.whole(3, 120) } } : {}),
  });
  world.singles.push({ event, visit });
}

/** Two events at one time that a coordinator has agreed to. */
function planAgreedOverlap(world: World): void {
  const found = takeSingle(
    world,
    ({ event }) => event.entry.scope === 'regional' && event.region.place.overlapPolicy === undefined,
  );
  if (!found) {
    planSingle(world);
    return;
  }
  const { region } = found.event;
  addBeside(world, found, region, {
    place: world.random.pick(HOLD_PLACES),
    overlaps: [
      { with: found.event.id, reason: 'Разные аудитории, координатор не против', agreedBy: region.coordinator },
    ],
  });
}

/** One event entered twice. */
function planDuplicate(world: World): void {
  const found = takeSingle(world, () => true);
  if (!found) {
    planSingle(world);
    return;
  }
  const { id, region, entry, theme } = found.event;
  add(world, region, theme, entry.format, { ...entry, duplicateOf: id });
}

// --- Conflicts ---------------------------------------------------------------------------------------------------

type Plant = (world: World) => PlantedConflict | undefined;

const PLANTS: readonly Plant[] = [plantInRegion, plantInVenue, plantOnSeries, plantHoldInVenue, plantSelf];

/** Plant the next kind in turn; where the calendar has no place for it, the one after. */
function plantConflict(world: World, turn: number): PlantedConflict {
  for (let next = 0; next < PLANTS.length; next++) {
    const planted = PLANTS[(turn + next) % PLANTS.length]?.(world);
    if (planted) return planted;
  }
  throw new RangeError('The calendar has no place for so many conflicts.');
}

function plantInRegion(world: World): PlantedConflict | undefined {
  const found = takeSingle(
    world,
    ({ event }) => event.entry.scope === 'regional' && event.region.place.overlapPolicy === undefined,
  );
  if (!found) return undefined;
  const other = addBeside(world, found, found.event.region, { place: world.random.pick(HOLD_PLACES) });
  return { code: 'region-conflict', events: [found.event.id, other.id] };
}

/** A venue alone: in a region where several events may take place at once. */
function plantInVenue(world: World): PlantedConflict | undefined {
  const found = takeSingle(
    world,
    ({ event }) => event.entry.venue !== undefined && event.region.place.overlapPolicy === 'allow',
  );
  if (!found) return undefined;
  const other = addBeside(world, found, found.event.region, { venue: found.event.entry.venue });
  return { code: 'venue-conflict', events: [found.event.id, other.id] };
}

function plantHoldInVenue(world: World): PlantedConflict | undefined {
  const isLater = ({ event, visit }: Single) =>
    visit.day > world.today + 3 && event.entry.venue !== undefined && event.region.place.overlapPolicy === 'allow';
  const found = takeSingle(world, isLater);
  if (!found) return undefined;
  const { region, entry } = found.event;
  const until = dateOf(world, Math.min(found.visit.day - 1, world.today + 10));
  const hold = { until, by: region.coordinator };
  const other = addBeside(world, found, region, { status: 'hold', venue: entry.venue, hold });
  return { code: 'venue-conflict', events: [found.event.id, other.id] };
}

function plantOnSeries(world: World): PlantedConflict | undefined {
  const index = world.series.findIndex(
    ({ event }) => event.entry.scope === 'regional' && event.region.place.overlapPolicy === undefined,
  );
  const [found] = index === -1 ? [] : world.series.splice(index, 1);
  if (!found) return undefined;
  const visit = world.random.pick(found.visits);
  const other = addBeside(world, { event: found.event, visit }, found.event.region, {
    place: world.random.pick(HOLD_PLACES),
  });
  return { code: 'region-conflict', events: [found.event.id, other.id] };
}

function plantSelf(world: World): PlantedConflict {
  const day = world.random.whole(world.today, world.dates.length - 30);
  const theme = pickTheme(world, world.online, day);
  const event = add(world, world.online, theme, 'workshop', {
    ...common(world, world.online, 'workshop', theme),
    start: `${dateOf(world, day)}T10:00`,
    duration: 'PT26H',
    attendance: 'online',
    onlineUrl: `https://example.org/live/${nextNumber(world)}`,
    repeat: { rule: 'FREQ=DAILY;COUNT=5' },
  });
  return { code: 'self-conflict', events: [event.id] };
}

type Single = World['singles'][number];

/** Take a random single event that nothing else was built on. */
function takeSingle(world: World, fits: (single: Single) => boolean): Single | undefined {
  const { random, singles } = world;
  const from = random.whole(0, Math.max(0, singles.length - 1));
  for (let step = 0; step < singles.length; step++) {
    const index = (from + step) % singles.length;
    const single = singles[index];
    if (single && fits(single)) {
      singles.splice(index, 1);
      return single;
    }
  }
  return undefined;
}

/** Add an event in the same part of the same day, whatever is there. */
function addBeside(world: World, { visit, event }: Single, region: DemoRegion, fields: Partial<EventEntry>): DemoEvent {
  const theme = pickTheme(world, region, visit.day);
  const { start = '', end, duration } = event.entry;
  return add(world, region, theme, 'meeting', {
    ...bare(region, 'meeting', theme, world.random),
    ...onDay(world, { start, end }, visit.day),
    duration,
    ...fields,
  });
}

// --- What events are made of -------------------------------------------------------------------------------------

function add(world: World, region: DemoRegion, theme: Theme, format: EventFormat, entry: EventEntry): DemoEvent {
  const event = { id: `${format}-${theme.topic.id}-${nextNumber(world)}`, region, theme, entry: clean(entry) };
  world.events.push(event);
  return event;
}

function nextNumber({ events }: World): number {
  return events.length + 1;
}

/** Without the keys that hold nothing. */
function clean(entry: EventEntry): EventEntry {
  // Only keys without a value go: what remains has the same type.
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as EventEntry;
}

function bare(region: DemoRegion, format: EventFormat, { topic, angle }: Theme, random: Random): EventEntry {
  const { timezone } = region.place;
  return {
    title: random.chance(0.02) ? random.pick(HARD_TITLES)(TITLES[format](topic, angle)) : TITLES[format](topic, angle),
    summary: random.pick(SUMMARIES)(topic, angle),
    status: 'confirmed',
    attendance: 'offline',
    format,
    lang: 'ru',
    scope: 'regional',
    topics: [topic.id],
    ...(timezone === null ? { timezone: FALLBACK_TIMEZONE } : {}),
  };
}

function common(world: World, region: DemoRegion, format: EventFormat, theme: Theme): EventEntry {
  const { random } = world;
  const number = nextNumber(world);
  return {
    ...bare(region, format, theme, random),
    organizers: random.sample(region.organizers, random.whole(1, 2)),
    ...(random.chance(0.3) ? { languages: random.pick([['ru', 'en'], ['ru', 'sr'], ['en']]) } : {}),
    ...(random.chance(0.3) ? { topics: random.sample(TOPICS, 2).map(({ id }) => id) } : {}),
    ...(random.chance(0.8) ? { price: priceOf(random) } : {}),
    ...(random.chance(0.3)
      ? { registration: { url: `https://example.org/join/${number}`, required: random.chance(0.5) } }
      : {}),
    ...(random.chance(0.3) ? { capacity: random.pick([12, 20, 30, 40, 60]) } : {}),
    ...(random.chance(0.15) ? { code: `MIV-${number.toString(36).toUpperCase().padStart(4, '0')}` } : {}),
  };
}

function priceOf(random: Random): NonNullable<EventEntry['price']> {
  return random.pick(['free', 'free', 'donation', { amount: random.whole(2, 30), currency: 'EUR' }]);
}

function staffOf(region: DemoRegion, random: Random): Partial<EventEntry> {
  return {
    ...(random.chance(0.4) ? { speakers: random.sample(region.speakers, random.whole(1, 2)) } : {}),
    ...(random.chance(0.3) ? { hosts: [random.pick(region.hosts)] } : {}),
  };
}

function budgetOf(random: Random): EventEntry['budget'] {
  const rent = random.whole(4, 20) * 10;
  return {
    currency: 'EUR',
    plan: {
      costs: [
        { item: 'Аренда зала', amount: rent },
        { item: 'Чай и кофе', amount: 30 },
      ],
      income: [{ kind: 'donation', amount: rent }],
    },
  };
}

function whereabouts(venue: DemoVenue | undefined, random: Random): Partial<EventEntry> {
  return venue ? { venue: venue.id } : { place: random.pick(HOLD_PLACES) };
}

function openVenues({ dates }: World, region: DemoRegion, first: number, last = first): readonly DemoVenue[] {
  // A night that begins on the last day of July goes on in August.
  const isAugust = [first, last, last + 1].some((day) => dates[day]?.slice(5, 7) === '08');
  return isAugust ? region.venues.filter((venue) => !venue.isClosedInAugust) : region.venues;
}

const FORMATS_BY_SLOT: readonly (readonly EventFormat[])[] = [
  ['breakfast', 'workshop', 'training', 'lecture', 'other'],
  ['lunch', 'meeting', 'other', 'workshop'],
  ['workshop', 'lecture', 'training', 'contest', 'meeting'],
  ['debate', 'meeting', 'club', 'lecture', 'meetup', 'assembly'],
  ['party', 'club'],
];

function pickFormat({ random }: World, { slot }: Visit): EventFormat {
  return random.pick(FORMATS_BY_SLOT[slot] ?? ['other']);
}

/** A topic and angle that nothing in the region has had within three weeks. */
function pickTheme({ random }: World, region: DemoRegion, day: number): Theme {
  for (let attempt = 0; ; attempt++) {
    const topic = random.pick(TOPICS);
    const angle = random.pick(ANGLES);
    const key = `${topic.id} ${angle}`;
    const days = region.themes.get(key);
    if (days?.some((other) => Math.abs(other - day) <= 21) && attempt < 50) continue;
    if (days) days.push(day);
    else region.themes.set(key, [day]);
    return { topic, angle };
  }
}

/** Evenings most of all, weekends more than weekdays. */
function takeVisit(world: World, { agenda }: DemoRegion, from: number): Visit | undefined {
  const { random, dates, weekdays } = world;
  for (let attempt = 0; attempt < 60; attempt++) {
    const day = random.whole(from, dates.length - 2);
    const isWeekend = (weekdays[day] ?? 1) > 5;
    const slot = random.pick(isWeekend ? [0, 1, 2, 2, 3, 3, 4] : [0, 1, 2, 3, 3, 3, 3, 4]);
    if (!agenda.isFree(day, slot)) continue;
    agenda.take(day, slot);
    return { day, slot };
  }
  return undefined;
}

/** Find days on which nothing happens: in a region, or in all of its country. */
function findDays(
  world: World,
  length: number,
  isNationwide: boolean,
): { region: DemoRegion; first: number; last: number } {
  const { random, dates } = world;
  for (let attempt = 0; attempt < 5000; attempt++) {
    const region = random.pick(world.choice);
    const first = random.whole(1, dates.length - length - 2);
    const last = first + length - 1;
    const regions = isNationwide ? compatriotsOf(world, region) : [region];
    if (regions.every(({ agenda }) => agenda.areDaysFree(first, last))) return { region, first, last };
  }
  throw new Error('The calendar has no room for another event of several days.');
}

function compatriotsOf({ regions }: World, { place }: DemoRegion): readonly DemoRegion[] {
  return regions.filter((region) => region.place.country === place.country);
}

function timesOf(world: World, { day, slot }: Visit): { start: string; end?: string; duration?: string } {
  const { random } = world;
  const { from, to } = SLOTS[slot] ?? { from: 0, to: 60 };
  const begin = from + random.pick([0, 15, 30]);
  const minutes = random.pick([60, 90, to - begin - ((to - begin) % 15)]);
  const start = `${dateOf(world, day)}T${clock(begin)}`;
  // The small hours are where clocks change: a length is right in every zone.
  if (begin + minutes > 24 * 60 || random.chance(0.3)) return { start, duration: durationOf(minutes) };
  return {
    start,
    end:
      begin + minutes === 24 * 60
        ? `${dateOf(world, day + 1)}T00:00`
        : `${dateOf(world, day)}T${clock(begin + minutes)}`,
  };
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function durationOf(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`;
}

function dateOf({ dates }: World, day: number): string {
  const date = dates[day];
  if (date === undefined) throw new RangeError(`Day ${day} lies outside the calendar.`);
  return date;
}

function nonBreaking(text: string): string {
  return text.replaceAll(' —', '\u00a0—').replaceAll(/(?<=^|[\s«(])(о|об|в|к|с|и|а|из|на|за|по|не) /giu, '$1\u00a0');
}

// --- Files -------------------------------------------------------------------------------------------------------

function* writeFiles(world: World, { seed }: DemoOptions): Generator<{ path: string; text: string }> {
  yield {
    path: 'settings.yaml',
    text: yamlOf({
      name: 'MIVENT',
      tagline: {
        ru: 'Показательный реестр: все события вымышлены',
        en: 'A demonstration registry: all events are fictional',
      },
      domain: 'demo.example.org',
      timezone: 'Europe/Podgorica',
    }),
  };
  let number = 0;
  for (const region of [...world.regions, world.online]) {
    number++;
    yield* regionFiles(region, number);
  }
  for (const [index, { id, region, entry, theme }] of world.events.entries()) {
    const year = (entry.start ?? entry.hold?.window?.from ?? '').slice(0, 4);
    // Each text has numbers of its own, so that it does not depend on when it is made.
    const body = bodyOf(theme, region, seededRandom(seed * 1_000_003 + index));
    yield { path: `events/${region.place.id}/${year}/${id}.md`, text: formatEventFile({ entry, body }) };
  }
}

function* regionFiles(region: DemoRegion, number: number): Generator<{ path: string; text: string }> {
  const { place, venues, coordinator, organizers, hosts, speakers, equipment } = region;
  const file = (path: string, front: object, body = '') => ({ path, text: `---\n${yamlOf(front)}---\n${body}` });
  yield file(`regions/${place.id}.md`, {
    name: place.name,
    country: place.country,
    timezone: place.timezone,
    overlapPolicy: place.overlapPolicy,
    coordinators: [coordinator],
  });
  for (const [index, { id, name, capacity, isClosedInAugust }] of venues.entries()) {
    const [lat = 0, lon = 0] = place.geo ?? [];
    yield file(`venues/${id}.md`, {
      name,
      region: place.id,
      geo: { lat: Math.round((lat + index * 0.004) * 1e4) / 1e4, lon: Math.round((lon - index * 0.003) * 1e4) / 1e4 },
      capacity,
      hours: index % 3 === 1 ? [{ days: WEEKDAYS, from: '08:00', to: '02:00' }] : undefined,
      closed: isClosedInAugust
        ? ['2024', '2025', '2026', '2027', '2028'].map((year) => ({
            from: `${year}-08-01`,
            to: `${year}-08-31`,
            reason: 'Летний перерыв',
          }))
        : undefined,
    });
  }
  const roles = {
    coordinator: ['Координатор', [coordinator]],
    organizer: ['Организатор', organizers],
    host: ['Ведущий', hosts],
    speaker: ['Спикер', speakers],
  } as const;
  for (const [role, [name, ids]] of Object.entries(roles)) {
    for (const [index, id] of ids.entries()) {
      yield file(`people/${id}.md`, { name: `${name} ${number * 100 + index}`, roles: [role], regions: [place.id] });
    }
  }
  for (const [index, id] of equipment.entries()) {
    const [, ru, en] = EQUIPMENT_KINDS[index] ?? ['', '', ''];
    yield file(`equipment/${id}.md`, { name: { ru, en }, quantity: 2, region: place.id, custodian: coordinator });
  }
}

/** Top-level keys on lines of their own, values as JSON, which YAML contains. */
function yamlOf(data: object): string {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
}

/** Some 80 to 200 words of Markdown: paragraphs, a heading, a list, a link, emphasis. */
function bodyOf({ topic, angle }: Theme, { place }: DemoRegion, random: Random): string {
  const sentences = random.sample(SENTENCES, random.whole(5, 14));
  const half = Math.ceil(sentences.length / 2);
  const items = random.sample(LIST_ITEMS, 4).map((item) => `- ${item}`);
  const link = `Подробности\u00a0— на [странице региона](https://example.org/regions/${place.id}).`;
  return nonBreaking(
    [
      [random.pick(OPENING_SENTENCES)(topic, angle), ...sentences.slice(0, half)].join(' '),
      `## ${random.pick(HEADINGS)}`,
      items.join('\n'),
      [...sentences.slice(half), link].join(' '),
      random.chance(0.5)
        ? '**Вход по регистрации**, количество мест *ограничено*.'
        : 'Вход *свободный*, регистрация не нужна.',
    ].join('\n\n'),
  );
}

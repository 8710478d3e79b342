import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRecurrenceRule, parseRecurrenceRule } from './recurrence-rule.ts';

describe('a rule of repetition', () => {
  test.each([
    'FREQ=WEEKLY;BYDAY=SU;UNTIL=20270601',
    'FREQ=DAILY;COUNT=10',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20271130',
    'FREQ=MONTHLY;BYDAY=1SU;COUNT=12',
    'FREQ=MONTHLY;BYDAY=-1FR;COUNT=12',
    'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=7',
    'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=7',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=2',
    'FREQ=DAILY;UNTIL=20270601T160000Z',
    'FREQ=MONTHLY;BYDAY=1MO,FR;COUNT=3',
    'FREQ=YEARLY;BYMONTH=3,4;BYMONTHDAY=1,-1;COUNT=3',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=MO,FR;COUNT=3',
    'FREQ=YEARLY;BYDAY=-1MO,20FR;COUNT=3',
  ])('%s is read and written back as it was', (text) => {
    const rule = parseRecurrenceRule(text);
    expect(rule).toHaveProperty('frequency');
    if (!('code' in rule)) expect(formatRecurrenceRule(rule)).toBe(text);
  });

  test.each([
    ['FREQ=HOURLY;COUNT=3', 'repeat-unsupported', 'frequency', 'HOURLY'],
    ['COUNT=3', 'repeat-unsupported', 'frequency', 'FREQ'],
    ['FREQ=weekly;COUNT=3', 'repeat-unsupported', 'frequency', 'weekly'],
    ['FREQ=YEARLY;BYWEEKNO=20;COUNT=3', 'repeat-unsupported', 'part', 'BYWEEKNO'],
    ['FREQ=YEARLY;BYYEARDAY=1;COUNT=3', 'repeat-unsupported', 'part', 'BYYEARDAY'],
    ['FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO;COUNT=3', 'repeat-unsupported', 'part', 'BYSETPOS'],
    ['FREQ=DAILY;BYHOUR=9;COUNT=3', 'repeat-unsupported', 'part', 'BYHOUR'],
    ['FREQ=WEEKLY;WKST=SU;COUNT=3', 'repeat-unsupported', 'part', 'WKST'],
    ['FREQ=WEEKLY;RSCALE=HEBREW;COUNT=3', 'repeat-unsupported', 'part', 'RSCALE'],
    ['FREQ=DAILY;FREQ=WEEKLY;COUNT=3', 'repeat-unsupported', 'twice', 'FREQ'],
    ['FREQ=DAILY;COUNT=3;', 'repeat-unsupported', 'syntax', ''],
    ['RRULE:FREQ=DAILY;COUNT=3', 'repeat-unsupported', 'syntax', 'RRULE:FREQ=DAILY'],
    ['каждую субботу', 'repeat-unsupported', 'syntax', 'каждую субботу'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20270101', 'repeat-unsupported', 'both-limits', 'COUNT, UNTIL'],
    ['FREQ=DAILY;COUNT', 'repeat-unsupported', 'syntax', 'COUNT'],
    ['FREQ=DAILY;COUNT=', 'repeat-unsupported', 'syntax', 'COUNT='],
    ['FREQ=DAILY;COUNT=3=4', 'repeat-unsupported', 'syntax', 'COUNT=3=4'],
    ['FREQ=DAILY;COUNT= 3', 'repeat-unsupported', 'value', 'COUNT= 3'],
    ['FREQ=DAILY;COUNT=3.0', 'repeat-unsupported', 'value', 'COUNT=3.0'],
    ['FREQ=DAILY;COUNT=1e2', 'repeat-unsupported', 'value', 'COUNT=1e2'],
    ['FREQ=WEEKLY;BYDAY=xMO;COUNT=3', 'repeat-unsupported', 'value', 'BYDAY=xMO'],
    ['FREQ=WEEKLY;BYDAY=MOx;COUNT=3', 'repeat-unsupported', 'value', 'BYDAY=MOx'],
    ['FREQ=DAILY;UNTIL=x20270601', 'repeat-unsupported', 'until', 'UNTIL=x20270601'],
    ['FREQ=DAILY;COUNT=0', 'repeat-unsupported', 'value', 'COUNT=0'],
    ['FREQ=DAILY;COUNT=-1', 'repeat-unsupported', 'value', 'COUNT=-1'],
    ['FREQ=DAILY;INTERVAL=0;COUNT=3', 'repeat-unsupported', 'value', 'INTERVAL=0'],
    ['FREQ=DAILY;INTERVAL=101;COUNT=3', 'repeat-unsupported', 'value', 'INTERVAL=101'],
    ['FREQ=WEEKLY;BYDAY=1SU;COUNT=3', 'repeat-unsupported', 'ordinal', 'BYDAY=1SU'],
    ['FREQ=DAILY;BYDAY=1SU;COUNT=3', 'repeat-unsupported', 'ordinal', 'BYDAY=1SU'],
    ['FREQ=MONTHLY;BYDAY=6SU;COUNT=3', 'repeat-unsupported', 'value', 'BYDAY=6SU'],
    ['FREQ=MONTHLY;BYDAY=0SU;COUNT=3', 'repeat-unsupported', 'value', 'BYDAY=0SU'],
    ['FREQ=YEARLY;BYDAY=53SU;COUNT=3', 'repeat-unsupported', 'value', 'BYDAY=53SU'],
    ['FREQ=YEARLY;BYDAY=-53SU;COUNT=3', 'repeat-unsupported', 'value', 'BYDAY=-53SU'],
    ['FREQ=YEARLY;BYDAY=-1MO,FR;COUNT=3', 'repeat-unsupported', 'mixed', 'BYDAY=-1MO,FR'],
    ['FREQ=MONTHLY;BYDAY=СБ;COUNT=3', 'repeat-unsupported', 'value', 'BYDAY=СБ'],
    ['FREQ=WEEKLY;BYMONTHDAY=1;COUNT=3', 'repeat-unsupported', 'weekly', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=32;COUNT=3', 'repeat-unsupported', 'value', 'BYMONTHDAY=32'],
    ['FREQ=MONTHLY;BYMONTHDAY=0;COUNT=3', 'repeat-unsupported', 'value', 'BYMONTHDAY=0'],
    ['FREQ=YEARLY;BYMONTH=13;COUNT=3', 'repeat-unsupported', 'value', 'BYMONTH=13'],
    ['FREQ=DAILY;UNTIL=2027-06-01', 'repeat-unsupported', 'until', 'UNTIL=2027-06-01'],
    ['FREQ=DAILY;UNTIL=20270601T160000', 'repeat-unsupported', 'until', 'UNTIL=20270601T160000'],
    ['FREQ=DAILY;UNTIL=20270230', 'time-no-such-date', undefined, undefined],
    ['FREQ=DAILY', 'repeat-endless', undefined, undefined],
    ['FREQ=DAILY;COUNT=401', 'repeat-too-long', 'count', undefined],
  ])('%s is refused: %s/%s', (text, code, variant, part) => {
    const fault = parseRecurrenceRule(text);
    expect(fault).toHaveProperty('code', code);
    if ('code' in fault) expect([fault.variant, fault.params?.part]).toEqual([variant, part]);
  });

  test('tells the limit that it breaks, and the day that is none', () => {
    expect(parseRecurrenceRule('FREQ=DAILY;COUNT=401')).toHaveProperty('params', { count: 401, limit: 400 });
    expect(parseRecurrenceRule('FREQ=DAILY;UNTIL=20270230')).toHaveProperty('params', { value: '20270230' });
  });

  test('400 times are allowed, 401 are not', () => {
    expect(parseRecurrenceRule('FREQ=DAILY;COUNT=400')).toHaveProperty('limit', { kind: 'count', count: 400 });
  });

  test('whatever text is given is read or refused, never thrown at', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'FREQ=DAILY',
        'FREQ=MONTHLY',
        'COUNT=3',
        'UNTIL=20270101',
        'BYDAY=1MO',
        'BYDAY=MO,,TU',
        'BYMONTHDAY=-1',
        'INTERVAL=',
        '=',
        '__proto__=1',
        'constructor=x',
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const rule = parseRecurrenceRule(parts.join(';'));
        if (!('code' in rule)) expect(parseRecurrenceRule(formatRecurrenceRule(rule))).toEqual(rule);
      }),
    );
  });
});

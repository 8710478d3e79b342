import type { Bilingual } from '../../src/domain/field.ts';
import type { OVERLAP_POLICIES } from '../../src/domain/region.ts';

/** A region of a demonstration registry. */
export interface Place {
  readonly id: string;
  readonly name: Bilingual;
  readonly country?: string;
  /** Nothing where each event names its own zone. */
  readonly timezone: string | null;
  readonly overlapPolicy?: (typeof OVERLAP_POLICIES)[number];
  readonly geo?: readonly [lat: number, lon: number];
}

function place(
  id: string,
  ru: string,
  en: string,
  timezone: string,
  lat: number,
  lon: number,
  overlapPolicy?: 'warn' | 'allow',
): Place {
  const country = id.slice(0, 2);
  return { id, name: { ru, en }, country, timezone, geo: [lat, lon], ...(overlapPolicy ? { overlapPolicy } : {}) };
}

const PODGORICA = 'Europe/Podgorica';

/** The registry's own regions, as content/regions has them. */
export const HOME_PLACES: readonly Place[] = [
  place('me-02', 'Бар', 'Bar', PODGORICA, 42.1, 19.1),
  place('me-05', 'Будва', 'Budva', PODGORICA, 42.29, 18.84),
  place('me-06', 'Цетине', 'Cetinje', PODGORICA, 42.39, 18.92),
  place('me-08', 'Херцег-Нови', 'Herceg Novi', PODGORICA, 42.45, 18.54),
  place('me-10', 'Котор', 'Kotor', PODGORICA, 42.42, 18.77),
  place('me-12', 'Никшич', 'Nikšić', PODGORICA, 42.77, 18.94),
  place('me-16', 'Подгорица', 'Podgorica', PODGORICA, 42.44, 19.26),
  place('me-19', 'Тиват', 'Tivat', PODGORICA, 42.43, 18.7),
  place('me-20', 'Улцинь', 'Ulcinj', PODGORICA, 41.93, 19.2),
  place('rs', 'Сербия', 'Serbia', 'Europe/Belgrade', 44.79, 20.45, 'warn'),
  place('ge', 'Грузия', 'Georgia', 'Asia/Tbilisi', 41.72, 44.79, 'warn'),
  place('ar', 'Аргентина', 'Argentina', 'America/Argentina/Buenos_Aires', -34.6, -58.38, 'warn'),
  {
    id: 'ru',
    name: { ru: 'Россия', en: 'Russia' },
    country: 'ru',
    timezone: null,
    geo: [55.75, 37.62],
    overlapPolicy: 'warn',
  },
  place('pl', 'Польша', 'Poland', 'Europe/Warsaw', 52.23, 21.01, 'warn'),
  place('ua', 'Украина', 'Ukraine', 'Europe/Kyiv', 50.45, 30.52, 'warn'),
];

export const ONLINE_PLACE: Place = {
  id: 'online',
  name: { ru: 'Онлайн', en: 'Online' },
  timezone: PODGORICA,
  overlapPolicy: 'allow',
};

/** Zone of events in a region that has none of its own. */
export const FALLBACK_TIMEZONE = 'Europe/Moscow';

/**
 * Cities that a registry grows into: a larger registry is one of more places, not of fuller days. The ids are fictional
 * in their second half. None of the zones changes its clocks at midnight, where a late event would lose its hour.
 */
export const FURTHER_PLACES: readonly Place[] = [
  place('am-er', 'Ереван', 'Yerevan', 'Asia/Yerevan', 40.18, 44.51, 'allow'),
  place('rs-ns', 'Нови-Сад', 'Novi Sad', 'Europe/Belgrade', 45.26, 19.83),
  place('ba-sa', 'Сараево', 'Sarajevo', 'Europe/Sarajevo', 43.86, 18.41),
  place('hr-zg', 'Загреб', 'Zagreb', 'Europe/Zagreb', 45.81, 15.98),
  place('ge-ba', 'Батуми', 'Batumi', 'Asia/Tbilisi', 41.65, 41.64),
  place('tr-ist', 'Стамбул', 'Istanbul', 'Europe/Istanbul', 41.01, 28.98, 'allow'),
  place('tr-ant', 'Анталья', 'Antalya', 'Europe/Istanbul', 36.9, 30.7),
  place('kz-ala', 'Алматы', 'Almaty', 'Asia/Almaty', 43.24, 76.95),
  place('pl-kr', 'Краков', 'Kraków', 'Europe/Warsaw', 50.06, 19.94),
  place('pl-gd', 'Гданьск', 'Gdańsk', 'Europe/Warsaw', 54.35, 18.65),
  place('de-be', 'Берлин', 'Berlin', 'Europe/Berlin', 52.52, 13.4, 'allow'),
  place('de-mu', 'Мюнхен', 'Munich', 'Europe/Berlin', 48.14, 11.58),
  place('cz-pr', 'Прага', 'Prague', 'Europe/Prague', 50.08, 14.44),
  place('cz-br', 'Брно', 'Brno', 'Europe/Prague', 49.2, 16.61),
  place('at-vi', 'Вена', 'Vienna', 'Europe/Vienna', 48.21, 16.37),
  place('hu-bu', 'Будапешт', 'Budapest', 'Europe/Budapest', 47.5, 19.04),
  place('bg-so', 'София', 'Sofia', 'Europe/Sofia', 42.7, 23.32),
  place('bg-va', 'Варна', 'Varna', 'Europe/Sofia', 43.21, 27.91),
  place('gr-at', 'Афины', 'Athens', 'Europe/Athens', 37.98, 23.73),
  place('gr-th', 'Салоники', 'Thessaloniki', 'Europe/Athens', 40.64, 22.94),
  place('cy-li', 'Лимасол', 'Limassol', 'Asia/Nicosia', 34.71, 33.02),
  place('il-ta', 'Тель-Авив', 'Tel Aviv', 'Asia/Jerusalem', 32.09, 34.78),
  place('it-ro', 'Рим', 'Rome', 'Europe/Rome', 41.9, 12.5),
  place('it-mi', 'Милан', 'Milan', 'Europe/Rome', 45.46, 9.19),
  place('es-ba', 'Барселона', 'Barcelona', 'Europe/Madrid', 41.39, 2.17),
  place('es-va', 'Валенсия', 'Valencia', 'Europe/Madrid', 39.47, -0.38),
  place('pt-li', 'Лиссабон', 'Lisbon', 'Europe/Lisbon', 38.72, -9.14),
  place('fr-pa', 'Париж', 'Paris', 'Europe/Paris', 48.86, 2.35),
  place('nl-am', 'Амстердам', 'Amsterdam', 'Europe/Amsterdam', 52.37, 4.9),
  place('gb-lo', 'Лондон', 'London', 'Europe/London', 51.51, -0.13),
  place('ch-zu', 'Цюрих', 'Zurich', 'Europe/Zurich', 47.37, 8.54),
  place('se-st', 'Стокгольм', 'Stockholm', 'Europe/Stockholm', 59.33, 18.07),
  place('fi-he', 'Хельсинки', 'Helsinki', 'Europe/Helsinki', 60.17, 24.94),
  place('ee-ta', 'Таллин', 'Tallinn', 'Europe/Tallinn', 59.44, 24.75),
  place('lv-ri', 'Рига', 'Riga', 'Europe/Riga', 56.95, 24.11),
  place('lt-vi', 'Вильнюс', 'Vilnius', 'Europe/Vilnius', 54.69, 25.28),
  place('ar-co', 'Кордова', 'Córdoba', 'America/Argentina/Cordoba', -31.42, -64.18),
  place('uy-mo', 'Монтевидео', 'Montevideo', 'America/Montevideo', -34.9, -56.16),
  place('us-ny', 'Нью-Йорк', 'New York', 'America/New_York', 40.71, -74.01),
  place('us-sf', 'Сан-Франциско', 'San Francisco', 'America/Los_Angeles', 37.77, -122.42),
  place('th-bk', 'Бангкок', 'Bangkok', 'Asia/Bangkok', 13.76, 100.5),
  place('id-ba', 'Бали', 'Bali', 'Asia/Makassar', -8.65, 115.22),
  place('vn-da', 'Дананг', 'Da Nang', 'Asia/Ho_Chi_Minh', 16.05, 108.2),
  place('ae-du', 'Дубай', 'Dubai', 'Asia/Dubai', 25.2, 55.27),
];

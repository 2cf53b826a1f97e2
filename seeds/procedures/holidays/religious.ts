import type { KnownHoliday } from './knownHoliday.ts'

const FITR = ['Aïd al-Fitr', 'عيد الفطر'] as const
const ADHA = ['Aïd al-Adha', 'عيد الأضحى'] as const
const MOHARRAM = ['1er Moharram', 'فاتح محرم'] as const
const MAWLID = ['Aïd al-Mawlid', 'عيد المولد النبوي'] as const

type Feast = readonly [fr: string, ar: string]

const known = (day: string, [fr, ar]: Feast, act: string): KnownHoliday => ({
  day,
  name_fr: fr,
  name_ar: ar,
  act,
  sureness: 'sourced',
})

/** The first day, as the ministry of Habous announced it. */
const announced = (day: string, feast: Feast, source: string) =>
  known(day, feast, `Communiqué du ministère des Habous (${source})`)

/** Decree 2-77-169 gives two days; which day is the second was not read for that year. */
const second = (day: string, feast: Feast): KnownHoliday => ({
  ...known(day, feast, 'Second jour, décret 2-77-169 (deux jours, le360.ma du 23-11-2023) : lendemain, à confirmer'),
  sureness: 'plausible',
})

/** Both days named by a source. */
const secondNamed = (day: string, feast: Feast, source: string) =>
  known(day, feast, `Second jour, décret 2-77-169 (${source})`)

const exceptional = (day: string, [fr, ar]: Feast, source: string) =>
  known(
    day,
    [`${fr}, congé exceptionnel`, `${ar}، عطلة استثنائية`],
    `Décision du chef du gouvernement, décret 2-05-916 (${source})`,
  )

/**
 * What was decided for administrations, year by year, as public pages tell it. The days of 2026 after Aïd al-Fitr were
 * not found: an operator enters them.
 */
export const RELIGIOUS: readonly KnownHoliday[] = [
  announced('2020-05-24', FITR, 'lereporter.ma'),
  second('2020-05-25', FITR),
  announced('2020-07-31', ADHA, 'lereporter.ma'),
  second('2020-08-01', ADHA),
  announced('2020-08-21', MOHARRAM, 'alaoual.com'),
  known('2020-10-29', MAWLID, 'lesiteinfo.com, octobre 2020'),
  secondNamed('2020-10-30', MAWLID, 'lesiteinfo.com, octobre 2020'),

  announced('2021-05-13', FITR, 'lesiteinfo.com'),
  second('2021-05-14', FITR),
  known('2021-07-21', ADHA, 'Communiqué du département de la Réforme de l’administration (lereporter.ma, bladi.net)'),
  secondNamed('2021-07-22', ADHA, 'communiqué de la Réforme de l’administration, lereporter.ma, bladi.net'),
  announced('2021-08-10', MOHARRAM, 'tanjanews.com, banassa.info'),
  announced('2021-10-19', MAWLID, 'lebrief.ma, walaw.press'),
  second('2021-10-20', MAWLID),

  announced('2022-05-02', FITR, 'fnh.ma, bled.news'),
  second('2022-05-03', FITR),
  announced('2022-07-10', ADHA, 'laquotidienne.ma, einpresswire.com'),
  second('2022-07-11', ADHA),
  {
    ...known('2022-07-30', MOHARRAM, 'Compté du 29 Moharram 1444, 27-08-2022 (communiqué des Habous, lesiteinfo.com)'),
    sureness: 'plausible',
  },
  announced('2022-10-09', MAWLID, 'ar.lesiteinfo.com'),
  secondNamed('2022-10-10', MAWLID, 'ar.lesiteinfo.com'),

  announced('2023-04-22', FITR, 'fnh.ma'),
  second('2023-04-23', FITR),
  exceptional('2023-04-24', FITR, 'cg.gov.ma, communiqué du 15-04-2023'),
  announced('2023-06-29', ADHA, 'lematin.ma'),
  second('2023-06-30', ADHA),
  announced('2023-07-19', MOHARRAM, 'lalamoulati.net'),
  announced('2023-09-28', MAWLID, 'walaw.press'),
  second('2023-09-29', MAWLID),

  announced('2024-04-10', FITR, 'le360.ma'),
  second('2024-04-11', FITR),
  exceptional('2024-04-12', FITR, 'assahifa.com, communiqué du 04-04-2024'),
  announced('2024-06-17', ADHA, 'challenge.ma'),
  secondNamed('2024-06-18', ADHA, 'analkhabar.com'),
  announced('2024-07-07', MOHARRAM, 'kiosqueinfo.com'),
  announced('2024-09-16', MAWLID, 'alekhbaria24.com'),
  second('2024-09-17', MAWLID),

  announced('2025-03-31', FITR, 'bladi.net'),
  second('2025-04-01', FITR),
  known('2025-06-07', ADHA, 'Communiqué de la présidence du gouvernement (assahifa.com)'),
  second('2025-06-08', ADHA),
  exceptional('2025-06-09', ADHA, 'assahifa.com, challenge.ma'),
  announced('2025-06-27', MOHARRAM, 'agencemedi.com'),
  announced('2025-09-05', MAWLID, 'le360.ma, libe.ma'),
  second('2025-09-06', MAWLID),

  announced('2026-03-20', FITR, 'marrakechalaan.com'),
  second('2026-03-21', FITR),
  exceptional('2026-03-23', FITR, 'marocnewsline.com, communiqué du 13-03-2026'),
]

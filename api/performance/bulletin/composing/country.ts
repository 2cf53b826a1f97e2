import type { BulletinData } from '../../../contract/performance/bulletinData.ts'
import type { BulletinBlock } from '../../../papers/bulletinPaper.ts'
import { drawBar } from '../drawing/bars.ts'
import { delayCells, delayColumns } from './delayColumns.ts'
import {
  cellOf,
  count,
  heading,
  meanCell,
  named,
  number,
  numberCell,
  text,
  texts,
  type Writing,
  whole,
  words,
} from './writing.ts'

/** Regions, provinces, silence, age of what is open, whose hands time passes in, why something was asked. */
export const country = (writing: Writing): BulletinBlock[] => [
  ...regions(writing),
  ...provinces(writing),
  ...silence(writing),
  ...ages(writing),
  ...hands(writing),
  ...reasons(writing, 'complement'),
  ...reasons(writing, 'refusal'),
]

function regions(writing: Writing): BulletinBlock[] {
  const { data, say, language } = writing
  const { columns, ofTrack } = say
  return [
    heading(2, say.regions, true),
    {
      kind: 'table',
      caption: say.regions,
      columns: [
        text(columns.region, 3.4),
        ...[columns.filed, columns.decided, columns.refused, columns.silence, columns.backlog].map((head) =>
          number(head, 1.2),
        ),
        ...(['gp', 'pp'] as const).flatMap((track) => [
          number(ofTrack(columns.mean, track), 1.4),
          number(ofTrack(columns.n, track), 1.3),
        ]),
      ],
      rows: data.regions.map((region) => [
        words(named(region, language)),
        ...[region.filed, region.decided, region.refused, region.silence, region.backlog].map(count),
        ...[region.gp, region.pp].flatMap((delays) => [meanCell(writing, delays), numberCell(writing, delays)]),
      ]),
      ...{ dense: true, headed: true },
    },
  ]
}

function provinces(writing: Writing): BulletinBlock[] {
  const { data, say, language } = writing
  const regions = new Map(data.regions.map((region) => [region.code, named(region, language)]))
  return [
    heading(2, say.provinces),
    {
      ...({ kind: 'table', caption: say.provinces, dense: true, headed: true } as const),
      columns: [text(say.columns.province, 2.7), text(say.columns.region, 4), ...delayColumns(writing)],
      rows: data.provinces.map((one) => [
        words(named(one, language)),
        words(regions.get(one.regionCode) ?? ''),
        ...delayCells(writing, one),
      ]),
    },
  ]
}

function silence({ data, say }: Writing): BulletinBlock[] {
  const key = data.key.find(({ code }) => code === 'silence')
  return [heading(2, say.silence.title), texts([[say.silence.text(key?.value ?? 0, key?.before ?? 0)]])]
}

type Bar = { readonly label: string; readonly n: number }

const bars = ({ language }: Writing, columns: readonly [string, string], all: readonly Bar[], caption: string) => {
  const greatest = Math.max(0, ...all.map(({ n }) => n))
  return {
    ...({ kind: 'bars', caption, columns } as const),
    rows: all.map(({ label, n }) => ({ label, figure: whole(n), svg: drawBar(n, greatest, language === 'ar') })),
  }
}

function ages(writing: Writing): BulletinBlock[] {
  const { data, say } = writing
  const beyond = data.ages.at(-2)?.upTo ?? 0
  const all = data.ages.map(({ upTo, n }) => ({
    label: upTo === null ? say.ages.beyond(beyond) : say.ages.upTo(upTo),
    n,
  }))
  return [heading(2, say.ages.title), bars(writing, [say.columns.age, say.columns.dossiers], all, say.ages.title)]
}

function hands(writing: Writing): BulletinBlock[] {
  const { data, say } = writing
  const withheld = (track: 'gp' | 'pp') => data.tracks[track].withheld
  return [
    heading(2, say.hands.title),
    texts([[say.hands.text]]),
    {
      kind: 'table',
      caption: say.hands.title,
      columns: [text(say.columns.actor, 2), number(say.tracks.gp, 1), number(say.tracks.pp, 1)],
      rows: data.hands.map(({ actor, gp, pp }) => [
        words(say.hands.actors[actor]),
        cellOf(writing, gp, withheld('gp')),
        cellOf(writing, pp, withheld('pp')),
      ]),
      ...{ dense: false, headed: true },
    },
  ]
}

function reasons(writing: Writing, kind: 'complement' | 'refusal'): BulletinBlock[] {
  const { data, say } = writing
  const words = say.reasons[kind]
  const all = data.reasons.filter((reason) => reason.kind === kind)
  if (all.length === 0) return [heading(2, words.title), texts([[words.none]])]
  const told = all.map((reason) => ({ label: reasonIn(writing, reason), n: reason.n }))
  return [
    heading(2, words.title),
    texts([[words.text]]),
    bars(writing, [say.columns.reason, say.columns.dossiers], told, words.title),
  ]
}

function reasonIn({ say, language }: Writing, { name, code }: BulletinData['reasons'][number]): string {
  const grounds: Readonly<Record<string, string>> = say.grounds
  return name?.[language] ?? grounds[code] ?? code
}

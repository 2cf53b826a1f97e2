import type { ActKind } from '../../../contract/actsDrafted.ts'
import type { Opinion } from '../../../contract/avis/opinions.ts'
import type { Text } from '../../../papers/receiptPaper.ts'
import type { ActFacts, SigningFacts } from '../../facts.ts'

type Role = SigningFacts['role']

/** Every word of an act, in one language; days come printed, 24/11/2026. */
export type ActWords = {
  readonly documentTitle: (title: string, reference: string | null) => string
  /** A permit and a certificate bear the name of their procedure. */
  readonly titles: Readonly<Record<Exclude<ActKind, 'permit' | 'certificate'>, string>>
  readonly number: string
  /** What stands for a number in a draft. */
  readonly noNumber: string
  readonly draft: string
  readonly object: string
  readonly request: string
  readonly filed: (number: string, day: string) => Text
  readonly levels: string
  readonly floorArea: string
  readonly footprint: string
  readonly height: string
  readonly dwellings: string
  readonly lots: string
  readonly metres: (figure: string) => string
  /** « Le président du conseil communal de … » */
  readonly authority: (role: Role, commune: ActFacts['commune']) => string
  readonly seenRequest: (number: string, day: string, people: string) => Text
  readonly seenSession: (day: string) => string
  readonly seenMinutes: (day: string) => string
  readonly seenInspection: (day: string) => string
  readonly seenAvis: string
  readonly avis: (body: string, opinion: string, day: string) => Text
  readonly opinions: Readonly<Record<Opinion, string>>
  readonly binding: string
  readonly whereas: (law: string, detail: string) => Text
  readonly noAnswer: (due: string) => string
  readonly decides: Readonly<Record<'decides' | 'attests', string>>
  readonly article: (rank: number) => string
  readonly granted: (title: string, people: string) => Text
  readonly certified: (title: string, people: string) => Text
  readonly refused: string
  readonly deferred: (until: string) => Text
  readonly deemed: (title: string, people: string) => Text
  readonly reserves: string
  readonly reserve: (body: string, words: string) => Text
  readonly conditions: string
  readonly information: string
  /** What whoever builds is bound to; plans are kept where there are some. */
  readonly onSite: (withPlans: boolean) => readonly string[]
  readonly plans: string
  readonly settled: (day: string) => string
  readonly lasts: (term: string, rule: string) => string
  readonly lastsUnknown: (rule: string) => string
  readonly toConfirm: string
  readonly notified: string
  readonly unsigned: string
  readonly quality: Readonly<Record<Role, string>>
  readonly signed: (day: string, hour: string) => string
  readonly qrAlt: string
  readonly check: (address: string) => Text
  readonly foot: (title: string) => Text
  readonly visas: Readonly<Record<Visa, string>>
}

/** The texts an act is founded on. */
export const VISAS = [
  'law_12_90',
  'law_25_90',
  'law_113_14',
  'law_113_14_arrondissement',
  'law_55_19',
  'decree_building',
  'decree_repair',
  'dahir_1914',
] as const
export type Visa = (typeof VISAS)[number]

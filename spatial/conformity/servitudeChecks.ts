import type { Bilingual } from '../bilingual.ts'
import { check } from './check.ts'
import type { RuleCode } from './codes.ts'
import { type Contact, contactOf, relationOf } from './contact.ts'
import { dayText, metres, percent, squareMetres } from './figures.ts'
import { ar, fr, joined, OFFICER_DECIDES, servitudeName } from './phrases.ts'
import { contactDoubt } from './tolerance.ts'
import type { Check, Evidence, Facts, LayerCoverage, ServitudeFact, Verdict } from './types.ts'

const STRIKES: readonly ServitudeFact['effect'][] = ['forbids', 'requires_avis']

/** The shore has a law and a rule of its own, wherever it strikes or asks for an avis. */
export const isLittoral = ({ kind, effect }: ServitudeFact): boolean =>
  (kind === 'maritime_domain' || kind === 'littoral_strip') && STRIKES.includes(effect)

export const isWater = ({ kind, effect }: ServitudeFact): boolean => kind === 'watercourse' && STRIKES.includes(effect)

export type Answer = Pick<Check, 'verdict' | 'because'> &
  Partial<Pick<Check, 'measured' | 'limit' | 'unit' | 'relation'>>

export type Met = { readonly servitude: ServitudeFact; readonly contact: Contact }

export const metBy = ({ tolerance }: Facts, servitude: ServitudeFact): Met => ({
  servitude,
  contact: contactOf(servitude, tolerance, servitude.toleranceM),
})

export const evidenceOf = ({ source, dataDate }: ServitudeFact): Evidence => ({ plan: null, version: source, dataDate })

/** A check of one servitude: its act, its overlap, its source. */
export const servitudeCheck = (
  rule: RuleCode,
  { servitude, contact }: Met,
  answer: Answer & { article: string },
): Check =>
  check(rule, {
    subject: `servitude:${servitude.servitudeId}`,
    relation: relationOf(contact),
    ...answer,
    article: servitude.act ?? answer.article,
    overlapM2: servitude.overlapM2,
    overlapShare: servitude.overlapShare,
    at: servitude.at,
    evidence: evidenceOf(servitude),
  })

/** How the parcel lies to the servitude, with its figures. */
export function lies({ servitude, contact }: Met, { tolerance }: Facts): Bilingual {
  const name = servitudeName(servitude)
  const [area, share] = [squareMetres(servitude.overlapM2), percent(servitude.overlapShare)]
  const doubt = metres(contactDoubt(tolerance, servitude.toleranceM))
  const distance = metres(servitude.distanceM)
  switch (contact) {
    case 'whole':
      return { fr: fr`Toute la parcelle est dans : ${name}.`, ar: ar`تقع القطعة كلها داخل: ${name}.` }
    case 'part':
      return {
        fr: fr`${area} de la parcelle (${share}) sont dans : ${name}.`,
        ar: ar`${area} من القطعة (${share}) داخل: ${name}.`,
      }
    case 'thin':
      return {
        fr: fr`${name} touche la parcelle sur ${area}, dans la tolérance de ${doubt}.`,
        ar: ar`${name} تلامس القطعة على ${area}، ضمن هامش التسامح ${doubt}.`,
      }
    case 'doubtful':
      return {
        fr: fr`${name} est à ${distance}, moins que la tolérance de position de ${doubt}.`,
        ar: ar`${name} على بعد ${distance}، أي أقل من هامش تحديد الموقع ${doubt}.`,
      }
    case 'touching':
    case 'apart':
      return {
        fr: fr`${name} est à ${distance}, hors de la parcelle.`,
        ar: ar`${name} على بعد ${distance}، خارج القطعة.`,
      }
  }
}

/** The worst a contact allows: under the tolerance an officer decides, beside the parcel nothing is struck. */
export function within(contact: Contact, verdict: Verdict): Verdict {
  if (contact === 'touching' || contact === 'apart') return 'compliant'
  const doubtful = contact === 'thin' || contact === 'doubtful'
  return doubtful && verdict === 'noncompliant' ? 'reserved' : verdict
}

export type EffectRule = {
  readonly rule: RuleCode
  readonly article: string
  /** What the rule looks for, as the end of "aucune …" / "لا توجد …". */
  readonly sought: Bilingual
  readonly concerns: (servitude: ServitudeFact) => boolean
  readonly answer: (met: Met, facts: Facts) => Answer
}

/**
 * Every servitude the rule concerns that meets the parcel or touches it; then what can't be known. Where the layer
 * was loaded whole and nothing meets, the rule says so with its source; where it was not, it says that instead.
 */
export function checkServitudes(facts: Facts, spec: EffectRule): readonly Check[] {
  const met = facts.servitudes
    .filter(spec.concerns)
    .map((servitude) => metBy(facts, servitude))
    .filter(({ contact }) => contact !== 'apart')
  const found = met.map((one) =>
    servitudeCheck(spec.rule, one, { article: spec.article, ...answered(one, facts, spec) }),
  )
  return [...found, ...silence(facts, spec, found.length)]
}

function answered(met: Met, facts: Facts, spec: EffectRule): Answer {
  if (met.contact === 'touching') return { verdict: 'compliant', because: lies(met, facts) }
  const answer = spec.answer(met, facts)
  const verdict = within(met.contact, answer.verdict)
  return verdict === answer.verdict ? answer : { ...answer, verdict, because: joined(answer.because, OFFICER_DECIDES) }
}

/** What the absence of a finding is worth: that of the layer's coverage. */
export function silence(
  facts: Facts,
  spec: Pick<EffectRule, 'rule' | 'article' | 'sought'>,
  found: number,
): readonly Check[] {
  const { covered } = facts.coverage.servitudes
  if (covered === 'whole') return found > 0 ? [] : [nothingFound(facts, spec)]
  return [
    check(spec.rule, {
      verdict: 'unverified',
      relation: 'no_data',
      article: spec.article,
      because: covered === 'none' ? notLoaded(spec.sought) : partlyLoaded(spec.sought),
      at: facts.parcel.at,
      evidence: layerEvidence(facts.coverage.servitudes),
    }),
  ]
}

export const layerEvidence = ({ source, dataDate }: LayerCoverage): Evidence => ({
  plan: null,
  version: source,
  dataDate,
})

function nothingFound({ coverage, parcel }: Facts, spec: Pick<EffectRule, 'rule' | 'article' | 'sought'>): Check {
  const origin = originOf(coverage.servitudes)
  return check(spec.rule, {
    verdict: 'compliant',
    relation: 'outside',
    article: spec.article,
    because: {
      fr: fr`Données chargées${origin} : la parcelle n'est touchée par aucune ${spec.sought}.`,
      ar: ar`حسب المعطيات المحملة${origin}، القطعة غير معنية بما يلي: ${spec.sought}.`,
    },
    at: parcel.at,
    evidence: layerEvidence(coverage.servitudes),
  })
}

/** " (source, date)" of a layer, or nothing where neither is known. */
export function originOf({ source, dataDate }: LayerCoverage): Bilingual {
  const known = [source, dataDate && dayText(dataDate)].filter((part) => part !== null)
  if (known.length === 0) return { fr: '', ar: '' }
  return { fr: fr` (${known.join(', ')})`, ar: ` (${known.map((part) => ar`${part}`).join('، ')})` }
}

const notLoaded = (sought: Bilingual): Bilingual => ({
  fr: fr`Les servitudes ne sont pas chargées ici : rien n'est vérifié pour toute ${sought}.`,
  ar: ar`الارتفاقات غير محملة هنا: لم يتحقق من ${sought}.`,
})

const partlyLoaded = (sought: Bilingual): Bilingual => ({
  fr: fr`Les servitudes ne sont chargées que sur une partie de la parcelle : ailleurs, rien n'est vérifié pour toute ${sought}.`,
  ar: ar`الارتفاقات محملة على جزء من القطعة فقط: لم يتحقق في الباقي من ${sought}.`,
})

import type { Bilingual } from '../../bilingual.ts'
import { check } from '../check.ts'
import { isOverlap } from '../contact.ts'
import { dayText, metres, percent, squareMetres } from '../figures.ts'
import { ar, fr, joined, OFFICER_DECIDES } from '../phrases.ts'
import { parcelCheck } from '../projectFigures.ts'
import { layerEvidence } from '../servitudeChecks.ts'
import { THRESHOLDS } from '../thresholds.ts'
import { contactDoubt } from '../tolerance.ts'
import type { Check, Facts, NeighbourFact, Relation, Rule, Verdict } from '../types.ts'

const SAME = THRESHOLDS.sameParcelShare.value

/** How the parcel and a recorded one share the ground. */
type Sharing = 'same' | 'part_of' | 'contains' | 'thin' | 'encroaches'

function sharing({ tolerance }: Facts, { overlapShare, shareOfNeighbour, overlapDepthM }: NeighbourFact): Sharing {
  if (overlapShare >= SAME && shareOfNeighbour >= SAME) return 'same'
  if (overlapShare >= SAME) return 'part_of'
  if (shareOfNeighbour >= SAME) return 'contains'
  return overlapDepthM < contactDoubt(tolerance, 0) ? 'thin' : 'encroaches'
}

/** The number of the registered title whose ground the parcel is; null where no title was recognised. */
export function titleOf(facts: Facts): string | null {
  const same = facts.neighbours.find((one) => one.kind === 'title' && sharing(facts, one) === 'same')
  return same?.number ?? null
}

const KINDS: Readonly<Record<NeighbourFact['kind'], Bilingual>> = {
  title: { fr: 'le titre', ar: 'الرسم العقاري' },
  requisition: { fr: 'la réquisition', ar: 'مطلب التحفيظ' },
  unregistered: { fr: 'la parcelle non immatriculée', ar: 'القطعة غير المحفظة' },
}

function nameOf({ kind, number }: NeighbourFact): Bilingual {
  const name = KINDS[kind]
  return number === null ? name : { fr: fr`${name} ${number}`, ar: ar`${name} ${number}` }
}

const VERDICTS_OF: Readonly<Record<Sharing, Verdict>> = {
  same: 'compliant',
  part_of: 'reserved',
  contains: 'reserved',
  thin: 'reserved',
  encroaches: 'noncompliant',
}

const RELATIONS_OF: Readonly<Record<Sharing, Relation>> = {
  same: 'inside',
  part_of: 'inside',
  contains: 'crosses',
  thin: 'near',
  encroaches: 'crosses',
}

/**
 * Only a title stands against the parcel. A réquisition is a claim, on either side of the overlap, and an outline in
 * degrees proves no encroachment.
 */
function verdictOf(facts: Facts, { kind }: NeighbourFact, how: Sharing): Verdict {
  const verdict = VERDICTS_OF[how]
  if (kind === 'requisition') return 'reserved'
  const refusable = kind === 'title' && facts.tolerance.because === 'legal_source' && !isClaim(facts)
  return verdict === 'noncompliant' && !refusable ? 'reserved' : verdict
}

/** Whether the parcel checked is itself a réquisition under way. */
const isClaim = (facts: Facts): boolean =>
  facts.neighbours.some((neighbour) => neighbour.kind === 'requisition' && sharing(facts, neighbour) === 'same')

function saysOf(facts: Facts, neighbour: NeighbourFact, how: Sharing): Bilingual {
  const name = nameOf(neighbour)
  const [area, share] = [squareMetres(neighbour.overlapM2), percent(neighbour.overlapShare)]
  const doubt = metres(contactDoubt(facts.tolerance, 0))
  const says: Readonly<Record<Sharing, Bilingual>> = {
    same: { fr: fr`La parcelle correspond à : ${name}.`, ar: ar`القطعة تطابق: ${name}.` },
    part_of: {
      fr: fr`La parcelle est une partie de : ${name} ; le morcellement ou le lotissement est à justifier.`,
      ar: ar`القطعة جزء من: ${name}؛ يجب إثبات التقسيم أو التجزئة.`,
    },
    contains: {
      fr: fr`La parcelle contient : ${name} (${area}) ; la réunion est à justifier.`,
      ar: ar`تشمل القطعة: ${name} (${area})؛ يجب إثبات الضم.`,
    },
    thin: {
      fr: fr`La parcelle empiète de ${area} sur : ${name}, dans la tolérance de ${doubt}.`,
      ar: ar`تتداخل القطعة على ${area} مع: ${name}، ضمن هامش التسامح ${doubt}.`,
    },
    encroaches: {
      fr: fr`La parcelle empiète de ${area} (${share}) sur : ${name}.`,
      ar: ar`تتداخل القطعة على ${area} (${share}) مع: ${name}.`,
    },
  }
  return says[how]
}

const CLAIMED: Bilingual = {
  fr: fr`Une réquisition d'immatriculation est en cours sur ce terrain.`,
  ar: ar`يوجد مطلب تحفيظ جار على هذه الأرض.`,
}

function neighbourCheck(facts: Facts, neighbour: NeighbourFact): Check {
  const how = sharing(facts, neighbour)
  const verdict = verdictOf(facts, neighbour, how)
  return check('PARCEL_OVERLAP', {
    subject: `neighbour:${neighbour.parcelId}`,
    verdict,
    relation: RELATIONS_OF[how],
    because: joined(
      saysOf(facts, neighbour, how),
      neighbour.kind === 'requisition' ? CLAIMED : null,
      verdict === 'reserved' ? OFFICER_DECIDES : null,
    ),
    measured: neighbour.overlapM2,
    unit: 'm2',
    overlapM2: neighbour.overlapM2,
    overlapShare: neighbour.overlapShare,
    at: neighbour.at,
    evidence: { plan: null, version: facts.coverage.cadastre.source, dataDate: neighbour.dataDate },
  })
}

/** What the absence of an overlap is worth: that of the cadastre loaded here. */
function silence(facts: Facts, found: number): readonly Check[] {
  const { covered, dataDate } = facts.coverage.cadastre
  const evidence = layerEvidence(facts.coverage.cadastre)
  if (covered === 'whole') {
    const on = dataDate
      ? { fr: fr` du ${dayText(dataDate)}`, ar: ar` بتاريخ ${dayText(dataDate)}` }
      : { fr: '', ar: '' }
    const because = {
      fr: fr`Aucune parcelle du cadastre chargé${on} ne chevauche la parcelle.`,
      ar: ar`لا تتداخل أي قطعة من السجل العقاري المحمل${on} مع القطعة.`,
    }
    return found > 0
      ? []
      : [parcelCheck('PARCEL_OVERLAP', facts, { verdict: 'compliant', relation: 'outside', because, evidence })]
  }
  const because =
    covered === 'none'
      ? {
          fr: fr`Le cadastre n'est pas chargé ici : les chevauchements ne sont pas vérifiés.`,
          ar: ar`السجل العقاري غير محمل هنا: لم يتحقق من التداخلات.`,
        }
      : {
          fr: fr`Le cadastre n'est chargé que sur une partie de la parcelle : ailleurs, les chevauchements ne sont pas vérifiés.`,
          ar: ar`السجل العقاري محمل على جزء من القطعة فقط: لم يتحقق من التداخلات في الباقي.`,
        }
  return [parcelCheck('PARCEL_OVERLAP', facts, { verdict: 'unverified', relation: 'no_data', because, evidence })]
}

/** Recorded parcels, titles and réquisitions over the parcel; a shared edge is no overlap. */
export const parcelOverlap: Rule = {
  code: 'PARCEL_OVERLAP',
  version: 1,
  article: 'Décret 2-18-577',
  check: (facts) => {
    const over = facts.neighbours.filter(isOverlap)
    return [...over.map((neighbour) => neighbourCheck(facts, neighbour)), ...silence(facts, over.length)]
  },
}

import { procedure, workingDays } from '../define.ts'
import { TOC_REPAIR } from '../fees.ts'
import { COMMUNE } from '../instructors.ts'
import { SILENCE_GRANTS, sourced } from '../laws.ts'
import { REPAIR_PIECES } from '../pieces/works.ts'
import { totalAlone } from '../stages.ts'
import { SIX_MONTHS } from '../validity.ts'

export const refection = procedure({
  code: 'refection',
  number: 'U10',
  family: 'urban',
  nameFr: 'Permis de réfection',
  nameAr: 'رخصة الإصلاح',
  purpose: {
    fr: 'Réparer ou rénover un bâtiment sans travaux soumis au permis de construire.',
    ar: 'إصلاح بناية أو تجديدها دون أشغال تستلزم رخصة البناء.',
  },
  filers: ['owner', 'architect', 'company'],
  flow: 'simple',
  geometry: 'parcel',
  track: null,
  instructor: COMMUNE,
  stages: [
    totalAlone(
      workingDays(10),
      sourced('Décret 2-18-475, art. 3 : 10 jours ouvrables.', 'المرسوم رقم 2.18.475، المادة 3: 10 أيام عمل.'),
    ),
  ],
  pieces: REPAIR_PIECES,
  fees: [TOC_REPAIR],
  validity: [SIX_MONTHS],
  silence: { effect: 'granted', rule: SILENCE_GRANTS },
  act: 'permis_refection',
})

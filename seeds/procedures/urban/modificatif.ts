import { COMMISSION_AVIS } from '../avis.ts'
import { procedure } from '../define.ts'
import { AGENCY, TOC_ON_ADDED } from '../fees.ts'
import { WHAT_WAS_PERMITTED } from '../follows.ts'
import { GUICHET } from '../instructors.ts'
import type { Period } from '../periods.ts'
import { MODIFIED_PIECES } from '../pieces/building.ts'
import { commissionStages } from '../stages.ts'
import { NEW_DECISION } from '../validity.ts'

export const modificatif = ({ totals, silence }: Period) =>
  procedure({
    code: 'modificatif',
    number: 'U4',
    family: 'urban',
    nameFr: 'Permis modificatif',
    nameAr: 'رخصة التغيير',
    purpose: {
      fr: 'Modifier un projet déjà autorisé : nouvelle demande, de la même voie que le projet.',
      ar: 'تغيير مشروع مرخص: طلب جديد يتبع مسطرة صنف المشروع نفسها.',
    },
    filers: ['architect'],
    flow: 'commission',
    geometry: 'parcel',
    track: 'by_tests',
    follows: WHAT_WAS_PERMITTED,
    instructor: GUICHET,
    stages: commissionStages(totals),
    pieces: MODIFIED_PIECES,
    avis: COMMISSION_AVIS,
    fees: [TOC_ON_ADDED, AGENCY],
    validity: [NEW_DECISION],
    silence: silence.construire,
    act: 'permis_modificatif',
  })

import { COMMISSION_AVIS } from '../avis.ts'
import { procedure } from '../define.ts'
import { AGENCY, TOC } from '../fees.ts'
import { GUICHET_OR_PREFECTURE } from '../instructors.ts'
import type { Period } from '../periods.ts'
import { BUILDING_PIECES } from '../pieces/building.ts'
import { grandProjetStages } from '../stages.ts'
import { EQUIPPED_IN_THREE_YEARS } from '../validity.ts'

export const groupe = ({ totals, silence }: Period) =>
  procedure({
    code: 'groupe',
    number: 'U8',
    family: 'urban',
    nameFr: 'Autorisation de créer un groupe d’habitations',
    nameAr: 'إذن بإحداث مجموعة سكنية',
    purpose: {
      fr: 'Construire plusieurs logements par un même propriétaire sur un même terrain (loi 25-90, art. 57).',
      ar: 'تشييد عدة مساكن من طرف مالك واحد على عقار واحد (القانون رقم 25.90، المادة 57).',
    },
    filers: ['architect'],
    flow: 'commission',
    geometry: 'parcel',
    track: 'gp',
    instructor: GUICHET_OR_PREFECTURE,
    stages: grandProjetStages(totals),
    pieces: BUILDING_PIECES,
    avis: COMMISSION_AVIS,
    fees: [TOC, AGENCY],
    validity: [EQUIPPED_IN_THREE_YEARS],
    silence: silence.lotir,
    act: 'autorisation_groupe_habitations',
  })

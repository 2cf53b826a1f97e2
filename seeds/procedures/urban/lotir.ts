import { COMMISSION_AVIS } from '../avis.ts'
import { procedure } from '../define.ts'
import { AGENCY_ON_LAND, TOL } from '../fees.ts'
import { GUICHET_OR_PREFECTURE } from '../instructors.ts'
import type { Period } from '../periods.ts'
import { LOTISSEMENT_PIECES } from '../pieces/building.ts'
import { grandProjetStages } from '../stages.ts'
import { EQUIPPED_IN_THREE_YEARS } from '../validity.ts'

export const lotir = ({ totals, silence }: Period) =>
  procedure({
    code: 'lotir',
    number: 'U6',
    family: 'urban',
    nameFr: 'Autorisation de lotir',
    nameAr: 'إذن بإحداث تجزئة عقارية',
    purpose: {
      fr: 'Diviser un terrain en deux lots ou plus destinés à la construction (loi 25-90, art. 1).',
      ar: 'تقسيم عقار إلى بقعتين أو أكثر معدة للبناء (القانون رقم 25.90، المادة 1).',
    },
    filers: ['architect', 'surveyor', 'company'],
    flow: 'commission',
    geometry: 'parcel',
    track: 'gp',
    instructor: GUICHET_OR_PREFECTURE,
    stages: grandProjetStages(totals),
    pieces: LOTISSEMENT_PIECES,
    avis: COMMISSION_AVIS,
    fees: [TOL, AGENCY_ON_LAND],
    validity: [EQUIPPED_IN_THREE_YEARS],
    silence: silence.lotir,
    act: 'autorisation_lotir',
  })

import { COMMISSION_AVIS } from '../avis.ts'
import { procedure } from '../define.ts'
import { AGENCY, OTDP_OF_SITE, TOC_ON_ADDED } from '../fees.ts'
import { GUICHET } from '../instructors.ts'
import type { Period } from '../periods.ts'
import { MODIFIED_PIECES } from '../pieces/building.ts'
import { commissionStages } from '../stages.ts'
import { FOUNDATIONS_IN_A_YEAR } from '../validity.ts'

export const extension = ({ totals, silence }: Period) =>
  procedure({
    code: 'extension',
    number: 'U5',
    family: 'urban',
    nameFr: 'Permis de surélévation ou d’extension',
    nameAr: 'رخصة التعلية أو التوسيع',
    purpose: {
      fr: 'Surélever ou agrandir un bâtiment existant.',
      ar: 'تعلية بناية قائمة أو توسيعها.',
    },
    filers: ['architect'],
    flow: 'commission',
    geometry: 'parcel',
    track: 'by_tests',
    instructor: GUICHET,
    stages: commissionStages(totals),
    pieces: MODIFIED_PIECES,
    avis: COMMISSION_AVIS,
    fees: [TOC_ON_ADDED, AGENCY, OTDP_OF_SITE],
    validity: [FOUNDATIONS_IN_A_YEAR],
    silence: silence.construire,
    act: 'permis_extension',
  })

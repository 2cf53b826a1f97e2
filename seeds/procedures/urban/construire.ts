import { COMMISSION_AVIS } from '../avis.ts'
import { procedure } from '../define.ts'
import { AGENCY, OTDP_OF_SITE, TOC } from '../fees.ts'
import { WHAT_WAS_DEMOLISHED } from '../follows.ts'
import { GUICHET } from '../instructors.ts'
import type { Period } from '../periods.ts'
import { BUILDING_PIECES } from '../pieces/building.ts'
import { commissionStages } from '../stages.ts'
import { FOUNDATIONS_IN_A_YEAR } from '../validity.ts'

/** Grand or petit projet: the tests say which. */
export const construire = ({ totals, silence }: Period) =>
  procedure({
    code: 'construire',
    number: 'U2',
    family: 'urban',
    nameFr: 'Permis de construire',
    nameAr: 'رخصة البناء',
    purpose: {
      fr: 'Construire un bâtiment, grand ou petit projet.',
      ar: 'تشييد بناية، سواء كانت مشروعا كبيرا أو صغيرا.',
    },
    filers: ['architect'],
    flow: 'commission',
    geometry: 'parcel',
    track: 'by_tests',
    follows: WHAT_WAS_DEMOLISHED,
    instructor: GUICHET,
    stages: commissionStages(totals),
    pieces: BUILDING_PIECES,
    avis: COMMISSION_AVIS,
    fees: [TOC, AGENCY, OTDP_OF_SITE],
    validity: [FOUNDATIONS_IN_A_YEAR],
    silence: silence.construire,
    act: 'permis_construire',
  })

import { COMMISSION_AVIS } from '../avis.ts'
import { procedure } from '../define.ts'
import { AGENCY_ON_LAND, amountNotFound, TOL } from '../fees.ts'
import { THE_LOTISSEMENT } from '../follows.ts'
import { GUICHET_OR_PREFECTURE } from '../instructors.ts'
import type { Period } from '../periods.ts'
import { LOTISSEMENT_MODIFIED_PIECES } from '../pieces/building.ts'
import { grandProjetStages } from '../stages.ts'
import { EQUIPPED_IN_THREE_YEARS } from '../validity.ts'

export const lotirModificatif = ({ totals, silence }: Period) =>
  procedure({
    code: 'lotir_modificatif',
    number: 'U7',
    family: 'urban',
    nameFr: 'Autorisation modificative de lotir',
    nameAr: 'إذن بتغيير تجزئة عقارية',
    purpose: {
      fr: 'Modifier un lotissement déjà autorisé.',
      ar: 'تغيير تجزئة عقارية مأذون بها.',
    },
    filers: ['architect', 'surveyor'],
    flow: 'commission',
    geometry: 'parcel',
    track: 'gp',
    follows: THE_LOTISSEMENT,
    instructor: GUICHET_OR_PREFECTURE,
    stages: grandProjetStages(totals),
    pieces: LOTISSEMENT_MODIFIED_PIECES,
    avis: COMMISSION_AVIS,
    fees: [amountNotFound(TOL), amountNotFound(AGENCY_ON_LAND)],
    validity: [EQUIPPED_IN_THREE_YEARS],
    silence: silence.lotir,
    act: 'autorisation_lotir_modificative',
  })

import { MORCELLEMENT_AVIS } from '../avis.ts'
import { procedure, VALIDITY_NOT_FOUND } from '../define.ts'
import { agency } from '../fees.ts'
import { GUICHET } from '../instructors.ts'
import { sourced } from '../laws.ts'
import type { Period } from '../periods.ts'
import { MORCELLEMENT_PIECES } from '../pieces/building.ts'
import { grandProjetStages } from '../stages.ts'

export const morceler = ({ totals, silence }: Period) =>
  procedure({
    code: 'morceler',
    number: 'U9',
    family: 'urban',
    nameFr: 'Autorisation de morceler',
    nameAr: 'إذن بتقسيم العقار',
    purpose: {
      fr: 'Diviser un terrain en lots qui ne sont pas destinés à la construction (loi 25-90, art. 58).',
      ar: 'تقسيم عقار إلى قطع غير معدة للبناء (القانون رقم 25.90، المادة 58).',
    },
    filers: ['surveyor', 'owner', 'notary'],
    flow: 'commission',
    geometry: 'parcel',
    track: 'gp',
    instructor: GUICHET,
    stages: grandProjetStages(totals),
    pieces: MORCELLEMENT_PIECES,
    avis: MORCELLEMENT_AVIS,
    fees: [
      agency(
        sourced(
          'Par tranches de surface hors des zones urbaines (agence de Berrechid) ; aucune taxe communale de morcellement dans la loi 47-06, art. 2.',
          'حسب أشطر المساحة خارج المناطق الحضرية (وكالة برشيد)؛ ولا رسم جماعي على التقسيم في القانون رقم 47.06، المادة 2.',
        ),
      ),
    ],
    validity: [VALIDITY_NOT_FOUND],
    silence: silence.morceler,
    act: 'autorisation_morceler',
  })

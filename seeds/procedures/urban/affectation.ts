import { avis } from '../avis.ts'
import { procedure } from '../define.ts'
import { COMMUNE_SERVICE } from '../instructors.ts'
import { SILENCE_SAYS_NOTHING, sourced } from '../laws.ts'
import { CHANGE_OF_USE_PIECES } from '../pieces/works.ts'
import { totalBeforeCommission, totalNotFound } from '../stages.ts'

export const affectation = procedure({
  code: 'affectation',
  number: 'U21',
  family: 'urban',
  nameFr: 'Changement d’affectation',
  nameAr: 'تغيير تخصيص بناية',
  purpose: {
    fr: 'Donner à un bâtiment un autre usage que celui autorisé (loi 12-90, art. 58).',
    ar: 'تخصيص بناية لغير الاستعمال المرخص (القانون رقم 12.90، المادة 58).',
  },
  filers: ['architect'],
  flow: 'commission',
  geometry: 'parcel',
  track: null,
  instructor: COMMUNE_SERVICE,
  stages: [totalNotFound(totalBeforeCommission)],
  pieces: CHANGE_OF_USE_PIECES,
  avis: [
    avis(
      'urban_agency',
      sourced(
        'Loi 12-90, art. 58 : accord de l’agence urbaine ou de l’administration.',
        'القانون رقم 12.90، المادة 58: موافقة الوكالة الحضرية أو الإدارة.',
      ),
      { binding: true },
    ),
  ],
  silence: { effect: 'none', rule: SILENCE_SAYS_NOTHING },
  act: 'autorisation_changement_affectation',
})

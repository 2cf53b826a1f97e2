import { avis } from '../avis.ts'
import { procedure, VALIDITY_NOT_FOUND } from '../define.ts'
import { COMMUNE_SERVICE } from '../instructors.ts'
import { plausible, SILENCE_SAYS_NOTHING, sourced } from '../laws.ts'
import { DEROGATION_PIECES } from '../pieces/works.ts'
import { totalBeforeCommission, totalNotFound } from '../stages.ts'

const MEMBER = plausible(
  'Commission de dérogation : agence urbaine, wilaya, province, centre régional d’investissement.',
  'لجنة الاستثناء: الوكالة الحضرية والولاية والإقليم والمركز الجهوي للاستثمار.',
)

export const derogation = procedure({
  code: 'derogation',
  number: 'U19',
  family: 'urban',
  nameFr: 'Dérogation aux documents d’urbanisme',
  nameAr: 'الاستثناء من وثائق التعمير',
  purpose: {
    fr: 'Demander à s’écarter d’une disposition du plan pour un projet, notamment d’investissement.',
    ar: 'طلب الاستثناء من مقتضى في التصميم لفائدة مشروع، خاصة الاستثماري.',
  },
  filers: ['architect', 'company'],
  flow: 'commission',
  geometry: 'parcel',
  track: null,
  instructor: COMMUNE_SERVICE,
  stages: [totalNotFound(totalBeforeCommission)],
  pieces: DEROGATION_PIECES,
  avis: [avis('urban_agency', MEMBER), avis('province', MEMBER), avis('wilaya', MEMBER)],
  validity: [VALIDITY_NOT_FOUND],
  silence: { effect: 'none', rule: SILENCE_SAYS_NOTHING },
  act: 'decision_derogation',
})

export const derogationRurale = procedure({
  code: 'derogation_rurale',
  number: 'U20',
  family: 'urban',
  nameFr: 'Dérogation en milieu rural',
  nameAr: 'الاستثناء بالوسط القروي',
  purpose: {
    fr: 'Construire hors plan sur moins d’un hectare, ou avec plus de surface ou de hauteur (décret 2-92-832, art. 35 et 36).',
    ar: 'البناء خارج وثائق التعمير على أقل من هكتار أو بمساحة أو علو أكبر (المرسوم رقم 2.92.832، المادتان 35 و36).',
  },
  filers: ['architect', 'owner'],
  flow: 'commission',
  geometry: 'parcel',
  track: null,
  instructor: COMMUNE_SERVICE,
  stages: [totalNotFound(totalBeforeCommission)],
  pieces: DEROGATION_PIECES,
  avis: [
    avis(
      'ministry',
      sourced(
        'Décret 2-92-832, art. 35 à 37 : avis conforme de la commission urbanisme (présidence), équipement, agriculture, habitat.',
        'المرسوم رقم 2.92.832، المواد 35 إلى 37: الرأي المطابق للجنة المكونة من التعمير (رئاسة) والتجهيز والفلاحة والإسكان.',
      ),
      { binding: true },
    ),
  ],
  silence: { effect: 'none', rule: SILENCE_SAYS_NOTHING },
  act: 'decision_derogation_rurale',
})

import { superseded } from '../laws.ts'
import { information, principal } from './piece.ts'
import { CADASTRE, DEED, DEMANDE, IDENTITY, LAND, NOTE, OWNER_AGREES, SITUATION, SURVEY, TITLE } from './shared.ts'

const architect = { content: 'drawing', by: 'architect' } as const

const IDENTIFICATION = principal('fiche_identite', ['Fiche d’identification du projet', 'جذاذة التعريف بالمشروع'], {
  rule: superseded('RGC 2013, annexe 4 : modèle de fiche.', 'الضابط العام للبناء 2013، الملحق 4: نموذج الجذاذة.'),
})
const MASS_PLAN = principal('plan_masse', ['Plan de masse', 'تصميم الكتلة'], { content: 'plan', by: 'architect' })
const ARCHITECTURE = principal(
  'plans_architecture',
  [
    'Plans de tous les niveaux, terrasses, coupes et façades, 1/100 au moins',
    'تصاميم جميع المستويات والسطوح والمقاطع والواجهات بمقياس 1/100 على الأقل',
  ],
  architect,
)
const GROUND_FLOOR = principal(
  'plan_rez_de_chaussee',
  [
    'Plan du rez-de-chaussée : alignement, niveau du trottoir, dimensions des cours',
    'تصميم الطابق الأرضي: التصفيف ومستوى الرصيف وأبعاد الأفنية',
  ],
  architect,
)
const CONTRACT = principal(
  'contrat_architecte',
  ['Contrat d’architecte, suivi jusqu’au permis d’habiter', 'عقد المهندس المعماري مع التتبع إلى غاية رخصة السكن'],
  { by: 'architect' },
)

const LATER = [
  information('fiche_statistique', ['Fiche statistique', 'الجذاذة الإحصائية'], { content: 'table' }),
  information(
    'structure',
    ['Plans de béton armé et note de calcul (RPS 2000)', 'تصاميم الخرسانة المسلحة ومذكرة الحساب'],
    {
      content: 'drawing',
      by: 'engineer',
    },
  ),
  information('etude_geotechnique', ['Étude géotechnique', 'الدراسة الجيوتقنية'], { by: 'engineer' }),
  information('securite_incendie', ['Notice de sécurité incendie', 'مذكرة السلامة من الحريق'], { condition: 'gp' }),
  information('fiche_thermique', ['Fiche technique thermique (RTCM)', 'الجذاذة التقنية الحرارية']),
  information('plan_telecom', ['Plan de précâblage des télécommunications', 'تصميم التجهيز بشبكة الاتصالات'], {
    condition: 'telecom',
    content: 'drawing',
  }),
  information('cahier_chantier', ['Attestation de cahier de chantier', 'شهادة مسك دفتر الورش'], { by: 'architect' }),
]

export const BUILDING_PIECES = [
  DEMANDE,
  OWNER_AGREES,
  IDENTIFICATION,
  ...LAND,
  SITUATION,
  MASS_PLAN,
  ARCHITECTURE,
  GROUND_FLOOR,
  CONTRACT,
  NOTE,
  IDENTITY,
  ...LATER,
]

/** What is to be demolished is drawn in yellow, what is to be built in red. */
export const MODIFIED_PIECES = [
  ...BUILDING_PIECES,
  principal(
    'plans_modificatifs',
    [
      'Plans modificatifs : démolition en jaune, construction en rouge',
      'تصاميم التغيير: الهدم بالأصفر والبناء بالأحمر',
    ],
    architect,
  ),
]

export const LOTISSEMENT_PIECES = [
  DEMANDE,
  OWNER_AGREES,
  TITLE,
  DEED,
  CADASTRE,
  SURVEY,
  principal('conception', ['Conception urbanistique du lotissement', 'التصور التعميري للتجزئة'], architect),
  principal(
    'dossier_technique',
    ['Dossier technique de voirie et réseaux divers', 'الملف التقني للطرق والشبكات المختلفة'],
    {
      content: 'drawing',
      by: 'engineer',
    },
  ),
  principal('cahier_charges', ['Cahier des charges', 'دفتر التحملات']),
  NOTE,
  IDENTITY,
  information('cout_travaux', ['Déclaration du coût estimatif des travaux', 'التصريح بالكلفة التقديرية للأشغال'], {
    content: 'table',
  }),
  information(
    'plans_reseaux',
    ['Plans incendie, assainissement, électricité, télécommunications', 'تصاميم الحريق والتطهير والكهرباء والاتصالات'],
    { content: 'drawing', by: 'engineer' },
  ),
]

export const LOTISSEMENT_MODIFIED_PIECES = [
  ...LOTISSEMENT_PIECES,
  principal(
    'plans_modificatifs',
    ['Plans modificatifs : suppression en jaune, création en rouge', 'تصاميم التغيير: الحذف بالأصفر والإحداث بالأحمر'],
    architect,
  ),
]

export const MORCELLEMENT_PIECES = [
  DEMANDE,
  OWNER_AGREES,
  ...LAND,
  principal('plan_morcellement', ['Plan de morcellement', 'تصميم تقسيم العقار'], { content: 'plan', by: 'surveyor' }),
  IDENTITY,
  NOTE,
]

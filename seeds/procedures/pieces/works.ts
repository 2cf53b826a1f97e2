import { sourced, superseded } from '../laws.ts'
import { information, principal } from './piece.ts'
import { DEMANDE, IDENTITY, LAND, OWNER_AGREES, PHOTOS, SITUATION } from './shared.ts'

export const NOTE_PIECES = [DEMANDE, OWNER_AGREES, ...LAND, SITUATION]

export const REPAIR_PIECES = [
  DEMANDE,
  OWNER_AGREES,
  ...LAND,
  principal('description_travaux', ['Description des travaux', 'وصف الأشغال']),
  PHOTOS,
  IDENTITY,
]

export const DEMOLITION_PIECES = [
  DEMANDE,
  OWNER_AGREES,
  ...LAND,
  principal(
    'etude_technique',
    [
      'Étude technique : état du bâtiment, mesures avant et pendant la démolition',
      'دراسة تقنية: حالة البناية والتدابير قبل الهدم وأثناءه',
    ],
    {
      by: 'engineer',
      rule: sourced(
        'Décret 2-18-475, art. 13 : étude d’un ingénieur spécialisé.',
        'المرسوم رقم 2.18.475، المادة 13: دراسة من إنجاز مهندس مختص.',
      ),
    },
  ),
  PHOTOS,
  IDENTITY,
]

export const REGULARISATION_PIECES = [
  DEMANDE,
  OWNER_AGREES,
  ...LAND,
  SITUATION,
  principal('plans_existant', ['Plans de la construction existante', 'تصاميم البناية القائمة'], {
    content: 'drawing',
    by: 'architect',
  }),
  information('attestation_stabilite', ['Attestation de stabilité', 'شهادة متانة البناية'], { by: 'engineer' }),
  PHOTOS,
  IDENTITY,
]

const COMPLETION = principal(
  'declaration_achevement',
  ['Déclaration d’achèvement des travaux', 'التصريح بانتهاء الأشغال'],
  {
    rule: superseded('RGC 2013, art. 41 et annexe 8.', 'الضابط العام للبناء 2013، المادة 41 والملحق 8.'),
  },
)

export const HABITATION_PIECES = [
  DEMANDE,
  COMPLETION,
  principal(
    'attestation_assurance',
    ['Attestation d’assurance décennale de moins de 3 mois', 'شهادة التأمين العشري لأقل من 3 أشهر'],
    {
      condition: 'insured',
      rule: sourced(
        'Loi 59-13 (code des assurances, art. 157-15), lorsque l’assurance est obligatoire.',
        'القانون رقم 59.13 (مدونة التأمينات، المادة 157-15)، عندما يكون التأمين إلزاميا.',
      ),
    },
  ),
  information(
    'attestation_architecte',
    ['Attestation de l’architecte, tenant lieu de récolement', 'شهادة المهندس المعماري القائمة مقام المعاينة'],
    {
      by: 'architect',
      rule: sourced('Loi 12-90, art. 55.', 'القانون رقم 12.90، المادة 55.'),
    },
  ),
  information(
    'attestation_telecom',
    ['Attestation de précâblage des télécommunications', 'شهادة التجهيز بشبكة الاتصالات'],
    {
      condition: 'telecom',
      rule: sourced('Loi 12-90, art. 44 et 56.', 'القانون رقم 12.90، المادتان 44 و56.'),
    },
  ),
  information(
    'attestation_implantation',
    ['Attestation d’implantation du géomètre', 'شهادة المهندس الطبوغرافي حول موقع البناء'],
    {
      by: 'surveyor',
    },
  ),
  information('attestation_structure', ['Attestation du bureau d’études', 'شهادة مكتب الدراسات'], { by: 'engineer' }),
]

export const RECEPTION_PIECES = [
  DEMANDE,
  principal('declaration_achevement', [
    'Déclaration d’achèvement des travaux d’équipement',
    'التصريح بانتهاء أشغال التجهيز',
  ]),
  principal('plan_recolement', ['Plan de récolement', 'تصميم المطابقة'], { content: 'plan', by: 'surveyor' }),
  information('quittance_taxe', ['Quittance de la taxe de lotissement', 'وصل أداء رسم التجزئة'], {
    rule: sourced(
      'Loi 47-06 : la réception est retenue jusqu’au paiement entier.',
      'القانون رقم 47.06: لا يتم التسلم إلا بعد الأداء الكامل.',
    ),
  }),
  information('bornage', ['Procès-verbal de bornage des lots', 'محضر تحديد البقع'], { by: 'surveyor' }),
]

export const SITE_PIECES = [
  DEMANDE,
  principal('autorisation', ['Autorisation de construire ou de lotir', 'رخصة البناء أو الإذن بالتجزئة']),
  information('cahier_chantier', ['Cahier de chantier', 'دفتر الورش'], { by: 'architect' }),
]

export const DEROGATION_PIECES = [
  DEMANDE,
  OWNER_AGREES,
  ...LAND,
  SITUATION,
  principal('note_motivation', ['Note motivant la dérogation demandée', 'مذكرة تعليل الاستثناء المطلوب']),
  principal('plans_projet', ['Plans du projet', 'تصاميم المشروع'], { content: 'drawing' }),
  IDENTITY,
]

export const CHANGE_OF_USE_PIECES = [
  DEMANDE,
  OWNER_AGREES,
  ...LAND,
  principal('plans_projet', ['Plans de l’état actuel et de l’état projeté', 'تصاميم الحالة الراهنة والحالة المتوقعة'], {
    content: 'drawing',
    by: 'architect',
  }),
  IDENTITY,
]

export const CERTIFICATE_PIECES = [
  DEMANDE,
  ...LAND,
  principal('projet_acte', ['Projet d’acte', 'مشروع العقد'], { by: 'notary' }),
]
export const ALIGNMENT_PIECES = [DEMANDE, ...LAND, SITUATION]
export const CONNECTION_PIECES = [DEMANDE, ...LAND, SITUATION, IDENTITY]

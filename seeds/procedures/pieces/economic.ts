import { sourced } from '../laws.ts'
import { information, principal } from './piece.ts'
import { DEMANDE, IDENTITY, OWNER_AGREES, PHOTOS, SITUATION } from './shared.ts'

const PREMISES = principal('titre_local', ['Bail, ou titre de propriété du local', 'عقد الكراء أو سند ملكية المحل'])
const APPROVED_PLAN = information('plan_amenagement', ['Plan d’aménagement visé', 'تصميم التهيئة المؤشر عليه'], {
  content: 'drawing',
})
const LAYOUT = principal('plan_emprise', ['Plan de l’emprise demandée', 'تصميم المساحة المطلوبة'], { content: 'plan' })

export const SHOP_PIECES = [DEMANDE, PREMISES, IDENTITY, PHOTOS]

export const REGULATED_SHOP_PIECES = [
  ...SHOP_PIECES,
  APPROVED_PLAN,
  information('recepisse_anrt', [
    'Récépissé de l’ANRT (cybercafé)',
    'وصل الوكالة الوطنية لتقنين المواصلات (نادي الأنترنت)',
  ]),
]

export const CLASSE_PIECES = [DEMANDE, PREMISES, { ...APPROVED_PLAN, kind: 'principal' as const }, IDENTITY, PHOTOS]

export const CLASSE_INQUIRY_PIECES = [
  ...CLASSE_PIECES,
  information('frais_publication', ['Reçu des frais de publication de l’enquête', 'وصل مصاريف نشر البحث'], {
    rule: sourced('Fiche de la commune d’Agadir.', 'بطاقة جماعة أكادير.'),
  }),
]

export const OCCUPATION_PIECES = [
  DEMANDE,
  LAYOUT,
  SITUATION,
  information('fiche_technique', [
    'Fiche technique et devis, pour une construction',
    'بطاقة تقنية وتقدير الكلفة بالنسبة للبناء',
  ]),
  IDENTITY,
  PHOTOS,
]

export const TRENCH_PIECES = [
  DEMANDE,
  principal('trace', ['Plan du tracé, largeur et profondeur', 'تصميم المسار والعرض والعمق'], { content: 'plan' }),
  information('programme', ['Programme et durée des travaux', 'برنامج الأشغال ومدتها'], { content: 'table' }),
  information('plans_reseaux', ['Plans des réseaux en place', 'تصاميم الشبكات الموجودة'], { content: 'plan' }),
]

export const ANTENNA_PIECES = [
  DEMANDE,
  OWNER_AGREES,
  SITUATION,
  principal('conformite_anrt', [
    'Conformité du site auprès de l’ANRT',
    'مطابقة الموقع لدى الوكالة الوطنية لتقنين المواصلات',
  ]),
  information('accord_coproprietaires', ['Accord des copropriétaires', 'موافقة الملاك المشتركين']),
  information('plans_installation', ['Plans de l’installation', 'تصاميم المنشأة'], { content: 'drawing' }),
]

export const SIGN_PIECES = [
  DEMANDE,
  OWNER_AGREES,
  principal('maquette', ['Maquette et dimensions du support', 'نموذج الدعامة وأبعادها'], { content: 'drawing' }),
  SITUATION,
  IDENTITY,
  PHOTOS,
]

export const EVENT_PIECES = [
  DEMANDE,
  LAYOUT,
  information('programme', ['Programme et dates', 'البرنامج والتواريخ']),
  IDENTITY,
]

export const TRANSFER_PIECES = [
  DEMANDE,
  principal('autorisation', ['Autorisation d’origine', 'الرخصة الأصلية']),
  principal('acte_cession', ['Acte de cession, ou déclaration de fermeture', 'عقد التفويت أو التصريح بالإغلاق']),
  IDENTITY,
]

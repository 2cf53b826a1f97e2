import { information, principal } from './piece.ts'

/** The request and the right to the ground: what nearly every urban procedure asks. */
export const DEMANDE = principal('demande', ['Demande signée', 'طلب موقع'])
export const OWNER_AGREES = principal(
  'accord_proprietaire',
  ['Accord du propriétaire, cosignataire de la demande', 'موافقة المالك بالتوقيع المشترك على الطلب'],
  { condition: 'not_owner', by: 'owner' },
)
export const TITLE = principal('certificat_propriete', ['Certificat de propriété', 'شهادة الملكية'], {
  condition: 'titled',
})
export const DEED = principal('acte_propriete', ['Acte de propriété', 'رسم الملكية'], { condition: 'untitled' })
export const CADASTRE = principal(
  'plan_cadastral',
  ['Plan cadastral avec coordonnées et contenance', 'التصميم العقاري مع الإحداثيات والمساحة'],
  { content: 'plan', condition: 'titled' },
)
export const SURVEY = principal(
  'plan_topographique',
  ['Plan topographique rattaché au réseau géodésique', 'تصميم طبوغرافي مرتبط بالشبكة الجيوديزية'],
  { content: 'plan', by: 'surveyor' },
)
export const SITUATION = principal(
  'plan_situation',
  [
    'Plan de situation, 1/2000 au moins (1/5000 en milieu rural)',
    'تصميم الموقع بمقياس 1/2000 على الأقل (1/5000 بالوسط القروي)',
  ],
  { content: 'plan' },
)
export const LAND = [TITLE, DEED, CADASTRE]
export const IDENTITY = information('identite', [
  'Pièce d’identité, ou statuts et pouvoirs de la société',
  'بطاقة التعريف، أو النظام الأساسي للشركة والتفويض',
])
export const NOTE = information(
  'note_renseignements',
  ['Note de renseignements urbanistiques', 'ورقة المعلومات التعميرية'],
  { condition: 'gp' },
)
export const PHOTOS = information('photos', ['Photographies', 'صور فوتوغرافية'], { content: 'photo' })

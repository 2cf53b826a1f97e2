import { searchWords } from '../../../spatial/searchWords.ts'
import { BACKLOG_FIELDS, type BacklogField, type BacklogMapping } from '../../contract/backlog.ts'
import { FIELD_WORDS } from '../../contract/backlogWords.ts'
import type { Table, TableLine } from './table.ts'

/** How registers call each column besides the template, in both languages. */
const SYNONYMS: Readonly<Record<BacklogField, readonly string[]>> = {
  paperNumber: ['Numéro de dossier', 'N° dossier', 'N° d’ordre', 'رقم الملف', 'الرقم الترتيبي'],
  procedure: ['Type de demande', 'Nature de la demande', 'Type d’autorisation', 'نوع الطلب', 'نوع الرخصة'],
  title: ['Nature du projet', 'Projet', 'Consistance', 'طبيعة المشروع', 'المشروع'],
  filedOn: ['Déposé le', 'Date d’arrivée', 'Date de réception', 'تاريخ وضع الملف', 'تاريخ الوصول'],
  familyName: [
    'Nom du pétitionnaire',
    'Nom et prénom',
    'Pétitionnaire',
    'Demandeur',
    'Maître d’ouvrage',
    'Nom du demandeur',
  ],
  givenName: ['Prénom du pétitionnaire', 'Prénom du demandeur'],
  familyNameAr: ['اسم صاحب الطلب', 'صاحب الطلب', 'الاسم الكامل', 'طالب الرخصة', 'الاسم والنسب'],
  givenNameAr: [],
  nationalId: ['CIN', 'N° CIN', 'N° CNIE', 'Carte nationale', 'ب.و.ت', 'البطاقة الوطنية', 'بطاقة التعريف الوطنية'],
  companyName: ['Société', 'Dénomination', 'الشركة', 'العنوان التجاري'],
  companyNumber: ['ICE', 'RC', 'Registre du commerce', 'السجل التجاري', 'التعريف الموحد للمقاولة'],
  titleNumber: ['N° titre foncier', 'TF', 'N° TF', 'Références foncières', 'رقم الرسم العقاري', 'المراجع العقارية'],
  address: ['Adresse', 'Situation', 'Lieu', 'العنوان', 'الموقع'],
  commune: ['Arrondissement', 'المقاطعة'],
  track: ['Type de projet', 'GP/PP', 'Catégorie', 'صنف المشروع'],
  admissionRefusedOn: ['Irrecevable le', 'Date de non-recevabilité', 'Rejet de recevabilité'],
  dispatchedOn: ['Transmis le', 'Date d’envoi aux services'],
  complementAskedOn: ['Date de demande de complément'],
  complementReason: ['Objet du complément', 'موضوع الاستكمال'],
  complementGivenOn: ['Date de complément', 'Complété le'],
  inspectedOn: ['Visité le', 'Date de constat'],
  sessionOn: ['Date de séance', 'Séance', 'تاريخ الجلسة'],
  minutesOn: ['PV du', 'Date du PV'],
  modificationAskedOn: ['Date de demande de modification', 'À modifier le'],
  modificationGivenOn: ['Date des plans modifiés', 'Modifié le'],
  decision: ['Suite donnée', 'Résultat', 'Sens de la décision', 'مآل الطلب'],
  decidedOn: ['Décidé le'],
  settledOn: ['Date de paiement', 'Payé le'],
  signedOn: ['Date de signature', 'Date de délivrance', 'Délivré le', 'تاريخ التسليم', 'Date d’autorisation'],
  refusedOn: ['Date de refus'],
  refusalReason: ['Motif de refus', 'Motifs du refus', 'سبب رفض الطلب'],
  silenceOn: ['Date de l’attestation de silence', 'Réputé accordé le', 'Accord tacite du', 'تاريخ الموافقة الضمنية'],
  withdrawnOn: ['Date de retrait', 'Désistement le'],
  scans: ['Scans', 'Fichiers', 'Pièces jointes', 'الملفات'],
}

const keyOf = (text: string): string => searchWords(text.replaceAll('°', ' ')).join(' ')

const FIELD_OF: ReadonlyMap<string, BacklogField> = new Map(
  BACKLOG_FIELDS.flatMap((field) =>
    [FIELD_WORDS[field].fr, FIELD_WORDS[field].ar, ...SYNONYMS[field]].map((header) => [keyOf(header), field] as const),
  ),
)

/** Above the headers a register may carry its own title: they are looked for in the first lines. */
const HIGHEST = 15

export type Headed = { readonly header: TableLine; readonly columns: BacklogMapping }

/** The line that names most fields, and which column holds each; the first of two columns of one name is taken. */
export function headersOf({ lines }: Table): Headed | null {
  const read = lines.slice(0, HIGHEST).map((header) => ({ header, columns: columnsOf(header) }))
  const most = read.reduce<Headed | null>(
    (best, one) => (best === null || sizeOf(one) > sizeOf(best) ? one : best),
    null,
  )
  return most && sizeOf(most) >= 1 ? most : (read[0] ?? null)
}

const sizeOf = ({ columns }: Headed) => Object.keys(columns).length

function columnsOf({ cells }: TableLine): BacklogMapping {
  const columns: { [F in BacklogField]?: number } = {}
  for (const [column, cell] of cells.entries()) {
    const field = FIELD_OF.get(keyOf(cell))
    if (field && columns[field] === undefined) columns[field] = column
  }
  return columns
}

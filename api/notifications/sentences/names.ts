import type { Bilingual } from '../../../spatial/bilingual.ts'

/** The words of the trade that a notice's data names by their code. */
const NAMES: Readonly<Record<string, Bilingual>> = {
  employee: { fr: 'collaborateur', ar: 'متعاون' },
  administrator: { fr: 'administrateur', ar: 'مدير الحسابات' },
  president: { fr: 'président', ar: 'رئيس' },
  delegate: { fr: 'délégataire de signature', ar: 'مفوض له في الإمضاء' },
  guichet: { fr: 'agent du guichet', ar: 'عون الشباك' },
  cashier: { fr: 'régisseur', ar: 'شسيع المداخيل' },
  examiner: { fr: 'instructeur', ar: 'مكلف بالدراسة' },
  member: { fr: 'membre de commission', ar: 'عضو لجنة' },
  governor: { fr: 'gouverneur', ar: 'عامل' },
  wali: { fr: 'wali', ar: 'وال' },
  supervisor: { fr: 'contrôleur', ar: 'مراقب' },
  support: { fr: "agent d'assistance", ar: 'عون المساعدة' },
  operator: { fr: 'exploitant', ar: 'مستغل المنصة' },
  owner: { fr: "maître d'ouvrage", ar: 'صاحب المشروع' },
  designer: { fr: 'architecte', ar: 'مهندس معماري' },
  architect: { fr: 'architecte', ar: 'مهندس معماري' },
  surveyor: { fr: 'ingénieur géomètre topographe', ar: 'مهندس مساح طبوغرافي' },
  engineer: { fr: "ingénieur d'études", ar: 'مهندس دراسات' },
  promoter: { fr: 'promoteur', ar: 'منعش عقاري' },
  correspondent: { fr: 'correspondant', ar: 'مراسل' },
  design: { fr: 'attestation de la conception', ar: 'شهادة التصميم المعماري' },
  geometry: { fr: 'attestation de la géométrie du terrain', ar: 'شهادة الضبط الهندسي للأرض' },
  structure: { fr: 'attestation de la structure', ar: 'شهادة متانة البناء' },
  agreement: { fr: 'accord sur le dossier', ar: 'الموافقة على الملف' },
  permit: { fr: 'autorisation', ar: 'رخصة' },
  refusal: { fr: 'refus', ar: 'رفض' },
  deferral: { fr: 'sursis à statuer', ar: 'تأجيل البت' },
  certificate: { fr: 'certificat', ar: 'شهادة' },
  attestation: { fr: 'attestation de silence', ar: 'شهادة بسكوت الإدارة' },
  passkey: { fr: "clé d'accès", ar: 'مفتاح ولوج' },
  totp: { fr: 'application de codes', ar: 'تطبيق الرموز' },
  read_budget: { fr: 'trop de consultations en une heure', ar: 'اطلاعات كثيرة في ساعة واحدة' },
  provider: { fr: "fournisseur d'identité", ar: 'مزود الهوية' },
  access_token: { fr: "jeton d'accès pour un logiciel de cartographie", ar: 'رمز ولوج لبرنامج خرائط' },
  recovery_codes: { fr: 'codes de secours', ar: 'رموز الاسترجاع' },
}

/** A code in words; a text that is no code stays as it is. */
export const nameOf = (code: string, language: keyof Bilingual): string => NAMES[code]?.[language] ?? code

const DAY = /^\d{4}-\d{2}-\d{2}$/
const days = { dateStyle: 'long' } as const
const moments = { ...days, timeStyle: 'short' } as const

/**
 * A day, or a moment as it is in Morocco, in words; Western figures in both languages, as the administration writes.
 * A text that is neither stays as it is.
 */
export function whenIn(text: string, language: keyof Bilingual): string {
  if (Number.isNaN(Date.parse(text))) return text
  const locale = language === 'fr' ? 'fr-MA' : 'ar-MA-u-nu-latn'
  if (DAY.test(text)) return new Intl.DateTimeFormat(locale, { ...days, timeZone: 'UTC' }).format(new Date(text))
  return new Intl.DateTimeFormat(locale, { ...moments, timeZone: 'Africa/Casablanca' }).format(new Date(text))
}

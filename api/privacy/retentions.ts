import type { Bilingual } from '../../spatial/bilingual.ts'

export type Retention = {
  readonly data: Bilingual
  readonly from: Bilingual
  readonly months: number | null
  readonly days: number | null
  /** `house`: our own proposal, to be confirmed by whoever answers for the processing. */
  readonly source: 'law' | 'house'
  readonly reference: string | null
}

/**
 * How long each class of data is kept. No text we know fixes these lengths: law 09-08 (article 3) asks that data be kept no
 * longer than their purpose needs. They are the house's proposals and say so.
 */
export const RETENTIONS = {
  person: {
    data: { fr: 'Identité, coordonnées, compte', ar: 'الهوية وبيانات الاتصال والحساب' },
    from: { fr: 'de la dernière connexion, sans dossier en cours ni mandat', ar: 'آخر دخول، دون ملف جار ولا صفة' },
    months: 60,
    days: null,
    source: 'house',
    reference: null,
  },
  neverCame: {
    data: { fr: 'Inscriptions et invitations jamais suivies', ar: 'تسجيلات ودعوات لم تتم متابعتها' },
    from: { fr: 'de la demande, sans connexion ni mandat officiel', ar: 'الطلب، دون دخول ولا انتداب رسمي' },
    months: null,
    days: 30,
    source: 'house',
    reference: null,
  },
  dossier: {
    data: { fr: 'Dossiers et documents', ar: 'الملفات والوثائق' },
    from: { fr: 'sort réglé par les archives de la commune', ar: 'يحدد مآلها أرشيف الجماعة' },
    months: null,
    days: null,
    source: 'law',
    reference: 'Loi 69-99 relative aux archives',
  },
  journal: {
    data: { fr: 'Journal des actions et des consultations', ar: 'سجل العمليات والاطلاعات' },
    from: {
      fr: 'sans fin ; les noms en disparaissent avec la personne',
      ar: 'دون نهاية؛ تختفي منه الأسماء مع هوية الشخص',
    },
    months: null,
    days: null,
    source: 'house',
    reference: null,
  },
  session: {
    data: { fr: "Sessions, appareils connus, jetons d'accès", ar: 'الجلسات والأجهزة المعروفة ورموز الولوج' },
    from: { fr: 'de leur fin', ar: 'نهايتها' },
    months: 12,
    days: null,
    source: 'house',
    reference: null,
  },
  proof: {
    data: { fr: 'Liens envoyés, défis de connexion', ar: 'الروابط المرسلة وتحديات الدخول' },
    from: { fr: 'de leur expiration', ar: 'انتهاء صلاحيتها' },
    months: null,
    days: 7,
    source: 'house',
    reference: null,
  },
  counter: {
    data: { fr: 'Compteurs de tentatives de connexion', ar: 'عدادات محاولات الدخول' },
    from: { fr: 'de la tentative', ar: 'المحاولة' },
    months: null,
    days: 2,
    source: 'house',
    reference: null,
  },
  once: {
    data: { fr: 'Clés contre les demandes répétées', ar: 'مفاتيح منع تكرار الطلبات' },
    from: { fr: 'de la demande', ar: 'الطلب' },
    months: null,
    days: 2,
    source: 'house',
    reference: null,
  },
  readBudget: {
    data: { fr: 'Nombre de consultations par heure', ar: 'عدد الاطلاعات في الساعة' },
    from: { fr: "de l'heure comptée", ar: 'الساعة المحسوبة' },
    months: 3,
    days: null,
    source: 'house',
    reference: null,
  },
  message: {
    data: { fr: 'Courriels envoyés (sans leur texte) et avis', ar: 'الرسائل المرسلة (دون نصها) والإشعارات' },
    from: { fr: "de l'envoi", ar: 'الإرسال' },
    months: 12,
    days: null,
    source: 'house',
    reference: null,
  },
  register: {
    data: {
      fr: 'Tableurs des registres papier repris, et ce que leurs lignes disent des personnes',
      ar: 'جداول السجلات الورقية المستوردة وما تقوله أسطرها عن الأشخاص',
    },
    from: {
      fr: 'de la fin de la reprise, ou de la lecture d’un tableur jamais repris',
      ar: 'نهاية الاستيراد، أو قراءة جدول لم يستورد قط',
    },
    months: 12,
    days: null,
    source: 'house',
    reference: null,
  },
  export: {
    data: { fr: "Fichiers d'export", ar: 'ملفات التصدير' },
    from: { fr: 'du jour où ils sont prêts', ar: 'يوم جاهزيتها' },
    months: null,
    days: 7,
    source: 'house',
    reference: null,
  },
} as const satisfies Record<string, Retention>

export type RetentionClass = keyof typeof RETENTIONS

const DAY_MS = 86_400_000

/** The moment before which a class is kept no longer; null for what has no length of its own. */
export function keptSince(kind: RetentionClass, at: Date): Date | null {
  const { months, days }: Retention = RETENTIONS[kind]
  if (days !== null) return new Date(at.getTime() - days * DAY_MS)
  if (months === null) return null
  const since = new Date(at)
  since.setUTCMonth(since.getUTCMonth() - months)
  return since
}

import type { z } from 'zod'
import type { Bilingual } from '../../spatial/bilingual.ts'
import type { privacyRegister } from '../contract/privacy.ts'
import { RETENTIONS, type RetentionClass } from './retentions.ts'

type Processing = {
  readonly id: string
  readonly since: string
  readonly name: Bilingual
  readonly purpose: Bilingual
  readonly legalBasis: Bilingual
  readonly people: Bilingual
  readonly data: readonly Bilingual[]
  readonly recipients: readonly Bilingual[]
  readonly retention: readonly RetentionClass[]
}

const SINCE = '2026-11-24'

const ACCOUNTS: Processing = {
  id: 'accounts',
  since: SINCE,
  name: { fr: 'Comptes et connexion', ar: 'الحسابات والدخول' },
  purpose: {
    fr: 'Savoir qui agit, au nom de qui, et protéger chaque compte.',
    ar: 'معرفة من يقوم بالعملية وباسم من، وحماية كل حساب.',
  },
  legalBasis: {
    fr: "Mission d'intérêt public : traitement des demandes d'autorisation (loi 09-08, article 4).",
    ar: 'مهمة ذات مصلحة عامة: معالجة طلبات الرخص (القانون 09-08، المادة 4).',
  },
  people: {
    fr: 'Demandeurs, professionnels, agents des organismes.',
    ar: 'أصحاب الطلبات والمهنيون وأعوان الهيئات.',
  },
  data: [
    { fr: 'Nom, prénom, langue', ar: 'الاسم العائلي والشخصي واللغة' },
    { fr: 'Numéro de la carte nationale, téléphone', ar: 'رقم البطاقة الوطنية والهاتف' },
    { fr: 'Adresse électronique, moyens de connexion', ar: 'العنوان الإلكتروني ووسائل الدخول' },
    { fr: 'Profession et numéro d’inscription', ar: 'المهنة ورقم التسجيل' },
    { fr: 'Sessions, appareils, adresses de connexion', ar: 'الجلسات والأجهزة وعناوين الاتصال' },
  ],
  recipients: [
    { fr: "Assistance et administrateurs de l'organisme de la personne", ar: 'خدمة المساعدة ومديرو هيئة الشخص' },
  ],
  retention: ['person', 'neverCame', 'session', 'proof', 'counter', 'once'],
}

const DOSSIERS: Processing = {
  id: 'dossiers',
  since: SINCE,
  name: { fr: "Dossiers d'autorisation", ar: 'ملفات الرخص' },
  purpose: {
    fr: "Instruire les demandes d'autorisation d'urbanisme et en garder la preuve.",
    ar: 'دراسة طلبات رخص التعمير وحفظ ما يثبتها.',
  },
  legalBasis: {
    fr: "Obligation légale et mission d'intérêt public (lois 12-90, 25-90 et 66-12 ; loi 09-08, article 4).",
    ar: 'التزام قانوني ومهمة ذات مصلحة عامة (القوانين 12-90 و25-90 و66-12؛ القانون 09-08، المادة 4).',
  },
  people: {
    fr: "Maîtres d'ouvrage et professionnels qui les assistent.",
    ar: 'أصحاب المشاريع والمهنيون المساعدون لهم.',
  },
  data: [
    { fr: 'Participants et leur rôle', ar: 'المشاركون وأدوارهم' },
    { fr: 'Terrain, projet, documents déposés', ar: 'الأرض والمشروع والوثائق المودعة' },
    {
      fr: 'Pour qui dépose au guichet sans compte : nom dans les deux écritures, numéro de la carte, téléphone, adresse, pour savoir de qui est la demande, lui remettre son récépissé et lui répondre',
      ar: 'لمن يودع في الشباك دون حساب: الاسم بالكتابتين ورقم البطاقة والهاتف والعنوان، لمعرفة صاحب الطلب وتسليمه وصله والرد عليه',
    },
  ],
  recipients: [
    { fr: 'Participants au dossier', ar: 'المشاركون في الملف' },
    {
      fr: 'Organismes compétents sur le territoire, une fois le dossier déposé',
      ar: 'الهيئات المختصة ترابيا بعد إيداع الملف',
    },
  ],
  retention: ['dossier', 'register', 'export'],
}

const JOURNAL: Processing = {
  id: 'journal',
  since: SINCE,
  name: { fr: 'Journal et limites de consultation', ar: 'السجل وحدود الاطلاع' },
  purpose: {
    fr: 'Dire qui a fait ou consulté quoi, et arrêter une consultation anormale.',
    ar: 'بيان من قام بماذا أو اطلع على ماذا، وإيقاف أي اطلاع غير عادي.',
  },
  legalBasis: {
    fr: 'Sécurité et confidentialité du traitement (loi 09-08, articles 23 et 24).',
    ar: 'سلامة المعالجة وسريتها (القانون 09-08، المادتان 23 و24).',
  },
  people: { fr: 'Toute personne qui a un compte.', ar: 'كل شخص له حساب.' },
  data: [
    { fr: 'Actions, consultations, moments', ar: 'العمليات والاطلاعات وأوقاتها' },
    {
      fr: 'Appareil des connexions, adresse des connexions refusées',
      ar: 'جهاز الدخول وعنوان محاولات الدخول المرفوضة',
    },
    { fr: 'Nombre de consultations par heure', ar: 'عدد الاطلاعات في الساعة' },
  ],
  recipients: [
    { fr: 'La personne concernée', ar: 'الشخص المعني' },
    { fr: "Administrateurs de l'organisme, contrôle, exploitation", ar: 'مديرو الهيئة والمراقبة والاستغلال' },
  ],
  retention: ['journal', 'readBudget'],
}

const NOTICES: Processing = {
  id: 'notices',
  since: SINCE,
  name: { fr: 'Avis et courriels', ar: 'الإشعارات والرسائل' },
  purpose: { fr: 'Prévenir chacun de ce qui le concerne.', ar: 'إخبار كل شخص بما يعنيه.' },
  legalBasis: {
    fr: "Mission d'intérêt public ; choix de la personne pour ce qui peut être refusé.",
    ar: 'مهمة ذات مصلحة عامة؛ واختيار الشخص فيما يمكن رفضه.',
  },
  people: { fr: 'Toute personne qui a un compte.', ar: 'كل شخص له حساب.' },
  data: [{ fr: 'Adresse électronique, langue, objet des messages', ar: 'العنوان الإلكتروني واللغة وموضوع الرسائل' }],
  recipients: [{ fr: 'Le serveur de courrier choisi par l’exploitant', ar: 'خادم البريد الذي اختاره المستغل' }],
  retention: ['message'],
}

const RIGHTS: Bilingual = {
  fr: 'Vous pouvez consulter, rectifier et emporter vos données depuis votre compte, et vous opposer à leur traitement pour un motif légitime (loi 09-08, articles 7 à 9).',
  ar: 'يمكنكم الاطلاع على معطياتكم وتصحيحها وأخذ نسخة منها من حسابكم، والتعرض على معالجتها لسبب مشروع (القانون 09-08، المواد من 7 إلى 9).',
}

const REGISTER: readonly Processing[] = [ACCOUNTS, DOSSIERS, JOURNAL, NOTICES]

/** The register of processings (law 09-08), with the number the CNDP gave when the operator says it. */
export const presentRegister = (cndpReference: string | null): z.infer<typeof privacyRegister> => ({
  cndpReference,
  rights: RIGHTS,
  processings: REGISTER.map(({ data, recipients, retention, ...processing }) => ({
    ...processing,
    data: [...data],
    recipients: [...recipients],
    retention: retention.map((id) => ({ id, ...RETENTIONS[id] })),
  })),
})

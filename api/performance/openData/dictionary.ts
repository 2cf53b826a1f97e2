import type { OpenDataAnswer } from '../../contract/performance/openData.ts'

type Column = OpenDataAnswer['datasets'][number]['columns'][number]

/** Every column of the figures, in the order of the file. */
export const COLUMNS = [
  {
    name: 'period',
    type: 'text',
    meaning: { fr: 'Trimestre (2026-Q3) ou année (2026).', ar: 'الفصل (2026-Q3) أو السنة (2026).' },
  },
  {
    name: 'provisional',
    type: 'boolean',
    meaning: {
      fr: 'Vrai tant que la période court : ses chiffres changent chaque jour.',
      ar: 'صحيح ما دامت المدة جارية: تتغير أرقامها كل يوم.',
    },
  },
  {
    name: 'level',
    type: 'text',
    meaning: {
      fr: 'Niveau : country (pays), regions, provinces (provinces et préfectures), communes (communes et arrondissements), agencies (agences urbaines).',
      ar: 'المستوى: country (الوطن) وregions (الجهات) وprovinces (العمالات والأقاليم) وcommunes (الجماعات والمقاطعات) وagencies (الوكالات الحضرية).',
    },
  },
  {
    name: 'code',
    type: 'text',
    meaning: {
      fr: 'Code géographique du HCP ; identifiant de l’organisme pour une agence ; MA pour le pays.',
      ar: 'الرمز الجغرافي للمندوبية السامية للتخطيط، ومعرف الهيئة بالنسبة للوكالة، وMA للوطن.',
    },
  },
  { name: 'nameFr', type: 'text', meaning: { fr: 'Nom en français.', ar: 'الاسم بالفرنسية.' } },
  { name: 'nameAr', type: 'text', meaning: { fr: 'Nom en arabe.', ar: 'الاسم بالعربية.' } },
  {
    name: 'indicator',
    type: 'text',
    meaning: {
      fr: 'Code de l’indicateur ; sa définition accompagne ce dictionnaire.',
      ar: 'رمز المؤشر، وتعريفه مرفق بهذا المعجم.',
    },
  },
  {
    name: 'unit',
    type: 'text',
    meaning: {
      fr: 'Unité : dossiers, days (jours), working_days (jours ouvrables), percent (%).',
      ar: 'الوحدة: dossiers (ملفات) وdays (أيام) وworking_days (أيام العمل) وpercent (%).',
    },
  },
  {
    name: 'track',
    type: 'text',
    meaning: {
      fr: 'gp (grands projets), pp (petits projets), all (tous, y compris ce qui n’est ni l’un ni l’autre).',
      ar: 'gp (المشاريع الكبرى) وpp (المشاريع الصغرى) وall (الكل، بما فيه ما ليس منهما).',
    },
  },
  {
    name: 'value',
    type: 'number',
    meaning: {
      fr: 'Le chiffre ; vide quand il n’y a rien à compter ou quand il n’est pas publié.',
      ar: 'الرقم، ويبقى فارغا حين لا يوجد ما يحتسب أو حين لا ينشر.',
    },
  },
  {
    name: 'n',
    type: 'integer',
    meaning: { fr: 'Dossiers dont le chiffre est fait.', ar: 'عدد الملفات التي يقوم عليها الرقم.' },
  },
  {
    name: 'withheld',
    type: 'boolean',
    meaning: {
      fr: 'Vrai quand trop peu de dossiers font le chiffre pour qu’il soit publié.',
      ar: 'صحيح حين تكون الملفات أقل من أن ينشر رقمها.',
    },
  },
] as const satisfies readonly Column[]

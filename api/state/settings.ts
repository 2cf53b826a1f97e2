import type { Bilingual } from '../../spatial/bilingual.ts'
import type { Config } from '../config.ts'
import type { StatePart, StatePartAnswer } from '../contract/state.ts'
import { said } from './part.ts'
import type { Watched } from './queries.ts'

/** What is set up, and what each last did; an address or a secret is never one of the figures. */
export const settingParts = (watched: Watched, config: Config): readonly StatePartAnswer[] => [
  smtp(watched, config),
  optional('bounces', config.bounces !== null, BOUNCES),
  said('sms', 'not_configured', { fr: "Aucun service de SMS n'est raccordé.", ar: 'لا توجد خدمة رسائل قصيرة مربوطة.' }),
  said('registered_mail', 'not_configured', REGISTERED),
  timestamp(watched, config),
  documents(watched),
  store(config),
  antivirus(watched, config),
  optional('provider', config.provider !== null, PROVIDER),
  secretKey(config),
  optional('public_url', config.publicUrl !== null, PUBLIC_URL),
  demonstration(config),
  cndp(config),
  retention(watched),
]

type Words = { readonly yes: Bilingual; readonly no: Bilingual }

const BOUNCES: Words = {
  yes: { fr: 'Les courriels renvoyés sont lus.', ar: 'الرسائل المعادة تقرأ.' },
  no: {
    fr: 'Les courriels renvoyés ne sont pas lus (ROKHAS_BOUNCES).',
    ar: 'الرسائل المعادة لا تقرأ (ROKHAS_BOUNCES).',
  },
}
const PROVIDER: Words = {
  yes: { fr: "Un fournisseur d'identité est raccordé.", ar: 'مزود هوية مربوط.' },
  no: { fr: "Aucun fournisseur d'identité : comptes locaux seulement.", ar: 'لا مزود هوية: حسابات محلية فقط.' },
}
const PUBLIC_URL: Words = {
  yes: { fr: "L'adresse publique est connue.", ar: 'العنوان العمومي معروف.' },
  no: {
    fr: "L'adresse publique n'est pas réglée : les courriels ne mènent à aucun écran (ROKHAS_PUBLIC_URL).",
    ar: 'العنوان العمومي غير مضبوط: الرسائل لا تقود إلى أي شاشة (ROKHAS_PUBLIC_URL).',
  },
}
/** Law 43-20 on trust services. */
const REGISTERED: Bilingual = {
  fr: "Aucun service d'envoi recommandé électronique (loi 43-20) n'est raccordé.",
  ar: 'لا توجد خدمة إرسال مضمون إلكتروني (القانون 43-20) مربوطة.',
}

const optional = (part: StatePart, set: boolean, { yes, no }: Words) =>
  said(part, set ? 'good' : 'not_configured', set ? yes : no)

function smtp({ messages }: Watched, { mail }: Config): StatePartAnswer {
  const figures = { lastSent: messages.lastSent, oldestWaitingSeconds: messages.oldestWaitingSeconds }
  if (mail === null)
    return said(
      'smtp',
      'not_configured',
      {
        fr: 'Aucun serveur de courrier : les messages attendent (ROKHAS_SMTP_URL).',
        ar: 'لا خادم بريد: الرسائل تنتظر (ROKHAS_SMTP_URL).',
      },
      figures,
    )
  return (messages.oldestWaitingSeconds ?? 0) > LATE_MAIL_S
    ? said(
        'smtp',
        'fault',
        { fr: 'Des courriels ne partent pas depuis plus de dix minutes.', ar: 'رسائل لم ترسل منذ أكثر من عشر دقائق.' },
        figures,
      )
    : said('smtp', 'good', { fr: 'Le courrier part.', ar: 'البريد يرسل.' }, figures)
}
const LATE_MAIL_S = 600

function timestamp({ days }: Watched, { timestamp: authority }: Config): StatePartAnswer {
  const figures = { lastTimestamped: days.lastTimestamped, untimestamped: days.untimestamped }
  if (authority === null)
    return said(
      'timestamp',
      'not_configured',
      {
        fr: "Aucune autorité n'horodate le journal (ROKHAS_TIMESTAMP_URL).",
        ar: 'لا توجد هيئة تؤرخ السجل (ROKHAS_TIMESTAMP_URL).',
      },
      figures,
    )
  return days.untimestamped > 1
    ? said(
        'timestamp',
        'fault',
        { fr: 'Des jours du journal ne sont pas horodatés.', ar: 'أيام من السجل غير مؤرخة.' },
        figures,
      )
    : said('timestamp', 'good', { fr: 'Les jours du journal sont horodatés.', ar: 'أيام السجل مؤرخة.' }, figures)
}

function documents({ documents: last }: Watched): StatePartAnswer {
  if (last === null)
    return said('documents', 'attention', {
      fr: "Aucun contrôle des documents n'a encore eu lieu.",
      ar: 'لم تجر أي مراقبة للوثائق بعد.',
    })
  if (last.missing + last.altered > 0)
    return said(
      'documents',
      'fault',
      { fr: 'Des documents manquent ou ont changé.', ar: 'وثائق ناقصة أو متغيرة.' },
      last,
    )
  return last.orphaned > 0
    ? said(
        'documents',
        'attention',
        {
          fr: "Le magasin garde des contenus qu'aucun document ne connaît.",
          ar: 'يحتفظ المخزن بمحتويات لا تعرفها أي وثيقة.',
        },
        last,
      )
    : said('documents', 'good', { fr: 'Documents et base concordent.', ar: 'الوثائق والقاعدة متطابقتان.' }, last)
}

const store = ({ documents: place }: Config) =>
  place?.startsWith('s3://')
    ? said(
        'store',
        'good',
        { fr: 'Les documents sont dans un service S3.', ar: 'الوثائق محفوظة في خدمة S3.' },
        { kind: 's3' },
      )
    : said(
        'store',
        'good',
        { fr: 'Les documents sont dans un dossier de cette machine.', ar: 'الوثائق محفوظة في مجلد بهذا الجهاز.' },
        { kind: 'folder' },
      )

function antivirus({ scans }: Watched, { clamd }: Config): StatePartAnswer {
  if (clamd === null)
    return said(
      'antivirus',
      'not_configured',
      { fr: "Aucun antivirus n'est raccordé (ROKHAS_CLAMD).", ar: 'لا يوجد مضاد فيروسات مربوط (ROKHAS_CLAMD).' },
      scans,
    )
  return scans.infected > 0
    ? said('antivirus', 'attention', { fr: 'Des documents infectés sont retenus.', ar: 'وثائق مصابة محتجزة.' }, scans)
    : said('antivirus', 'good', { fr: "L'antivirus examine les documents.", ar: 'مضاد الفيروسات يفحص الوثائق.' }, scans)
}

const secretKey = ({ secretKey: key }: Config) =>
  key === null
    ? said(
        'secret_key',
        'attention',
        {
          fr: 'La clé secrète est un fichier de cette machine : sauvegardez-la, ou donnez ROKHAS_SECRET_KEY.',
          ar: 'المفتاح السري ملف بهذا الجهاز: احفظوا نسخة منه أو حددوا ROKHAS_SECRET_KEY.',
        },
        { source: 'file' },
      )
    : said(
        'secret_key',
        'good',
        { fr: 'La clé secrète vient des réglages.', ar: 'المفتاح السري من الإعدادات.' },
        { source: 'environment' },
      )

const demonstration = ({ demonstration: on }: Config) =>
  on
    ? said('demonstration', 'attention', {
        fr: 'Mode démonstration : comptes publiés, données inventées.',
        ar: 'وضع العرض: حسابات منشورة ومعطيات مختلقة.',
      })
    : said('demonstration', 'good', { fr: 'Le mode démonstration est éteint.', ar: 'وضع العرض متوقف.' })

const cndp = ({ cndpReference }: Config) =>
  cndpReference === null
    ? said('cndp', 'not_configured', {
        fr: 'Référence de la CNDP : à confirmer (ROKHAS_CNDP_REFERENCE).',
        ar: 'مرجع اللجنة الوطنية لحماية المعطيات: في انتظار التأكيد (ROKHAS_CNDP_REFERENCE).',
      })
    : said(
        'cndp',
        'good',
        { fr: 'La référence de la CNDP est affichée.', ar: 'مرجع اللجنة الوطنية لحماية المعطيات معروض.' },
        { reference: cndpReference },
      )

function retention({ retention: last, peopleDue }: Watched): StatePartAnswer {
  const figures = { lastRun: last?.at ?? null, peopleForgotten: last?.outcome.people ?? null, peopleDue }
  return last === null
    ? said(
        'retention',
        'attention',
        { fr: "Les durées de conservation n'ont pas encore été appliquées.", ar: 'لم تطبق مدد الاحتفاظ بعد.' },
        figures,
      )
    : said(
        'retention',
        'good',
        { fr: 'Les durées de conservation sont appliquées chaque nuit.', ar: 'تطبق مدد الاحتفاظ كل ليلة.' },
        figures,
      )
}

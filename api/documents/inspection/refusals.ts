import type { Bilingual } from '../../../spatial/bilingual.ts'
import { refusalSentence } from '../../../spatial/intake/sentences.ts'
import type { IntakeRefusal } from '../../../spatial/intake/types.ts'

type Data = Readonly<Record<string, string | number>>

/** Why a received content is not kept. `code` is one below, or one of the intake for what archives hide. */
export type ContentRefusal = { readonly code: string; readonly detail: Bilingual; readonly data: Data }

const REFUSALS = {
  TYPE_UNKNOWN: ({ found }: Data) => ({
    fr: `Le contenu du fichier (${found}) n'est pas d'un type accepté. Déposez un PDF, une image (PNG, JPEG, TIFF, WebP), un plan (DXF, DWG, GeoJSON, shapefile en ZIP, KMZ) ou un tableau (CSV, texte).`,
    ar: `محتوى الملف (${found}) ليس من الأنواع المقبولة. أودعوا ملف PDF أو صورة (PNG أو JPEG أو TIFF أو WebP) أو تصميما (DXF أو DWG أو GeoJSON أو shapefile داخل ZIP أو KMZ) أو جدولا (CSV أو نص).`,
  }),
  TYPE_MISMATCH: ({ found, extension }: Data) => ({
    fr: `Le nom finit par « ${extension} » mais le contenu est de type ${found}. Rendez au fichier sa vraie extension, ou exportez-le de nouveau.`,
    ar: `ينتهي الاسم بـ «${extension}» بينما المحتوى من نوع ${found}. أعيدوا للملف امتداده الصحيح أو صدروه من جديد.`,
  }),
  TWO_TYPES: ({ found, second }: Data) => ({
    fr: `Le fichier est à la fois ${found} et ${second} : un lecteur pourrait y voir autre chose que vous. Exportez-le de nouveau depuis le logiciel d'origine.`,
    ar: `الملف من نوعين معا: ${found} و${second}، وقد يعرض قارئ شيئا غير ما ترونه. صدروه من جديد من البرنامج الأصلي.`,
  }),
  TOO_HEAVY_TO_READ: ({ bytes, most }: Data) => ({
    fr: `Un fichier de ce type est lu en entier avant d'être gardé : ${bytes} octets dépassent les ${most} permis. Compressez les images qu'il contient ou séparez ses planches.`,
    ar: `يقرأ ملف من هذا النوع كاملا قبل حفظه: ${bytes} بايت تتجاوز ${most} المسموح بها. اضغطوا صوره أو قسموا لوحاته.`,
  }),
  READING_TOO_LONG: ({ seconds }: Data) => ({
    fr: `La lecture du fichier a dépassé ${seconds} secondes. Exportez-le de nouveau plus simplement, ou séparez ses planches.`,
    ar: `تجاوزت قراءة الملف ${seconds} ثانية. صدروه من جديد بشكل أبسط أو قسموا لوحاته.`,
  }),
  PDF_BROKEN: ({ why }: Data) => ({
    fr: `Ce PDF est abîmé (${why}). Ouvrez-le, imprimez-le vers un nouveau PDF, puis déposez celui-ci.`,
    ar: `ملف PDF هذا تالف (${why}). افتحوه واطبعوه في ملف PDF جديد ثم أودعوا الجديد.`,
  }),
  PDF_ENCRYPTED: () => ({
    fr: 'Ce PDF est protégé par un mot de passe ou des restrictions. Enregistrez-le sans protection, puis déposez-le de nouveau.',
    ar: 'ملف PDF هذا محمي بكلمة سر أو بقيود. احفظوه دون حماية ثم أعيدوا إيداعه.',
  }),
  PDF_SCRIPT: ({ name, at }: Data) => ({
    fr: `Ce PDF contient un programme (/${name}, octet ${at}). Imprimez-le vers un nouveau PDF, puis déposez celui-ci.`,
    ar: `يحتوي ملف PDF هذا على برنامج (/${name}، البايت ${at}). اطبعوه في ملف PDF جديد ثم أودعوا الجديد.`,
  }),
  PDF_LAUNCH: ({ at }: Data) => ({
    fr: `Ce PDF demande d'ouvrir un programme (/Launch, octet ${at}). Imprimez-le vers un nouveau PDF, puis déposez celui-ci.`,
    ar: `يطلب ملف PDF هذا تشغيل برنامج (/Launch، البايت ${at}). اطبعوه في ملف PDF جديد ثم أودعوا الجديد.`,
  }),
  PDF_EMBEDDED_FILE: ({ name, at }: Data) => ({
    fr: `Ce PDF porte un fichier joint (/${name}, octet ${at}). Déposez ce fichier à part, et le PDF sans pièce jointe.`,
    ar: `يحمل ملف PDF هذا ملفا مرفقا (/${name}، البايت ${at}). أودعوا المرفق على حدة وملف PDF دون مرفقات.`,
  }),
  PDF_UNPACKS_TOO_LARGE: ({ most }: Data) => ({
    fr: `Les objets compressés de ce PDF dépassent ${most} octets une fois ouverts. Imprimez-le vers un nouveau PDF, puis déposez celui-ci.`,
    ar: `تتجاوز عناصر ملف PDF المضغوطة ${most} بايت بعد فتحها. اطبعوه في ملف PDF جديد ثم أودعوا الجديد.`,
  }),
  PDF_TOO_MANY_PAGES: ({ pages, most }: Data) => ({
    fr: `Ce PDF a ${pages} pages, ${most} au plus sont permises. Séparez-le en plusieurs documents.`,
    ar: `في ملف PDF هذا ${pages} صفحة، والحد ${most}. قسموه إلى عدة وثائق.`,
  }),
  IMAGE_BROKEN: ({ found }: Data) => ({
    fr: `Cette image (${found}) ne se lit pas. Ouvrez-la, enregistrez-la de nouveau, puis déposez-la.`,
    ar: `تعذرت قراءة هذه الصورة (${found}). افتحوها واحفظوها من جديد ثم أودعوها.`,
  }),
  IMAGE_TOO_MANY_PIXELS: ({ width, height, most }: Data) => ({
    fr: `Cette image fait ${width} × ${height} pixels, plus que les ${most} permis. Numérisez-la avec une résolution plus basse.`,
    ar: `أبعاد هذه الصورة ${width} × ${height} بكسل، أكثر من ${most} المسموح بها. امسحوها ضوئيا بدقة أقل.`,
  }),
  TEXT_BROKEN: ({ extension, at }: Data) => ({
    fr: `Ce fichier « ${extension} » contient autre chose que du texte (octet ${at}). Exportez-le de nouveau depuis le logiciel d'origine.`,
    ar: `يحتوي هذا الملف «${extension}» على غير النص (البايت ${at}). صدروه من جديد من البرنامج الأصلي.`,
  }),
  JSON_BROKEN: () => ({
    fr: "Ce fichier n'est pas du GeoJSON lisible. Exportez-le de nouveau depuis le logiciel d'origine.",
    ar: 'هذا الملف ليس GeoJSON مقروءا. صدروه من جديد من البرنامج الأصلي.',
  }),
  ARCHIVE_UNEXPECTED: ({ entry }: Data) => ({
    fr: `L'archive contient « ${entry} ». Une archive ne peut être ici qu'un shapefile (.shp, .shx, .dbf, .prj) ou un KMZ : déposez les autres fichiers un à un.`,
    ar: `يحتوي الأرشيف على «${entry}». لا يقبل هنا إلا أرشيف shapefile (.shp و.shx و.dbf و.prj) أو KMZ: أودعوا الملفات الأخرى واحدا واحدا.`,
  }),
} as const satisfies Record<string, (data: Data) => Bilingual>

export function refuse(code: keyof typeof REFUSALS, data: Data = {}): ContentRefusal {
  return { code, detail: REFUSALS[code](data), data }
}

/** What the reading of archives refuses, in the intake's own words. */
export const refuseArchive = (refusal: IntakeRefusal): ContentRefusal => ({
  code: refusal.code,
  detail: refusalSentence(refusal),
  data: refusal.data ?? {},
})

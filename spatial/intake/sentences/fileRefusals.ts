import type { RefusalCode } from '../codes.ts'
import { ifKnown, lineOf, megabytes, orElse, plain, type Sentence } from './wording.ts'

type FileRefusal = Extract<
  RefusalCode,
  | 'EMPTY_FILE'
  | 'FILE_TOO_LARGE'
  | 'FORMAT_UNKNOWN'
  | 'DWG_NOT_READ'
  | `ARCHIVE_${string}`
  | `SHAPEFILE_${string}`
  | 'GEOPACKAGE_DAMAGED'
  | 'JSON_INVALID'
  | 'GEOJSON_NOT_FEATURES'
  | 'XML_INVALID'
  | 'XML_ENTITY'
  | `DXF_${string}`
  | `TABLE_${string}`
  | `TOO_MANY_${string}`
  | 'NO_PARCEL'
  | `READING_${string}`
>

/** What is wrong with a file or a table as such: what, where, what to do. */
export const FILE_REFUSALS: Readonly<Record<FileRefusal, Sentence>> = {
  EMPTY_FILE: plain(
    'Le fichier est vide. Exportez-le de nouveau depuis votre logiciel, puis renvoyez-le.',
    'الملف فارغ. أعيدوا تصديره من برنامجكم ثم أرسلوه.',
  ),
  FILE_TOO_LARGE: (figures) => ({
    fr: `Le fichier dépasse ${megabytes(figures, 'maxBytes').fr}. Envoyez seulement la parcelle concernée.`,
    ar: `حجم الملف يتجاوز ${megabytes(figures, 'maxBytes').ar}. أرسلوا القطعة المعنية فقط.`,
  }),
  FORMAT_UNKNOWN: plain(
    "Le format de ce fichier n'est pas reconnu. Envoyez un shapefile en .zip, un GeoJSON, un KML ou KMZ, un GPX, un DXF, un CSV, ou collez la table des bornes.",
    'صيغة هذا الملف غير معروفة. أرسلوا shapefile مضغوطا في .zip أو GeoJSON أو KML أو KMZ أو GPX أو DXF أو CSV، أو ألصقوا جدول العلامات.',
  ),
  DWG_NOT_READ: plain(
    'Ce fichier est un DWG, un format fermé. Dans votre logiciel de dessin, enregistrez-le en DXF (texte), puis envoyez le DXF.',
    'هذا ملف DWG وهو صيغة مغلقة. احفظوه من برنامج الرسم بصيغة DXF نصية ثم أرسلوا ملف DXF.',
  ),
  ARCHIVE_DAMAGED: (figures) => ({
    fr: `L'archive est incomplète ou abîmée${ifKnown(figures, 'entry', (name) => ` (${name})`)}. Refaites le .zip, vérifiez qu'il s'ouvre chez vous, puis renvoyez-le.`,
    ar: `الأرشيف ناقص أو تالف${ifKnown(figures, 'entry', (name) => ` (${name})`)}. أعيدوا إنشاء ملف .zip وتحققوا من أنه يفتح عندكم ثم أرسلوه.`,
  }),
  ARCHIVE_ENCRYPTED: plain(
    "L'archive est protégée par un mot de passe. Refaites le .zip sans mot de passe.",
    'الأرشيف محمي بكلمة سر. أعيدوا إنشاء ملف .zip بدون كلمة سر.',
  ),
  ARCHIVE_TOO_MANY_ENTRIES: (figures) => ({
    fr: `L'archive contient trop de fichiers${ifKnown(figures, 'max', (max) => ` (${max} au plus)`)}. N'y mettez que les fichiers de la parcelle.`,
    ar: `الأرشيف يحتوي على ملفات كثيرة${ifKnown(figures, 'max', (max) => ` (الحد الأقصى ${max})`)}. ضعوا فيه ملفات القطعة فقط.`,
  }),
  ARCHIVE_UNPACKS_TOO_LARGE: (figures) => ({
    fr: `Une fois décompressée, l'archive serait trop grosse${ifKnown(figures, 'entry', (name) => ` (${name})`)}. Exportez seulement la parcelle concernée, puis refaites le .zip.`,
    ar: `حجم الأرشيف بعد فك الضغط كبير جدا${ifKnown(figures, 'entry', (name) => ` (${name})`)}. صدروا القطعة المعنية فقط ثم أعيدوا إنشاء ملف .zip.`,
  }),
  ARCHIVE_UNSAFE_NAME: (figures) => ({
    fr: `Un fichier de l'archive porte un chemin interdit${ifKnown(figures, 'entry', (name) => ` (${name})`)}. Refaites le .zip avec de simples noms de fichiers.`,
    ar: `أحد ملفات الأرشيف يحمل مسارا ممنوعا${ifKnown(figures, 'entry', (name) => ` (${name})`)}. أعيدوا إنشاء ملف .zip بأسماء ملفات بسيطة.`,
  }),
  ARCHIVE_LINK: (figures) => ({
    fr: `L'archive contient un lien au lieu d'un fichier${ifKnown(figures, 'entry', (name) => ` (${name})`)}. Remplacez-le par le fichier lui-même, puis refaites le .zip.`,
    ar: `الأرشيف يحتوي على رابط بدل ملف${ifKnown(figures, 'entry', (name) => ` (${name})`)}. عوضوه بالملف نفسه ثم أعيدوا إنشاء ملف .zip.`,
  }),
  ARCHIVE_NESTED: (figures) => ({
    fr: `L'archive en contient une autre${ifKnown(figures, 'entry', (name) => ` (${name})`)}. Décompressez-la, puis envoyez directement ses fichiers dans un seul .zip.`,
    ar: `الأرشيف يحتوي على أرشيف آخر${ifKnown(figures, 'entry', (name) => ` (${name})`)}. فكوا ضغطه ثم أرسلوا ملفاته مباشرة في ملف .zip واحد.`,
  }),
  ARCHIVE_WITHOUT_PARCELS: plain(
    "L'archive ne contient aucun fichier de parcelle. Mettez-y le .shp avec son .dbf, son .shx et son .prj, ou un fichier KML.",
    'الأرشيف لا يحتوي على أي ملف قطعة. ضعوا فيه ملف .shp مع ملفات .dbf و.shx و.prj أو ملف KML.',
  ),
  ARCHIVE_SEVERAL_LAYERS: (figures) => ({
    fr: `L'archive contient plusieurs couches${ifKnown(figures, 'layers', (names) => ` (${names})`)}. Envoyez une couche à la fois.`,
    ar: `الأرشيف يحتوي على عدة طبقات${ifKnown(figures, 'layers', (names) => ` (${names})`)}. أرسلوا طبقة واحدة في كل مرة.`,
  }),
  SHAPEFILE_WITHOUT_SHP: plain(
    'Le fichier .shp manque : les autres ne disent pas la forme de la parcelle. Envoyez un .zip avec le .shp, le .dbf, le .shx et le .prj.',
    'ملف .shp غير موجود، والملفات الأخرى لا تحدد شكل القطعة. أرسلوا ملف .zip فيه .shp و.dbf و.shx و.prj.',
  ),
  SHAPEFILE_DAMAGED: (figures) => ({
    fr: `Le shapefile est incomplet ou abîmé${ifKnown(figures, 'record', (record) => `, à l'enregistrement ${record}`)}. Exportez-le de nouveau, puis renvoyez-le.`,
    ar: `ملف shapefile ناقص أو تالف${ifKnown(figures, 'record', (record) => ` عند التسجيل ${record}`)}. أعيدوا تصديره ثم أرسلوه.`,
  }),
  SHAPEFILE_NOT_POLYGONS: (figures) => ({
    fr: `Ce shapefile contient ${orElse(figures, 'type', 'des points ou des lignes')}, pas des polygones. Envoyez la couche des contours de parcelles.`,
    ar: `ملف shapefile هذا يحتوي على ${orElse(figures, 'type', 'نقط أو خطوط')} وليس على مضلعات. أرسلوا طبقة حدود القطع.`,
  }),
  GEOPACKAGE_DAMAGED: (figures) => ({
    fr: `Le GeoPackage est incomplet ou abîmé${ifKnown(figures, 'record', (record) => `, à l'enregistrement ${record}`)}. Exportez-le de nouveau, puis renvoyez-le.`,
    ar: `ملف GeoPackage ناقص أو تالف${ifKnown(figures, 'record', (record) => ` عند التسجيل ${record}`)}. أعيدوا تصديره ثم أرسلوه.`,
  }),
  JSON_INVALID: (figures) => ({
    fr: `Le JSON est mal formé${lineOf(figures).fr}. Exportez-le de nouveau depuis votre logiciel.`,
    ar: `ملف JSON غير سليم${lineOf(figures).ar}. أعيدوا تصديره من برنامجكم.`,
  }),
  GEOJSON_NOT_FEATURES: (figures) => ({
    fr: `Ce JSON n'est pas un GeoJSON de parcelles${ifKnown(figures, 'feature', (rank) => ` (élément ${rank})`)}. Envoyez une FeatureCollection, une Feature ou une géométrie de type Polygon ou MultiPolygon.`,
    ar: `ملف JSON هذا ليس GeoJSON للقطع${ifKnown(figures, 'feature', (rank) => ` (العنصر ${rank})`)}. أرسلوا FeatureCollection أو Feature أو شكلا هندسيا من نوع Polygon أو MultiPolygon.`,
  }),
  XML_INVALID: (figures) => ({
    fr: `Le fichier XML est mal formé${lineOf(figures).fr}. Exportez-le de nouveau en KML ou en GPX.`,
    ar: `ملف XML غير سليم${lineOf(figures).ar}. أعيدوا تصديره بصيغة KML أو GPX.`,
  }),
  XML_ENTITY: (figures) => ({
    fr: `Le fichier XML déclare un DOCTYPE ou des entités${lineOf(figures).fr}, ce qui n'est pas accepté. Exportez-le de nouveau sans cette déclaration.`,
    ar: `ملف XML يحتوي على تصريح DOCTYPE أو كيانات${lineOf(figures).ar}، وهذا غير مقبول. أعيدوا تصديره بدون هذا التصريح.`,
  }),
  DXF_DAMAGED: (figures) => ({
    fr: `Le DXF est incomplet ou abîmé${lineOf(figures).fr}. Enregistrez-le de nouveau en DXF (texte), puis renvoyez-le.`,
    ar: `ملف DXF ناقص أو تالف${lineOf(figures).ar}. أعيدوا حفظه بصيغة DXF نصية ثم أرسلوه.`,
  }),
  DXF_BINARY: plain(
    'Ce DXF est binaire. Dans votre logiciel de dessin, enregistrez-le en DXF (texte ou ASCII), puis renvoyez-le.',
    'ملف DXF هذا ثنائي. احفظوه من برنامج الرسم بصيغة DXF نصية (ASCII) ثم أرسلوه.',
  ),
  TABLE_NOT_COORDINATES: (figures) => ({
    fr: `La table ne donne pas deux coordonnées par borne${lineOf(figures).fr}. Mettez une borne par ligne : nom, X, Y.`,
    ar: `الجدول لا يعطي إحداثيتين لكل علامة${lineOf(figures).ar}. ضعوا علامة واحدة في كل سطر: الاسم، X، Y.`,
  }),
  TABLE_AMBIGUOUS_NUMBER: (figures) => ({
    fr: `Un nombre peut se lire de deux façons${ifKnown(figures, 'value', (value) => ` (${value})`)}${lineOf(figures).fr}. Séparez les colonnes par un point-virgule et n'écrivez pas de séparateur de milliers.`,
    ar: `رقم يمكن قراءته بطريقتين${ifKnown(figures, 'value', (value) => ` (${value})`)}${lineOf(figures).ar}. افصلوا الأعمدة بفاصلة منقوطة ولا تكتبوا فاصل الآلاف.`,
  }),
  TABLE_TOO_FEW_BORNES: (figures) => ({
    fr: `Il faut au moins trois bornes pour faire une parcelle${ifKnown(figures, 'found', (found) => ` ; la table en donne ${found}`)}. Complétez la table.`,
    ar: `يلزم ثلاث علامات على الأقل لتحديد قطعة${ifKnown(figures, 'found', (found) => `، والجدول يعطي ${found}`)}. أكملوا الجدول.`,
  }),
  NO_PARCEL: (figures) => ({
    fr: `Aucun contour fermé n'a été trouvé dans ce fichier${ifKnown(figures, 'skipped', (count) => ` : ${count} objet(s) laissé(s) de côté`)}. Envoyez la couche qui contient le contour de la parcelle.`,
    ar: `لم يعثر على أي حدود مغلقة في هذا الملف${ifKnown(figures, 'skipped', (count) => ` (عناصر متروكة: ${count})`)}. أرسلوا الطبقة التي تحتوي على حدود القطعة.`,
  }),
  TOO_MANY_PARCELS: (figures) => ({
    fr: `Le fichier contient trop de parcelles${ifKnown(figures, 'max', (max) => ` (${max} au plus)`)}. Envoyez seulement celles de votre projet.`,
    ar: `الملف يحتوي على قطع كثيرة${ifKnown(figures, 'max', (max) => ` (الحد الأقصى ${max})`)}. أرسلوا قطع مشروعكم فقط.`,
  }),
  TOO_MANY_VERTICES: (figures) => ({
    fr: `Le fichier contient trop de sommets${ifKnown(figures, 'max', (max) => ` (${max} au plus)`)}. Envoyez seulement la parcelle concernée.`,
    ar: `الملف يحتوي على رؤوس كثيرة${ifKnown(figures, 'max', (max) => ` (الحد الأقصى ${max})`)}. أرسلوا القطعة المعنية فقط.`,
  }),
  READING_TOOK_TOO_LONG: (figures) => ({
    fr: `La lecture du fichier a été arrêtée après ${orElse(figures, 'seconds', 'quelques')} secondes. Envoyez un fichier plus simple, avec la seule parcelle concernée.`,
    ar: `أوقفت قراءة الملف بعد ${orElse(figures, 'seconds', 'بضع')} ثوان. أرسلوا ملفا أبسط فيه القطعة المعنية فقط.`,
  }),
  READING_TOO_HEAVY: plain(
    'La lecture du fichier demande trop de mémoire. Envoyez un fichier plus simple, avec la seule parcelle concernée.',
    'قراءة الملف تتطلب ذاكرة كبيرة جدا. أرسلوا ملفا أبسط فيه القطعة المعنية فقط.',
  ),
}

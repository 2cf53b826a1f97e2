import type { FindingCode } from '../codes.ts'
import { ifKnown, lineOf, orElse, plain, type Sentence } from './wording.ts'

/** What is said of a parcel that was read, and what the person should do about it, if anything. */
export const FINDINGS: Readonly<Record<FindingCode, Sentence>> = {
  RING_CLOSED: plain(
    "Le contour n'était pas fermé : le dernier sommet a été relié au premier. Rien d'autre n'a changé.",
    'المحيط لم يكن مغلقا: ربط آخر رأس بالأول. لم يتغير أي شيء آخر.',
  ),
  RING_REORIENTED: plain(
    'Le sens de parcours du contour a été inversé. La forme est la même.',
    'عكس اتجاه تسلسل رؤوس المحيط. الشكل لم يتغير.',
  ),
  GRID_ROUNDED: (figures) => ({
    fr: `Les coordonnées ont été arrondies au centimètre (déplacement d'au plus ${orElse(figures, 'millimetres', '7')} mm). Les coordonnées déposées sont gardées telles quelles.`,
    ar: `قربت الإحداثيات إلى السنتيمتر (انزياح أقصاه ${orElse(figures, 'millimetres', '7')} ملم). الإحداثيات المودعة محفوظة كما هي.`,
  }),
  VERTEX_REPEATED: (figures) => ({
    fr: `${orElse(figures, 'count', 'Des')} sommet(s) répété(s) à l'identique ont été retirés. La forme est la même.`,
    ar: `حذفت رؤوس مكررة تماما (العدد: ${orElse(figures, 'count', 'غير محدد')}). الشكل لم يتغير.`,
  }),
  VERTEX_NEARLY_REPEATED: (figures) => ({
    fr: `${orElse(figures, 'count', 'Des')} sommet(s) à moins d'un centimètre du précédent ont été confondus avec lui. Vérifiez cet endroit sur la carte.`,
    ar: `أدمجت رؤوس تبعد أقل من سنتيمتر عن سابقتها (العدد: ${orElse(figures, 'count', 'غير محدد')}). تحققوا من هذا المكان على الخريطة.`,
  }),
  Z_IGNORED: plain(
    'Le fichier donne des altitudes : elles ne servent pas ici et ont été laissées de côté.',
    'الملف يتضمن ارتفاعات: لا تستعمل هنا وتركت جانبا.',
  ),
  CURVE_FLATTENED: (figures) => ({
    fr: `Un arc a été remplacé par des segments${ifKnown(figures, 'millimetres', (mm) => `, à ${mm} mm près`)}. Vérifiez cet endroit sur la carte.`,
    ar: `عوض قوس بقطع مستقيمة${ifKnown(figures, 'millimetres', (mm) => ` بدقة ${mm} ملم`)}. تحققوا من هذا المكان على الخريطة.`,
  }),
  HOLE_KEPT: (figures) => ({
    fr: `La parcelle a ${orElse(figures, 'count', 'des')} enclave(s), retirée(s) de sa surface. Vérifiez qu'elles n'en font pas partie.`,
    ar: `في القطعة جيوب (العدد: ${orElse(figures, 'count', 'غير محدد')}) خصمت من مساحتها. تحققوا من أنها ليست جزءا منها.`,
  }),
  SEVERAL_PARTS: (figures) => ({
    fr: `La parcelle est en ${orElse(figures, 'count', 'plusieurs')} parties séparées. Vérifiez qu'elles sont bien du même titre.`,
    ar: `القطعة مكونة من أجزاء منفصلة (العدد: ${orElse(figures, 'count', 'غير محدد')}). تحققوا من أنها تابعة لنفس الرسم.`,
  }),
  RINGS_TOUCHING: plain(
    "Deux contours de la parcelle se touchent en un point. C'est permis ; vérifiez que c'est voulu.",
    'محيطان من القطعة يتلامسان في نقطة. هذا مسموح؛ تحققوا من أنه مقصود.',
  ),
  SHAPE_EMPTY: plain(
    "Un objet du fichier n'a pas de forme ; il a été laissé de côté. Rien à faire s'il ne vous concerne pas.",
    'عنصر من الملف ليس له شكل؛ ترك جانبا. لا شيء مطلوب إذا كان لا يعنيكم.',
  ),
  SHAPE_NOT_POLYGON: (figures) => ({
    fr: `Un objet du fichier n'est pas un contour fermé (${orElse(figures, 'entity', 'point ou ligne')}) ; il a été laissé de côté.`,
    ar: `عنصر من الملف ليس محيطا مغلقا (${orElse(figures, 'entity', 'نقطة أو خط')})؛ ترك جانبا.`,
  }),
  SHAPE_DELETED: plain(
    'Un objet du fichier y est marqué comme supprimé ; il a été laissé de côté. Exportez de nouveau le fichier si vous y tenez.',
    'عنصر من الملف معلم على أنه محذوف؛ ترك جانبا. أعيدوا تصدير الملف إذا كنتم تريدونه.',
  ),
  LINE_OPEN: plain(
    "Une ligne du fichier n'est pas fermée ; elle a été laissée de côté. Fermez-la dans votre logiciel si c'est le contour de la parcelle.",
    'خط في الملف غير مغلق؛ ترك جانبا. أغلقوه في برنامجكم إذا كان هو حدود القطعة.',
  ),
  LINE_CLOSED: plain(
    'Le contour vient de lignes mises bout à bout et refermées. Vérifiez-le sur la carte.',
    'المحيط مكون من خطوط موصولة ومغلقة. تحققوا منه على الخريطة.',
  ),
  ENCODING_GUESSED: (figures) => ({
    fr: `L'encodage des textes n'était pas indiqué ; ${orElse(figures, 'encoding', 'le plus probable')} a été supposé. Vérifiez les noms.`,
    ar: `ترميز النصوص غير مبين؛ افترض الترميز ${orElse(figures, 'encoding', 'الأرجح')}. تحققوا من الأسماء.`,
  }),
  ENCODING_UNKNOWN: plain(
    "L'encodage des textes n'a pas été reconnu : des noms peuvent être illisibles. La forme n'est pas touchée.",
    'لم يتعرف على ترميز النصوص: قد تكون بعض الأسماء غير مقروءة. الشكل غير متأثر.',
  ),
  CRS_TO_CONFIRM: (figures) => ({
    fr: `Le système de coordonnées n'était pas indiqué. Zone proposée d'après les coordonnées : ${orElse(figures, 'srid', 'voir la carte')}${ifKnown(figures, 'candidates', (list) => ` (zones possibles : ${list})`)}. Vérifiez la place sur la carte et confirmez la zone.`,
    ar: `نظام الإحداثيات غير مبين. المنطقة المقترحة حسب الإحداثيات: ${orElse(figures, 'srid', 'انظروا الخريطة')}${ifKnown(figures, 'candidates', (list) => ` (المناطق الممكنة: ${list})`)}. تحققوا من الموقع على الخريطة وأكدوا المنطقة.`,
  }),
  CRS_DOUBTFUL: (figures) => ({
    fr: `Dans la zone indiquée (${orElse(figures, 'srid', 'inconnue')}), des points tombent hors du Maroc ; ils y seraient dans : ${orElse(figures, 'candidates', 'une autre zone')}. Vérifiez la zone du plan et choisissez la bonne.`,
    ar: `في المنطقة المبينة (${orElse(figures, 'srid', 'غير معروفة')}) تقع نقط خارج المغرب، وتقع داخله في: ${orElse(figures, 'candidates', 'منطقة أخرى')}. تحققوا من منطقة التصميم واختاروا الصحيحة.`,
  }),
  CRS_OTHER_ZONE: (figures) => ({
    fr: `Le plan est dans la zone ${orElse(figures, 'srid', 'indiquée')}, alors que ce lieu relève de la zone ${orElse(figures, 'expected', 'voisine')}. Vérifiez la zone avec le géomètre.`,
    ar: `التصميم في المنطقة ${orElse(figures, 'srid', 'المبينة')} بينما هذا المكان تابع للمنطقة ${orElse(figures, 'expected', 'المجاورة')}. تحققوا من المنطقة مع المهندس الطبوغرافي.`,
  }),
  AXES_READ_YX: (figures) => ({
    fr: `La table donne Y avant X${lineOf(figures).fr} : les colonnes ont été lues dans cet ordre. Vérifiez la place sur la carte.`,
    ar: `الجدول يعطي Y قبل X${lineOf(figures).ar}: قرئت الأعمدة بهذا الترتيب. تحققوا من الموقع على الخريطة.`,
  }),
  OUTSIDE_COUNTRY_PARTLY: plain(
    'Une partie du contour tombe hors du Maroc ou en mer. Vérifiez les coordonnées de cet endroit.',
    'جزء من المحيط يقع خارج المغرب أو في البحر. تحققوا من إحداثيات هذا المكان.',
  ),
  SEVERAL_COMMUNES: (figures) => ({
    fr: `La parcelle touche plusieurs communes${ifKnown(figures, 'communesFr', (names) => ` : ${names}`)}. Le dossier va à celle qui en porte le milieu.`,
    ar: `القطعة تمتد على عدة جماعات${ifKnown(figures, 'communesAr', (names) => `: ${names}`)}. يودع الملف لدى الجماعة التي يقع فيها وسطها.`,
  }),
  COMMUNE_APPROXIMATE: plain(
    'Les limites de communes affichées sont approximatives. Vérifiez le nom de la commune.',
    'حدود الجماعات المعروضة تقريبية. تحققوا من اسم الجماعة.',
  ),
}

import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about printed maps and the layers of agencies. */
export const LAYER_PROBLEMS = {
  PLACE_OUTSIDE: {
    status: 422,
    title: 'Outside the legal zones',
    detail: {
      fr: 'Ce lieu est hors des zones Lambert du Maroc : choisissez un point du territoire, puis imprimez de nouveau.',
      ar: 'هذا المكان خارج مناطق لامبير المغربية: اختاروا نقطة داخل التراب ثم أعيدوا الطباعة.',
    },
  },
  LAYER_SERVER: {
    status: 502,
    title: 'The layer’s server answers badly',
    detail: {
      fr: 'Le serveur de cette couche ne répond pas comme il faut. Le reste de la carte n’en dépend pas.',
      ar: 'خادم هذه الطبقة لا يجيب كما يجب. ولا تتوقف عليه بقية الخريطة.',
    },
  },
  LAYER_ADDRESS: {
    status: 422,
    title: 'An address that is not asked',
    detail: {
      fr: 'Cette adresse n’est pas de celles que le service interroge.',
      ar: 'هذا العنوان ليس من العناوين التي تستعلم فيها الخدمة.',
    },
  },
  LAYER_UNKNOWN: {
    status: 422,
    title: 'The service has no such layer',
    detail: {
      fr: 'Le service n’offre pas cette couche, ou pas sous une forme affichable ici. Relisez ce qu’il offre, puis choisissez dans la liste.',
      ar: 'لا تعرض الخدمة هذه الطبقة أو لا تعرضها بشكل يمكن إظهاره هنا. أعيدوا قراءة ما تعرضه ثم اختاروا من القائمة.',
    },
  },
  LAYER_FILE_UNREADABLE: {
    status: 422,
    title: 'Layer file unreadable',
    detail: {
      fr: 'Ce fichier n’a pas pu être lu comme une couche. Donnez un GeoJSON ou un shapefile compressé (ZIP), avec son système de coordonnées.',
      ar: 'تعذرت قراءة هذا الملف كطبقة. قدموا ملف GeoJSON أو shapefile مضغوطا (ZIP) مع نظام إحداثياته.',
    },
  },
  LAYER_FILE_TOO_LARGE: {
    status: 413,
    title: 'Layer file too large',
    detail: {
      fr: 'Ce fichier dépasse 32 Mo ou 20 000 objets : simplifiez-le, ou publiez-le par un service WMS.',
      ar: 'يتجاوز هذا الملف 32 ميغابايت أو 20000 عنصر: بسطوه أو انشروه عبر خدمة WMS.',
    },
  },
} as const satisfies Record<string, ProblemKind>

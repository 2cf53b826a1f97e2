import { eventNames } from '../../../notifications/sentences/courseNames.ts'
import type { ReceiptWords } from './words.ts'

const VOWEL = /^[aeiouàâäéèêëîïôöûü]/i
const of = (name: string) => (VOWEL.test(name) ? `d’${name}` : `de ${name}`)

const count = (n: number, one: string, many: string) => `${n}\u00a0${n >= 2 ? many : one}`

export const FRENCH: ReceiptWords = {
  kingdom: 'Royaume du Maroc',
  province: { province: (name) => `Province ${of(name)}`, prefecture: (name) => `Préfecture ${of(name)}` },
  commune: {
    urban: (name) => `Commune ${of(name)}`,
    rural: (name) => `Commune ${of(name)}`,
    arrondissement: (name) => `Arrondissement ${of(name)}`,
  },
  counter: {
    guichet: 'Guichet unique',
    provincial_committee: 'Guichet de la préfecture ou de la province',
  },
  documentTitle: (number) => `Récépissé de dépôt ${number}`,
  title: 'Récépissé de dépôt',
  number: 'Numéro du dossier',
  filed: (day, hour) => [`Déposé le `, { strong: day }, ` à ${hour}`],
  filedBy: (name) => [`, par ${name}.`],
  qrAlt: 'Code QR de l’adresse où suivre ce dossier',
  qrCaption: 'Suivre ce dossier',
  request: 'Demande',
  procedure: 'Démarche',
  version: (day) => `, dans sa version en vigueur depuis le ${day}`,
  track: 'Catégorie',
  tracks: { gp: 'Grand projet', pp: 'Petit projet' },
  subject: 'Objet',
  applicants: (n) => (n >= 2 ? 'Demandeurs' : 'Demandeur'),
  designers: (n) => (n >= 2 ? 'Concepteurs' : 'Concepteur'),
  land: 'Terrain',
  communeTerm: 'Commune',
  landTitle: 'Situation foncière',
  titles: {
    titled: 'Titre foncier n° ',
    requisition: 'Réquisition d’immatriculation n° ',
    untitled: 'Terrain non immatriculé',
    unsaid: 'Non précisée',
  },
  withoutNumber: 'numéro non précisé',
  area: 'Superficie du tracé déposé',
  line: 'Longueur et largeur du tracé',
  lineBy: (length, width) => `${length}\u00a0m × ${width}\u00a0m`,
  register: ({ ha, a, ca }) => `${ha > 0 ? `${ha}\u00a0ha ` : ''}${ha > 0 || a > 0 ? `${a}\u00a0a ` : ''}${ca}\u00a0ca`,
  squareMetres: (figure) => `${figure}\u00a0m²`,
  zone: 'Zone légale',
  deadlines: 'Délais',
  stageHead: 'Étape',
  fromHead: 'À compter de',
  termHead: 'Durée',
  dueHead: 'Dernier jour',
  stages: {
    admission: 'Recevabilité',
    dispatch: 'Transmission aux membres',
    avis: 'Avis des membres',
    minutes: 'Procès-verbal',
    answer: 'Réponse du président',
    inspection_notice: 'Annonce de la visite',
    inspection: 'Visite',
    inspection_minutes: 'Procès-verbal de visite',
    complement: 'Complément demandé',
    decision: 'Décision',
    notification: 'Notification',
    total: 'Délai total',
    validity: 'Validité de l’autorisation',
  },
  events: eventNames('fr'),
  onDay: (event, day) => `${event}, ${day}`,
  atLatest: (event, day) => `${event}, au plus tard le ${day}`,
  terms: {
    working: (n) => count(n, 'jour ouvrable', 'jours ouvrables'),
    calendar: (n) => count(n, 'jour', 'jours'),
    month: (n) => `${n}\u00a0mois`,
  },
  toConfirm: 'à confirmer',
  noDeadline: 'Cette démarche n’a pas de délai : elle est une simple déclaration.',
  deadlineNote:
    'Les jours ouvrables excluent le samedi, le dimanche et les jours fériés. Le temps que le demandeur prend pour répondre suspend le délai.',
  commission: 'Commission',
  commissionOn: (day) =>
    `Prochaine réunion fixée de la commission : ${day} (règlement général de construction de 2013, article 30). Le dossier y passe s’il est prêt, sinon à une réunion suivante.`,
  commissionUnknown:
    'Jour de la réunion : à confirmer, aucune n’est fixée au jour du dépôt (règlement général de construction de 2013, article 30).',
  commissionElsewhere:
    'La commission se réunit à la préfecture ou à la province. Aucun texte lu ne demande que ce récépissé porte le jour de sa réunion.',
  silence: 'Si l’administration ne répond pas',
  silenceOf: {
    granted: (day) =>
      `Sans décision ${day ? `le ${day} au plus tard` : 'dans le délai total'}, la demande est réputée acceptée. L’attestation se demande au wali ou au gouverneur : aucun permis n’est délivré automatiquement.`,
    none: () => 'Le silence de l’administration ne vaut pas accord.',
    unknown: () => 'Effet du silence : à confirmer.',
  },
  pieces: 'Pièces déposées',
  pieceHead: 'Pièce',
  pagesHead: 'Pages',
  fingerprintHead: 'Empreinte',
  noPieces: 'Aucune pièce n’a été déposée.',
  fingerprintNote: 'Empreinte : les seize premiers signes du SHA-256 du fichier reçu.',
  awaited: 'Pièces d’information encore attendues',
  awaitedNote: 'Elles peuvent venir avant la délivrance ; leur absence ne peut pas motiver un rejet (article 33).',
  followText: (number, address) => [
    'Suivez ce dossier sans compte, avec le numéro ',
    { figures: number },
    ' et la CNIE du propriétaire (pour une société, son ICE ou son registre de commerce), à l’adresse ',
    { figures: address },
    '.',
  ],
  asOfFiling:
    'Ce récépissé est celui du jour du dépôt. Un jour férié fixé plus tard, une suspension ou des plans modifiés déplacent les derniers jours : ceux qui comptent sont ceux que montre le suivi du dossier.',
  law: 'Délivré en application de la loi 55-19 relative à la simplification des procédures et formalités administratives et de son décret d’application 2-20-660.',
  foot: (number) => ['Récépissé ', { figures: number }],
  page: { before: 'Page', between: 'sur' },
}

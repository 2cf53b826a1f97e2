import type { ActWords } from './words.ts'

const VOWEL = /^[aeiouàâäéèêëîïôöûü]/i
const of = (name: string) => (VOWEL.test(name) ? `d’${name}` : `de ${name}`)

export const FRENCH: ActWords = {
  documentTitle: (title, reference) => (reference === null ? `${title} (projet)` : `${title} n° ${reference}`),
  titles: {
    refusal: 'Décision de refus',
    deferral: 'Décision de sursis à statuer',
    attestation: 'Attestation du silence de l’administration',
  },
  number: 'N°',
  noNumber: 'à attribuer',
  draft: 'PROJET SANS VALEUR',
  object: 'Objet',
  request: 'Demande',
  filed: (number, day) => [{ figures: number }, `, déposée le ${day}`],
  levels: 'Niveaux',
  floorArea: 'Surface de plancher',
  footprint: 'Emprise au sol',
  height: 'Hauteur',
  dwellings: 'Logements',
  lots: 'Lots',
  metres: (figure) => `${figure}\u00a0m`,
  authority: (role, { kind, nameFr, provinceKind, provinceFr }) => {
    if (role === 'governor')
      return `Le gouverneur de la ${provinceKind === 'province' ? 'province' : 'préfecture'} ${of(provinceFr)},`
    return kind === 'arrondissement'
      ? `Le président du conseil de l’arrondissement ${of(nameFr)},`
      : `Le président du conseil de la commune ${of(nameFr)},`
  },
  seenRequest: (number, day, people) => [
    'Vu la demande n° ',
    { figures: number },
    ` déposée le ${day} par ${people} ;`,
  ],
  seenSession: (day) => `Vu la réunion de la commission du ${day} ;`,
  seenMinutes: (day) => `Vu le procès-verbal du ${day} ;`,
  seenInspection: (day) => `Vu la visite des lieux du ${day} ;`,
  seenAvis: 'Vu les avis des organismes consultés :',
  avis: (body, opinion, day) => [`${body} : `, { strong: opinion }, `, le ${day}`],
  opinions: {
    favourable: 'favorable',
    reserved: 'favorable avec réserves',
    unfavourable: 'défavorable',
    postponed: 'ajourné',
  },
  binding: ' (avis conforme)',
  whereas: (law, detail) => [{ strong: 'Considérant : ' }, `${law} `, detail],
  noAnswer: (due) => `Considérant qu’aucune décision n’est intervenue le ${due} au plus tard ;`,
  decides: { decides: 'DÉCIDE', attests: 'ATTESTE' },
  article: (rank) => (rank === 1 ? 'Article premier' : `Article ${rank}`),
  granted: (title, people) => [
    'La demande est acceptée. L’autorisation « ',
    { strong: title },
    ' » est délivrée à ',
    { strong: people },
    ', pour l’objet décrit ci-dessus.',
  ],
  certified: (title, people) => [
    'L’acte « ',
    { strong: title },
    ' » est délivré à ',
    { strong: people },
    ', pour l’objet décrit ci-dessus.',
  ],
  refused: 'La demande décrite ci-dessus est refusée, pour les motifs qui précèdent.',
  deferred: (until) => ['Il est sursis à statuer sur la demande décrite ci-dessus jusqu’au ', { strong: until }, '.'],
  deemed: (title, people) => [
    'Le silence gardé sur la demande présentée par ',
    { strong: people },
    ' vaut accord pour « ',
    { strong: title },
    ' », dans les conditions que fixent les lois et règlements en vigueur.',
  ],
  reserves: 'Le titulaire est tenu par les réserves des organismes consultés :',
  reserve: (body, words) => [`${body} : ${words}`],
  conditions: 'Le titulaire est tenu en outre de :',
  information: 'Il est porté à la connaissance du demandeur :',
  onSite: (withPlans) => [
    'informer la commune quarante-huit heures avant le début des travaux ;',
    'afficher sur le chantier un panneau portant le numéro de l’autorisation, sa date, le nombre de niveaux, la surface couverte, le maître d’ouvrage et l’architecte ;',
    withPlans
      ? 'garder sur le chantier la présente décision et les plans portant la mention « ne varietur » ;'
      : 'garder sur le chantier la présente décision ;',
    'clôturer le chantier sur deux mètres de hauteur et ne pas occuper le domaine public sans autorisation ;',
    'respecter les couleurs de façade fixées par la commune.',
  ],
  plans: 'Les plans revêtus de la mention « ne varietur » sont annexés à la présente décision.',
  settled: (day) => `Le règlement des taxes et redevances a été constaté le ${day}.`,
  lasts: (term, rule) => `Durée de validité : ${term}. ${rule}`,
  lastsUnknown: (rule) => `Durée de validité : à confirmer. ${rule}`,
  toConfirm: 'à confirmer',
  notified:
    'Le présent acte est notifié au demandeur ; copie en est adressée aux autorités et organismes que la loi désigne.',
  unsigned: 'Ce projet n’est pas signé.',
  quality: {
    president: 'Le président',
    delegate: 'Pour le président et par délégation',
    governor: 'Le gouverneur',
  },
  signed: (day, hour) => `Signé électroniquement le ${day} à ${hour}`,
  qrAlt: 'Code QR de l’adresse où vérifier cet acte',
  check: (address) => ['Vérifiez cet acte et ce qu’il en est aujourd’hui : ', { figures: address }],
  foot: (title) => [title],
  visas: {
    law_12_90: 'Vu la loi 12-90 relative à l’urbanisme, telle qu’elle a été modifiée et complétée ;',
    law_25_90: 'Vu la loi 25-90 relative aux lotissements, groupes d’habitations et morcellements ;',
    law_113_14: 'Vu la loi organique 113-14 relative aux communes, notamment son article 101 ;',
    law_113_14_arrondissement:
      'Vu la loi organique 113-14 relative aux communes (article qui habilite le président du conseil d’arrondissement : à confirmer) ;',
    law_55_19: 'Vu la loi 55-19 relative à la simplification des procédures et formalités administratives ;',
    decree_building: 'Vu le décret 2-18-577 approuvant le règlement général de construction ;',
    decree_repair: 'Vu le décret 2-18-475 relatif aux permis de réfection, de régularisation et de démolition ;',
    dahir_1914:
      'Vu le dahir du 25 août 1914 portant réglementation des établissements insalubres, incommodes ou dangereux ;',
  },
}

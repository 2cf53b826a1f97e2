import { figure } from '../../../../spatial/conformity/figures.ts'
import type { BulletinWords } from './words.ts'

const whole = (n: number) => figure(n, 0)
const plural = (n: number, one: string, many: string) => `${whole(n)} ${n > 1 ? many : one}`
const territories = (n: number) => plural(n, 'territoire', 'territoires')

export const FRENCH: BulletinWords = {
  kingdom: 'Royaume du Maroc',
  service: 'Rokhas – Guichet national des autorisations d’urbanisme',
  title: 'Bulletin trimestriel des délais',
  quarter: (nth, year) => `${nth === 1 ? '1er' : `${nth}e`} trimestre ${year}`,
  shortQuarter: (nth, year) => `T${nth} ${year}`,
  edition: (nth) => `Édition n° ${nth}`,
  corrects: 'Ce que cette édition corrige',
  changed: (name, was, is) => `${name} : ${was} devient ${is}.`,
  changedTerritories: (n) => `Un délai moyen change dans ${territories(n)}.`,
  asOf: (day, version) => `Chiffres arrêtés le ${day}, état n° ${version}. Un événement inscrit plus tard n’y est pas.`,
  units: { dossiers: 'dossiers', days: 'jours', working_days: 'jours ouvrables', percent: '%' },
  tracks: { gp: 'Grands projets', pp: 'Petits projets' },
  before: (quarter, figure) => `${quarter} : ${figure}`,
  colon: ' : ',
  noFigure: '–',
  withheld: (least) => `< ${least}`,
  essential: 'L’essentiel',
  nothing: 'Aucun dossier n’a été déposé ni décidé dans ce trimestre : il n’y a ni délai ni classement à publier.',
  little: (n) =>
    n === 0
      ? 'Aucun dossier n’a été décidé dans ce trimestre : il n’y a ni délai ni part à publier.'
      : `${plural(n, 'dossier a été décidé', 'dossiers ont été décidés')} dans ce trimestre : trop peu pour un délai ou une part.`,
  maps: {
    title: { provinces: 'Délai moyen par préfecture et province', communes: 'Délai moyen par commune' },
    text: 'Moyenne du délai des dossiers décidés dans le trimestre, en jours, le temps du demandeur non compté.',
    of: (track, quarter) => `${track}, ${quarter}`,
    alt: (level, track, told) =>
      level === 'provinces'
        ? `Carte du Maroc par préfecture et province : délai moyen, ${track.toLowerCase()}, ${plural(told, 'territoire a un chiffre', 'territoires ont un chiffre')}. Les mêmes chiffres sont dans le tableau par préfecture et province.`
        : `Carte du Maroc par commune : délai moyen, ${track.toLowerCase()}, ${plural(told, 'territoire a un chiffre', 'territoires ont un chiffre')}. Les mêmes chiffres sont dans l’annexe A.`,
    step: (from, to) => (from === null ? `moins de ${to}` : to === null ? `${from} et plus` : `${from} à ${to}`),
    limit: (days) => `délai légal ${days} jours, les quatre dernières teintes sont au-delà.`,
    unsourced: 'aucun texte lu ne donne un délai légal en jours, aucune teinte n’est dite en retard.',
    few: (least, n) => `moins de ${least} décidés, chiffre non publié : ${territories(n)}`,
    none: (n) => `aucun décidé : ${territories(n)}`,
    twin: {
      provinces:
        'Chaque préfecture et province est nommée avec ses chiffres dans le tableau par préfecture et province.',
      communes: 'Chaque commune est nommée dans l’annexe A, y compris celles trop petites pour ce dessin.',
    },
    drawnFrom: (percent) =>
      `La carte d’un type de projets n’est dessinée que si ${percent}\u00a0% au moins des communes et arrondissements ont un chiffre publié ; plus bas, elle ne montrerait presque que des hachures.`,
    share: (told, all, percent) => `${whole(told)} sur ${whole(all)}, soit ${percent}\u00a0%.`,
    missing: 'Aucun contour n’est chargé : la carte ne peut pas être dessinée.',
  },
  trend: {
    title: 'Évolution',
    delays: 'Délai moyen, en jours',
    flow: 'Dossiers déposés et décidés',
    backlog: 'En cours à la fin du trimestre',
    alt: (what) => `Courbe par trimestre : ${what}. Les mêmes chiffres sont dans le tableau qui suit.`,
    table: 'Les douze trimestres',
  },
  rankings: {
    title: (track) => `Classements : ${track.toLowerCase()}`,
    best: 'Délais moyens les plus courts',
    improved: 'Plus fortes améliorations depuis le trimestre précédent',
    degraded: 'Plus fortes dégradations depuis le trimestre précédent',
    among: {
      all: 'Tous les territoires',
      guichet: 'Plus de 50 000 habitants, et arrondissements',
      middle: 'De 20 001 à 50 000 habitants',
      small: '20 000 habitants au plus',
    },
    counted: (ranked, compared, few, none) =>
      `${plural(ranked, 'territoire classé', 'territoires classés')}, dont ${plural(compared, 'comparé', 'comparés')} au trimestre précédent ; ${whole(few)} avec trop peu de dossiers, ${whole(none)} sans décision.`,
    nobody: (least, few, none) =>
      few === 0
        ? `Aucun territoire n’est classé : aucun n’a décidé de dossier.`
        : `Aucun territoire n’est classé : ${plural(few, 'en a décidé', 'en ont décidé')} moins de ${least}, ${whole(none)} aucun.`,
    sameAsAll:
      'Tous les territoires classés sont de cette classe : les listes sont celles de « Tous les territoires ».',
  },
  regions: 'Par région',
  provinces: 'Par préfecture et province',
  averages: { gp: 'Délai moyen, grands projets', pp: 'Délai moyen, petits projets' },
  silence: {
    title: 'Silence de l’administration',
    text: (n, before) =>
      `${plural(n, 'accord par silence attesté', 'accords par silence attestés')} dans le trimestre, ${before} dans le précédent.`,
  },
  ages: {
    title: 'Dossiers en cours, par âge',
    upTo: (days) => `jusqu’à ${days} jours`,
    beyond: (days) => `plus de ${days} jours`,
  },
  hands: {
    title: 'Chez qui le temps passe',
    text: 'Jours, en moyenne par dossier décidé. Ensemble ils font le délai entier.',
    actors: {
      guichet: 'Guichet',
      members: 'Membres consultés',
      president: 'Président',
      applicant: 'Demandeur',
    },
  },
  reasons: {
    complement: {
      title: 'Motifs des compléments demandés',
      text: 'Dossiers décidés dans le trimestre dont le demandeur a dû donner un complément pour ce motif.',
      none: 'Aucun motif de complément ne revient assez souvent pour être publié.',
    },
    refusal: {
      title: 'Motifs des refus',
      text: 'Dossiers refusés dans le trimestre, par motif de l’acte.',
      none: 'Aucun motif de refus ne revient assez souvent pour être publié.',
    },
  },
  grounds: {
    binding_avis: 'Avis conforme défavorable',
    plan_rules: 'Règles du plan d’aménagement',
    alignment: 'Alignement',
    no_networks: 'Égout ou eau potable',
    road_setback: 'Reculs hors des plans',
    other: 'Autre',
  },
  columns: {
    rank: 'Rang',
    territory: 'Commune ou arrondissement',
    province: 'Province ou préfecture',
    population: 'Habitants',
    mean: 'Moyenne',
    median: 'Médiane',
    n: 'Décidés',
    was: 'Trimestre précédent',
    change: 'Variation',
    inTime: 'Dans le délai légal',
    quarter: 'Trimestre',
    filed: 'Déposés',
    decided: 'Décidés',
    refused: 'Refusés',
    silence: 'Silence',
    backlog: 'En cours',
    region: 'Région',
    age: 'Âge depuis le dépôt',
    dossiers: 'Dossiers',
    actor: 'Chez',
    reason: 'Motif',
    why: 'Pourquoi',
  },
  ofTrack: (column, track) => `${column}, ${track === 'gp' ? 'GP' : 'PP'}`,
  annex: {
    territories: 'Annexe A. Chaque commune et arrondissement',
    territoriesText: (least, on) =>
      `Jours, le temps du demandeur non compté. GP : grands projets ; PP : petits projets. « < ${least} » : trop peu de dossiers décidés, aucun chiffre n’en est publié ; « – » : pas de chiffre. Les territoires sont ceux du ${on}, sous leur nom de ce jour ; ceux qui n’ont rien décidé dans le trimestre ne sont pas listés.`,
    fewIn: 'Trop peu de dossiers décidés pour un chiffre',
    comma: ', ',
    incomparable: 'Classés, mais non comparés au trimestre précédent',
    why: { few_before: 'trop peu de dossiers au trimestre précédent', changed: 'territoire modifié' },
    rule: 'Annexe B. La règle des classements',
    definitions: 'Annexe C. Définitions',
    from: 'De',
    to: 'À',
    least: (n) => `Non publié sous ${n} dossiers.`,
    legal: 'Délais légaux de référence',
    legalOf: (track, days, unit) => `${track} : ${days} ${unit === 'working' ? 'jours ouvrables' : 'jours'}.`,
    legalUnknown: (track) => `${track} : aucun texte lu ne donne le délai.`,
    doubtful: (n) =>
      `${n === 0 ? 'Aucun dossier laissé' : plural(n, 'dossier laissé', 'dossiers laissés')} hors de tous les chiffres pour une date à venir, dans le désordre ou absente du registre papier.`,
    queries: 'Annexe D. Les requêtes',
    queriesText:
      'Chaque chiffre de ce bulletin vient de l’une de ces questions posées à la base, avec ces paramètres. Posées de nouveau au même état des chiffres, elles donnent les mêmes.',
    parameters: 'Paramètres',
  },
  contents: 'Sommaire',
  foot: 'Bulletin trimestriel des délais',
  page: { before: 'Page', between: 'sur' },
}

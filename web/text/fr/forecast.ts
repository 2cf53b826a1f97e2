/** How long a dossier may take, where the figure comes from, and how such figures were kept. */
export const forecastFr = {
  title: 'Durée prévisible',
  titleIn: 'Durée prévisible, {{commune}}',
  between: {
    one: 'Entre {{low}} et un jour',
    two: 'Entre {{low}} et deux jours',
    few: 'Entre {{low}} et {{high}} jours',
    many: 'Entre {{low}} et {{high}} jours',
    other: 'Entre {{low}} et {{high}} jours',
  },
  exactly: {
    one: 'un jour',
    two: 'deux jours',
    few: '{{high}} jours',
    many: '{{high}} jours',
    other: '{{high}} jours',
  },
  sameDay: 'Le jour même',
  days: 'Décision attendue entre le {{low}} et le {{high}}',
  day: 'Décision attendue le {{high}}',
  past: 'Il a déjà pris plus de temps que prévu : la prévision faite à son dépôt allait jusqu’au {{high}}.',
  share: 'Huit dossiers comparables sur dix ; la moitié en {{middle}} jours ou moins.',
  how: 'Jours du calendrier, du dépôt à la décision, compléments et paiement compris. {{place}} : {{decided}} dossiers décidés du {{from}} au {{to}} ; ceux qui étaient encore ouverts sont comptés pour le temps qu’ils avaient déjà pris.',
  scopes: {
    commune: '{{name}}',
    province: 'Province ou préfecture {{name}}',
    region: 'Région {{name}}',
    country: 'Tout le pays',
  },
  looked: '{{place}} : {{decided}}',
  lookedWaiting: '{{place}} : {{decided}}, mais trop y attendent encore',
  widened: 'Plus près, pas de quoi prévoir ({{list}}) : il faut {{least}} dossiers décidés.',
  kept: 'Sur {{dossiers}} prévisions passées de cette démarche, {{share}} ont été tenues.',
  keptOf: {
    commune:
      'Sur {{dossiers}} prévisions passées de cette démarche tirées de la seule commune, {{share}} ont été tenues.',
    province:
      'Sur {{dossiers}} prévisions passées de cette démarche tirées d’une province entière, {{share}} ont été tenues.',
    region:
      'Sur {{dossiers}} prévisions passées de cette démarche tirées d’une région entière, {{share}} ont été tenues.',
    country: 'Sur {{dossiers}} prévisions passées de cette démarche tirées du pays entier, {{share}} ont été tenues.',
  },
  poor: 'C’est moins que les {{share}} visés : à prendre avec prudence.',
  keptHow:
    'Dossiers déposés du {{from}} au {{to}}, chacun prévu avec ce que l’on savait avant son trimestre : {{sooner}} décidés plus tôt, {{later}} plus tard. Vérifié le {{on}}.',
  untold: '{{untold}} encore ouverts, dont on ne sait rien.',
  source: 'D’où vient cette prévision',
  notKept: 'Trop peu de dossiers pour dire déjà si ces prévisions sont tenues.',
  none: 'Pas de prévision : trop peu de dossiers décidés du {{from}} au {{to}}, ou trop qui attendent encore ({{list}}) ; il faut {{least}} dossiers décidés.',
  legal: 'Seul le délai légal peut être annoncé : {{term}}.',
  noLegal: 'Aucun délai légal de l’ensemble n’est connu avec certitude.',
  choose: 'Choisissez une commune : la prévision vient de ce qui s’y est passé.',
  checks: {
    title: 'Prévisions tenues, par démarche',
    all: '{{share}} des prévisions ont été tenues ; elles en visent {{aim}} ({{dossiers}} dossiers).',
    how: 'Dossiers déposés du {{from}} au {{to}}, chacun prévu avec ce que l’on savait avant son trimestre. Vérifié le {{on}}.',
    procedure: 'Démarche',
    kept: 'Tenues',
    sooner: 'Décidés plus tôt',
    later: 'Décidés plus tard',
    dossiers: 'Dossiers',
  },
}

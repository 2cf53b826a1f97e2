/** What the machine noticed of a piece before or after it was sent. */
export const preflightFr = {
  heading: 'Remarques sur cette pièce',
  never: 'Ces remarques viennent d’une lecture automatique : elles n’empêchent pas le dépôt.',
  before: 'Avant l’envoi, {{name}} :',
  levels: { note: 'À noter\u00a0:', warning: 'À vérifier\u00a0:' },
  pages: 'Pages concernées : {{pages}}.',
  codes: {
    UNREADABLE: 'le contenu n’a pas pu être lu en temps voulu. Ouvrez le fichier pour vous assurer qu’il est entier.',
    NOT_ALL_MEASURED: 'seules les {{measured}} premières pages sur {{all}} ont été examinées.',
    PAGES_MISSING: 'les pages sont numérotées sur {{all}}, et il manque : {{missing}}.',
    PAGES_BLANK: 'des pages sont blanches.',
    ALL_BLANK: 'toutes les pages sont blanches.',
    RESOLUTION_LOW:
      'l’image est peu lisible ({{dpi}} points par pouce ; au moins {{least}} sont souhaitables). Numérisez-la plus finement.',
    IMAGE_SMALL:
      'la photographie est petite ({{width}} × {{height}} pixels ; {{least}} au moins sont souhaitables sur le petit côté).',
    SHEET_NOT_ISO: 'la feuille ({{size}} mm) n’est pas d’un format A4 à A0.',
    SCALE_MISSING: 'aucune échelle n’a été trouvée sur le plan. Écrivez-la, par exemple 1/200.',
    SCALE_UNREADABLE: 'le plan est une image : son échelle n’a pas pu être lue. Vérifiez qu’elle y figure.',
    SCALE_BAR_MISSING:
      'aucune échelle graphique n’a été trouvée ; elle reste juste quand le plan est imprimé à une autre taille.',
  },
}

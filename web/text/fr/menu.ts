/** The person's menu in the bar. */
export const menuFr = {
  label: 'Votre espace',
  unread: '{{n}} non lues',
  actingFor: 'Vous agissez pour',
  alone: 'Vous agissez en votre nom.',
  asleep: 'Fermé : second facteur à présenter',
  prove: 'Présenter le second facteur',
  delegated: 'par délégation',
  until: 'jusqu’au {{day}}',
  notices: 'Notifications',
  account: 'Mon compte',
  mandates: 'Mes mandats',
  signOut: 'Se déconnecter',
  signOutFailed: 'La déconnexion n’a pas abouti. Réessayez.',
}

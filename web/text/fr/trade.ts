/** Words of the trade that several screens share: who people are, what bodies are, where a dossier stands. */
export const roles = {
  employee: 'Collaborateur',
  administrator: 'Administrateur de l’organisme',
  president: 'Président',
  delegate: 'Délégataire',
  guichet: 'Agent du guichet',
  cashier: 'Régisseur',
  examiner: 'Instructeur',
  member: 'Membre de commission',
  governor: 'Gouverneur',
  wali: 'Wali',
  supervisor: 'Superviseur',
  support: 'Assistance',
  operator: 'Exploitant',
}

export const bodyKinds = {
  commune: 'Commune',
  arrondissement: 'Arrondissement',
  province: 'Province ou préfecture',
  wilaya: 'Wilaya',
  urban_agency: 'Agence urbaine',
  civil_protection: 'Protection civile',
  network_operator: 'Opérateur de réseau',
  land_registry: 'Conservation foncière',
  ministry: 'Ministère',
  support: 'Assistance',
  architect_office: 'Cabinet d’architecture',
  surveyor_office: 'Cabinet de topographie',
  engineering_office: 'Bureau d’études',
  company: 'Société',
  promoter: 'Promoteur',
}

export const parts = {
  owner: 'Maître d’ouvrage',
  designer: 'Architecte',
  surveyor: 'Géomètre-topographe',
  engineer: 'Ingénieur',
  correspondent: 'Correspondant',
}

export const dossierStates = {
  draft: 'Brouillon',
  filed: 'Déposé',
  examined: 'En instruction',
  decided: 'Décidé',
  archived: 'Archivé',
}

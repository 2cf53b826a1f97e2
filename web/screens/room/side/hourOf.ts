/** The hour and minute of an instant on the wall clock of the country, in Western digits. */
export const hourOf = (at: string): string =>
  new Intl.DateTimeFormat('fr-MA', { timeZone: 'Africa/Casablanca', hour: '2-digit', minute: '2-digit' }).format(
    new Date(at),
  )

/** What a body may say: favourable; with reservations; unfavourable; put off. All but the first are motivated. */
export const OPINIONS = ['favourable', 'reserved', 'unfavourable', 'postponed'] as const
export type Opinion = (typeof OPINIONS)[number]

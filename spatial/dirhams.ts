import { THIN_NBSP } from './conformity/figures.ts'

/** 123450 centimes is « 1 234,50 », always with its centimes: on paper, on the screen, in messages. */
export function dirhams(centimes: number): string {
  const [whole = '0', fraction = '00'] = (Math.abs(centimes) / 100).toFixed(2).split('.')
  return `${centimes < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, THIN_NBSP)},${fraction}`
}

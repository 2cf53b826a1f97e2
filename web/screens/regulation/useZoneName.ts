import { useRegulationWords } from '../../text/useRegulationWords.ts'

/** « B3 » or « B3 secteur S1 ». */
export function useZoneName(): (line: { readonly zone: string; readonly sector: string }) => string {
  const say = useRegulationWords()
  return ({ zone, sector }) => (sector ? say('sector', { zone, sector }) : zone)
}

import type { ReportAnswer } from '../../../api/contract/conformity.ts'

/** The land of a report and the day of its law; degrees when it came in degrees, so that their 7 m are part of the answer. */
export const landOf = ({ parcel, tolerance, on }: ReportAnswer) =>
  tolerance.because === 'geographic_source' ? { geometry: parcel.geometry, on } : { legal: parcel.legal, on }

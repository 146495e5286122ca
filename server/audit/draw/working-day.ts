import chineseDays from 'chinese-days'

/** The day so many working days after a day, by the Chinese calendar with its moved working days (调休). */
export const workingDaysAfter = (day: string, count: number): string => chineseDays.findWorkday(count, day)

/** Results are published within so many working days of the check's end (domain §7). */
export const publishWithin = 20
